"""What the catalogue says of regions, however users write them."""

from landbridge.catalogue import catalogue
from landbridge.network.routing.regions import plain


def zones(region: str) -> tuple[int, ...] | None:
    """The zones of a region that have AV64, none for a region without zones; None if unknown."""
    for fact in catalogue().under("region"):
        name = fact.id.split(".")[1]
        if plain(name) == plain(region) and fact.id == f"region.{name}.av64-zones":
            return tuple(int(str(zone)) for zone in _listed(fact.value))
    return None


def listed() -> frozenset[str]:
    """The regions in which Generation 2 is listed, as `plain` writes them."""
    value = catalogue().value("region.gen2.listed")
    return frozenset(plain(str(region)) for region in _listed(value))


def _listed(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()
