"""How a connection gets on a circuit: one of one's own, or that of a Generation 1 private cloud."""

from landbridge.emulator.arm.inline import shown
from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.ids import SUBSCRIPTIONS, ResourceId
from landbridge.emulator.network.references import named
from landbridge.emulator.network.state.gateways import errors
from landbridge.emulator.network.state.gateways.circuit_authorizations import (
    NOTE,
    key_of,
    user_of,
)
from landbridge.emulator.network.state.gateways.circuit_peerings import PRIVATE
from landbridge.emulator.network.state.gateways.circuits import (
    PROVISIONED,
    Circuits,
    connected,
    provider_state,
)
from landbridge.emulator.network.state.gateways.gateway_skus import circuits_most, sku_of
from landbridge.emulator.store import Body, Resource

CLOUDS = "Microsoft.AVS/privateClouds"


def refuse_link(world: World, wanted: Wanted, gateway: Resource) -> None:
    """Raises Refusal for a connection that cannot get on the circuit that it names."""
    peer = named(wanted.properties.get("peer"))
    if peer is None:
        raise errors.wanted(wanted.id, "properties.peer")
    circuit = circuit_of(world, peer)
    if circuit is None:
        raise errors.absent(wanted.id, "circuit", "properties.peer")
    _refuse_beside(world, wanted.id, gateway, peer)
    if circuit.id.type == Circuits.type:
        _refuse_idle(world, wanted.id, circuit)
    _refuse_key(world, wanted, circuit)


def circuit_of(world: World, peer: ResourceId) -> Resource | None:
    """The circuit of that name, or the private cloud that has it."""
    standing = world.store.get(peer)
    if standing and standing.id.type == Circuits.type:
        return standing
    clouds = world.store.of_type(CLOUDS)
    return next((each for each in clouds if peer.key in _circuit_ids(world, each)), None)


def works(world: World, connection: Resource) -> bool:
    """Whether the circuit of a connection is there, and its provider and its peering with it."""
    peer = named(connection.properties.get("peer"))
    circuit = circuit_of(world, peer) if peer else None
    if circuit is None or circuit.id.type != Circuits.type:
        return circuit is not None
    return provider_state(circuit) == PROVISIONED and _private(world, circuit)


def authorization(world: World, wanted: Wanted) -> str | None:
    """The authorization that a connection uses; what it used before where it sends no key."""
    peer, key = named(wanted.properties.get("peer")), wanted.properties.get("authorizationKey")
    circuit = circuit_of(world, peer) if peer else None
    if key is None or circuit is None:
        return wanted.before.hidden.get(NOTE) if wanted.before else None
    found = _opened(world, circuit, str(key))
    return found.id.key if found else None


def opens(world: World, peer: ResourceId, key: str) -> bool | None:
    """Whether a key is one of a circuit's; None for a circuit that is not emulated."""
    circuit = circuit_of(world, peer)
    if circuit is None:
        return None
    return _opened(world, circuit, key) is not None


def _refuse_beside(world: World, id_: ResourceId, gateway: Resource, peer: ResourceId) -> None:
    for other in connected(world, peer):
        if other.id.key != id_.key and _gateway(other) == gateway.id.key:
            raise errors.linked(id_, other.id)
    most, others = circuits_most(sku_of(gateway.properties)), _circuits_at(world, id_, gateway)
    if most is not None and len(others) >= most:
        raise errors.circuits_full(id_, gateway.id, most)


def _circuits_at(world: World, id_: ResourceId, gateway: Resource) -> list[Resource]:
    """The other connections of a gateway that lead to circuits."""
    standing = world.store.of_type(id_.type, f"/{SUBSCRIPTIONS}/{id_.subscription}")
    others = [each for each in standing if each.id.key != id_.key and each.properties.get("peer")]
    return [each for each in others if _gateway(each) == gateway.id.key]


def _refuse_idle(world: World, id_: ResourceId, circuit: Resource) -> None:
    if provider_state(circuit) != PROVISIONED:
        raise errors.circuit_idle(id_, circuit.id, provider_state(circuit))
    if not _private(world, circuit):
        raise errors.circuit_bare(id_, circuit.id)


def _refuse_key(world: World, wanted: Wanted, circuit: Resource) -> None:
    """A circuit of one's own subscription needs no key; that of a private cloud does."""
    key = wanted.properties.get("authorizationKey")
    if key is None and (wanted.before or circuit.id.type == Circuits.type):
        return
    found = _opened(world, circuit, str(key))
    user = user_of(world, found.id) if found else None
    if found is None or (user and user.id.key != wanted.id.key):
        raise errors.key_wrong(wanted.id)


def _opened(world: World, circuit: Resource, key: str) -> Resource | None:
    """The authorization that has the key."""
    standing = world.store.of_type(f"{circuit.id.type}/authorizations", within=str(circuit.id))
    return next((each for each in standing if _key(world, each) == key), None)


def _key(world: World, authorization: Resource) -> str:
    if authorization.id.type.startswith(f"{Circuits.type}/"):
        return key_of(authorization)
    told: Body = shown(world, world.kinds.of(authorization.id), authorization)
    return str((told.get("properties") or {}).get("expressRouteAuthorizationKey", ""))


def _private(world: World, circuit: Resource) -> bool:
    return world.store.get(circuit.id.child("peerings", PRIVATE)) is not None


def _circuit_ids(world: World, cloud: Resource) -> set[str]:
    """What the cloud and its authorizations call its circuits; a stretched cloud has two."""
    held = (cloud.properties.get(name) or {} for name in ("circuit", "secondaryCircuit"))
    opened = world.store.of_type(f"{CLOUDS}/authorizations", within=str(cloud.id))
    names = [each.get("expressRouteID") for each in held]
    names += [each.properties.get("expressRouteId") for each in opened]
    return {str(each).casefold() for each in names if each}


def _gateway(connection: Resource) -> str:
    name = named(connection.properties.get("virtualNetworkGateway1"))
    return name.key if name else ""
