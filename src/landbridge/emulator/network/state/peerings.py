"""Peerings: connected by both sides, and out of sync as soon as a space grows."""

from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.network import errors
from landbridge.emulator.network.state.gateways.transit import refuse_transit
from landbridge.emulator.network.state.subnets import meet, space_of, spaces
from landbridge.emulator.store import Body, Resource

SYNC = "syncRemoteAddressSpace"


class Peerings(Kind):
    """What a side knows of the other's space is what stood when it was last synchronised."""

    type = "Microsoft.Network/virtualNetworks/virtualNetworkPeerings"
    tracked = False
    shows_etag = True

    def refuse(self, world: World, wanted: Wanted) -> None:
        remote, own = _remote(world, wanted.properties), world.store.get(_home(wanted.id))
        if remote is None:
            raise errors.remote_absent(wanted.id)
        refuse_transit(world, wanted)
        for one in spaces(own.properties) if own else []:
            for other in spaces(remote.properties):
                if meet(one, other):
                    raise errors.peers_overlap(wanted.id, str(one), str(other))

    def begun(self, world: World, wanted: Wanted) -> Body:
        known = wanted.before.hidden.get("known") if wanted.before else None
        if known is None or wanted.options.get(SYNC, "").casefold() == "true":
            remote = _remote(world, wanted.properties)
            known = space_of(remote) if remote else []
        return {**wanted.body, "$": {"known": known}}

    def computed(self, world: World, resource: Resource) -> Body:
        remote = _remote(world, resource.properties)
        known, now = resource.hidden.get("known", []), space_of(remote) if remote else []
        back = _back(world, resource, remote)
        behind = bool(
            back and back.hidden.get("known", []) != space_of(world.store.get(_home(resource.id)))
        )
        return {
            "peeringState": _state(remote, back),
            "peeringSyncLevel": _LEVELS[known != now, behind],
            "remoteAddressSpace": {"addressPrefixes": known},
            "remoteVirtualNetworkAddressSpace": {"addressPrefixes": now},
        }


_LEVELS = {
    (False, False): "FullyInSync",
    (True, False): "LocalNotInSync",
    (False, True): "RemoteNotInSync",
    (True, True): "LocalAndRemoteNotInSync",
}


def _state(remote: Resource | None, back: Resource | None) -> str:
    if remote is None:
        return "Disconnected"
    return "Connected" if back else "Initiated"


def _back(world: World, peering: Resource, remote: Resource | None) -> Resource | None:
    """The peering of the other side that leads here."""
    home = _home(peering.id).key
    standing = world.store.of_type(Peerings.type, within=str(remote.id)) if remote else []
    return next((each for each in standing if _named(each.properties) == home), None)


def _remote(world: World, properties: Body) -> Resource | None:
    name = parsed(_named(properties))
    return world.store.get(name) if name else None


def _named(properties: Body) -> str:
    return str((properties.get("remoteVirtualNetwork") or {}).get("id", "")).casefold()


def _home(peering: ResourceId) -> ResourceId:
    assert peering.parent is not None  # noqa: S101 - a peering is in a network
    return peering.parent
