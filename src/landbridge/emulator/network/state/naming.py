"""What a body names must stand, and near enough; what is named may not go."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.network import errors
from landbridge.emulator.network.references import named
from landbridge.emulator.region import region
from landbridge.emulator.store import Resource, mentioned

PROVIDER = "Microsoft.Network"
ANYWHERE = frozenset(
    f"{PROVIDER}/{each}".casefold()
    for each in (
        *("azureFirewalls", "expressRouteCircuits", "firewallPolicies", "ipGroups"),
        *("localNetworkGateways", "networkManagers", "privateDnsZones", "ddosProtectionPlans"),
    )
)
"""Types that are named from other regions, too: published of policies and groups."""

LOOSE = tuple(
    f"{PROVIDER}/{each}".casefold()
    for each in (
        *("virtualNetworks/virtualNetworkPeerings", "networkManagers", "networkWatchers"),
        *("privateDnsZones", "privateEndpoints/privateDnsZoneGroups"),
    )
)
"""Types that hold nothing: what they name may go."""


def refuse_absent(world: World, wanted: Wanted, anywhere: bool = False) -> None:
    """Raises Refusal where a body names what does not stand, or stands in another region."""
    place = region(_location(world, wanted.id) or wanted.location)
    for name in _named(wanted):
        standing = _standing(world, name)
        if standing is None:
            if _is_ours(world, name):
                raise errors.absent(wanted.id, name)
        elif not anywhere and _is_elsewhere(world, standing.id, place):
            raise errors.absent(wanted.id, name)


def users(world: World, id_: ResourceId, path: str = "") -> list[Resource]:
    """What of Microsoft.Network names a resource and holds it by that; of one type, if told."""
    found = world.store.mentioning(id_)
    return [each for each in found if _holds(each) and (not path or _is(each, path))]


def shown_users(world: World, id_: ResourceId, paths: Mapping[str, str]) -> dict[str, Any]:
    """Who uses a resource, under the property that shows users of a type; none, no property."""
    found = users(world, id_)
    told = {name: linked([each for each in found if _is(each, of)]) for name, of in paths.items()}
    return {name: value for name, value in told.items() if value}


def linked(resources: list[Resource]) -> list[dict[str, str]]:
    """Resources as others show them."""
    return [{"id": str(each.id)} for each in resources]


def resource_of(world: World, told: object) -> Resource | None:
    """What `{id}` names, if it stands."""
    name = named(told)
    return world.store.get(name) if name else None


def _named(wanted: Wanted) -> Iterator[ResourceId]:
    """The names in a body, but for its own and those of its parts."""
    for text in sorted(set(mentioned(wanted.body))):
        if not f"{text}/".startswith(f"{wanted.id.key}/") and (name := parsed(text)):
            yield name


def _standing(world: World, name: ResourceId) -> Resource | None:
    """The resource, or the one of which it names a part that is no resource of its own."""
    while (standing := world.store.get(name)) is None:
        above = name.parent
        if above is None or world.kinds.get(name.type):
            return None
        name = above
    return standing


def _is_ours(world: World, name: ResourceId) -> bool:
    """Whether the emulator would know if it stood."""
    providers = {each.provider.casefold() for each in world.kinds}
    return name.provider.casefold() in providers


def _is_elsewhere(world: World, name: ResourceId, place: str) -> bool:
    top = _top(name)
    if top.provider.casefold() != PROVIDER.casefold() or top.type.casefold() in ANYWHERE:
        return False
    return region(_location(world, name)) not in ("", "global", place)


def _location(world: World, name: ResourceId) -> str:
    """Where a resource stands, or what it is part of."""
    standing = world.store.get(_top(name))
    return str(standing.body.get("location", "")) if standing else ""


def _top(name: ResourceId) -> ResourceId:
    while above := name.parent:
        name = above
    return name


def _holds(resource: Resource) -> bool:
    of_network = resource.id.provider.casefold() == PROVIDER.casefold()
    return of_network and not resource.id.type.casefold().startswith(LOOSE)


def _is(resource: Resource, path: str) -> bool:
    return resource.id.type.casefold() == f"{PROVIDER}/{path}".casefold()
