"""Whether Generation 2 is listed in the region, and its hosts in the zone."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.deploy.preflight.hindrance import Hindrance, Intended, Sure
from landbridge.network.routing.regions import plain

LISTED = "region.gen2.listed"
ELSEWHERE = "Ask the account team before anything rests on it, or take a listed region: {}."
OTHER_ZONE = "Leave `private_cloud.zone` out, or name another: {}."


def region(intended: Intended) -> Iterator[Hindrance]:
    """By what Microsoft has published: an unlisted one may be had all the same."""
    cloud = intended.plan.estate.private_cloud
    name = str(cloud.region)
    listed = [str(each) for each in _all(LISTED)]
    if plain(name) not in map(plain, listed):
        told = f"Generation 2 is not listed in {name}"
        yield Hindrance(Sure.UNKNOWN, told, ELSEWHERE.format(", ".join(listed)))
    if cloud.zone is not None:
        yield from _zone(name, int(cloud.zone))


def _zone(name: str, zone: int) -> Iterator[Hindrance]:
    zones = _zones(name)
    if zones is None:
        told = f"nobody publishes which zones of {name} have AV64"
        yield Hindrance(Sure.UNKNOWN, told, OTHER_ZONE.format("the account team knows them"))
    elif zone not in zones:
        there = ", ".join(map(str, zones)) or "the region has none with AV64"
        told = f"AV64 is not listed in zone {zone} of {name}"
        yield Hindrance(Sure.UNKNOWN, told, OTHER_ZONE.format(there))


def _zones(name: str) -> tuple[int, ...] | None:
    """Those with AV64; None where nobody tells."""
    for fact in catalogue().under("region"):
        where = fact.id.split(".")[1]
        if fact.id == f"region.{where}.av64-zones" and plain(where) == plain(name):
            return tuple(int(str(each)) for each in _all(fact.id))
    return None


def _all(fact: str) -> tuple[object, ...]:
    value = catalogue().value(fact)
    return value if isinstance(value, tuple) else ()
