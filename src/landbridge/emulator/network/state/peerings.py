"""Peerings: connected by both sides, and out of sync as soon as a space grows."""

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network import errors
from landbridge.emulator.network.references import named
from landbridge.emulator.network.state.naming import resource_of, users
from landbridge.emulator.network.state.networked import Networked
from landbridge.emulator.network.state.space import Prefix, meet, space_of, spaces
from landbridge.emulator.store import Body, Resource

SYNC = "syncRemoteAddressSpace"
GATEWAYS = "GatewaySubnet"
REMOTE = "remoteVirtualNetwork"


class Peerings(Networked):
    """What a side knows of the other's space is what stood when it was last synchronised.

    Notes: `known` is that space; `paired` tells which peering of the other side it was connected
    to, so that another one of the same name does not count.
    """

    type = "Microsoft.Network/virtualNetworks/virtualNetworkPeerings"
    tracked = False
    anywhere = True

    def refuse(self, world: World, wanted: Wanted) -> None:
        remote, own = _remote(world, wanted.properties), world.store.get(_home(wanted.id))
        if remote is None:
            raise errors.remote_absent(wanted.id)
        _refuse_again(world, wanted, remote)
        _refuse_overlap(wanted.id, own, remote)
        if wanted.properties.get("useRemoteGateways"):
            _refuse_gateways(world, wanted, remote)
        back = _back(world, wanted.id, remote)
        if back and _state(world, back) == "Disconnected" and not _is_pair(back, wanted.before):
            raise errors.remote_disconnected(wanted.id, back.id)

    def begun(self, world: World, wanted: Wanted) -> Body:
        known = wanted.before.hidden.get("known") if wanted.before else None
        remote = _remote(world, wanted.properties)
        if known is None or wanted.options.get(SYNC, "").casefold() == "true":
            known = space_of(remote) if remote else []
        back = _back(world, wanted.id, remote)
        return {**wanted.body, "$": {"known": known, "paired": _mark(back) if back else None}}

    def done(self, world: World, resource: Resource) -> Resource:
        """The other side learns that it is connected."""
        back = _back(world, resource.id, _remote(world, resource.properties))
        if back and not _is_pair(back, resource):
            world.put(back.noting(paired=_mark(resource)))
        return resource

    def computed(self, world: World, resource: Resource) -> Body:
        remote = _remote(world, resource.properties)
        known, now = resource.hidden.get("known", []), space_of(remote) if remote else []
        back = _back(world, resource.id, remote)
        behind = bool(
            back and back.hidden.get("known", []) != space_of(world.store.get(_home(resource.id)))
        )
        return {
            "peeringState": _state(world, resource),
            "peeringSyncLevel": _LEVELS[known != now, behind],
            "remoteAddressSpace": {"addressPrefixes": known},
            "remoteVirtualNetworkAddressSpace": {"addressPrefixes": now},
        }

    def refuse_delete(self, world: World, resource: Resource) -> None:
        """A peering may go at any time; it is the other side that shows it."""


_LEVELS = {
    (False, False): "FullyInSync",
    (True, False): "LocalNotInSync",
    (False, True): "RemoteNotInSync",
    (True, True): "LocalAndRemoteNotInSync",
}


def _refuse_again(world: World, wanted: Wanted, remote: Resource) -> None:
    """One peering leads to one network, and always to the same."""
    if wanted.before and _remote_key(wanted.before.properties) != remote.id.key:
        told = f"The remote network of peering '{wanted.id.name}' cannot be changed."
        raise errors.not_allowed(told)
    for other in world.store.of_type(Peerings.type, within=str(wanted.id.parent)):
        if other.id.key != wanted.id.key and _remote_key(other.properties) == remote.id.key:
            raise errors.peered_already(wanted.id, other.id)


def _refuse_overlap(id_: ResourceId, own: Resource | None, remote: Resource) -> None:
    for one in spaces(own.properties) if own else []:
        for other in spaces(remote.properties):
            if meet(one, other):
                raise errors.peers_overlap(id_, str(one), str(other))


def refuse_met(world: World, network: ResourceId, space: list[Prefix]) -> None:
    """Raises Refusal for a space that would overlap with one of a peer."""
    for each in world.store.of_type(Peerings.type, within=str(network)):
        remote = _remote(world, each.properties)
        for other in spaces(remote.properties) if remote else []:
            for one in space:
                if meet(one, other):
                    raise errors.peers_overlap(each.id, str(one), str(other))


def _refuse_gateways(world: World, wanted: Wanted, remote: Resource) -> None:
    """Published: the other side has a gateway, and this one has none."""
    if not _has_gateway(world, remote.id):
        raise errors.no_remote_gateway(wanted.id, remote.id)
    if _has_gateway(world, _home(wanted.id)) or wanted.properties.get("allowGatewayTransit"):
        told = f"Peering '{wanted.id.name}' cannot use remote gateways and lend its own."
        raise errors.not_allowed(told)
    for other in world.store.of_type(Peerings.type, within=str(wanted.id.parent)):
        if other.id.key != wanted.id.key and other.properties.get("useRemoteGateways"):
            told = f"Peering '{wanted.id.name}' cannot use remote gateways: '{other.id.name}' does."
            raise errors.not_allowed(told)


def _has_gateway(world: World, network: ResourceId) -> bool:
    return bool(users(world, network.child("subnets", GATEWAYS), "virtualNetworkGateways"))


def _state(world: World, peering: Resource) -> str:
    remote = _remote(world, peering.properties)
    back = _back(world, peering.id, remote)
    paired = peering.hidden.get("paired")
    if remote is None or (paired and (back is None or _mark(back) != paired)):
        return "Disconnected"
    return "Connected" if back else "Initiated"


def _mark(peering: Resource) -> str:
    """What tells a peering from another one that had its name before."""
    return f"{peering.id.key}@{peering.created.isoformat()}"


def _is_pair(back: Resource, peering: Resource | None) -> bool:
    return peering is not None and back.hidden.get("paired") == _mark(peering)


def _back(world: World, peering: ResourceId, remote: Resource | None) -> Resource | None:
    """The peering of the other side that leads here."""
    home = _home(peering).key
    standing = world.store.of_type(Peerings.type, within=str(remote.id)) if remote else []
    return next((each for each in standing if _remote_key(each.properties) == home), None)


def _remote(world: World, properties: Body) -> Resource | None:
    return resource_of(world, properties.get(REMOTE))


def _remote_key(properties: Body) -> str:
    name = named(properties.get(REMOTE))
    return name.key if name else ""


def _home(peering: ResourceId) -> ResourceId:
    assert peering.parent is not None  # noqa: S101 - a peering is in a network
    return peering.parent
