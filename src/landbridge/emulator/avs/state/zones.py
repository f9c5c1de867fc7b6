"""Regions and zones: where a cloud may stand, and in which zone it does."""

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.kind import Wanted
from landbridge.emulator.avs import place_errors
from landbridge.emulator.avs.state.generation import has_zones, second, sku_of
from landbridge.emulator.figures import texts
from landbridge.emulator.region import region
from landbridge.emulator.store import Body

STRETCHED = "DualZone"


def refuse_zones(wanted: Wanted) -> None:
    """Raises Refusal where the service has no such hosts."""
    if second(wanted.properties):
        _refuse_region(wanted)
    told = _told(wanted.body)
    if len({*told}) != len(told) or (len(told) > 1) != stretched(wanted.properties):
        raise place_errors.zones_count(wanted.id, told)
    _refuse_stretched(wanted)
    for zone in told:
        refuse_zone(wanted.location, zone, sku_of(wanted.body))


def refuse_zone(location: str, zone: str, sku: str) -> None:
    """Raises Refusal for a zone that has no hosts of the type, as far as it is known."""
    there = zones_of(location)
    if has_zones(sku) and there is not None and zone not in there:
        raise place_errors.zone_without(sku, location, zone, there)


def zones_of(location: str) -> tuple[str, ...] | None:
    """The zones of a region that have AV64; None for one of which nothing is told."""
    for fact in catalogue().under("region"):
        name = fact.id.split(".")[1]
        if fact.id == f"region.{name}.av64-zones" and name.replace("-", "") == region(location):
            return tuple(str(each) for each in fact.value) if isinstance(fact.value, tuple) else ()
    return None


def availability(body: Body) -> Body:
    """In which zones a cloud stands; where it does not say, the service chooses the first."""
    told: Body = (body.get("properties") or {}).get("availability") or {}
    zones = _told(body) or list((zones_of(str(body.get("location"))) or ())[:1])
    chosen = dict(zip(("zone", "secondaryZone"), map(int, zones), strict=False))
    strategy = STRETCHED if stretched(body.get("properties") or {}) else "SingleZone"
    return {**told, "strategy": strategy, **chosen}


def stretched(properties: Body) -> bool:
    strategy = str((properties.get("availability") or {}).get("strategy"))
    return strategy.casefold() == STRETCHED.casefold()


def zones_in(properties: Body) -> list[str]:
    """The zones in which a cloud stands, the first first."""
    told = properties.get("availability") or {}
    return [str(told[name]) for name in ("zone", "secondaryZone") if told.get(name) is not None]


def _told(body: Body) -> list[str]:
    """What a client says of zones: beside the properties, or in them. Raises Refusal."""
    inner = zones_in(body.get("properties") or {})
    outer = [str(each) for each in body.get("zones") or []]
    if inner and outer and inner[: len(outer)] != outer:
        raise place_errors.zones_differ(inner, outer)
    found = inner or outer
    if not all(each.isdecimal() and int(each) for each in found):
        raise place_errors.zone_unread(found)
    return found


def _refuse_region(wanted: Wanted) -> None:
    listed = texts("region.gen2.listed")
    if region(wanted.location) not in {region(each) for each in listed}:
        raise place_errors.region_without(wanted.location, listed)


def _refuse_stretched(wanted: Wanted) -> None:
    if stretched(wanted.properties) and (
        second(wanted.properties) or sku_of(wanted.body) not in texts("gen1.stretched-skus")
    ):
        raise place_errors.not_stretched(sku_of(wanted.body), texts("gen1.stretched-skus"))
