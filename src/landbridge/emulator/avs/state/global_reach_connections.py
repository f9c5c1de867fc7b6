"""Global Reach: the circuit of a cloud joined with another circuit."""

from ipaddress import IPv4Network

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.avs import child_errors
from landbridge.emulator.avs.state.child import block, cloud_of, resource
from landbridge.emulator.avs.state.on_circuit import CIRCUITS, OnCircuit, circuit
from landbridge.emulator.avs.state.provisioned_networks import OLD, laid_out
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network.state.gateways.circuit_links import opens
from landbridge.emulator.store import Body

PEER = "properties.peerExpressRouteCircuit"
KEY = "authorizationKey"
LINK = 29  # bits of the prefix that a connection takes


class GlobalReachConnections(OnCircuit):
    """The key of the other circuit is read and let go; the circuit itself need not be emulated.

    That a key is needed is inferred: the circuit of a cloud is in no subscription of its customer.
    """

    type = "Microsoft.AVS/privateClouds/globalReachConnections"

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        peer = resource(wanted.properties.get("peerExpressRouteCircuit") or "", CIRCUITS, PEER)
        if peer.key == circuit(cloud_of(world, wanted.id)).casefold():
            raise child_errors.unfit(f"'{peer.name}' is the circuit of the cloud itself.", PEER)
        for other in world.store.of_type(self.type, within=str(wanted.id.parent)):
            same = str(other.properties["peerExpressRouteCircuit"]).casefold() == peer.key
            if same and other.id.key != wanted.id.key:
                told = f"The circuit '{peer.name}' is joined by '{other.id.name}' already."
                raise child_errors.conflict(told)
        _refuse_key(world, wanted, peer)
        _prefix(world, wanted)

    def begun(self, world: World, wanted: Wanted) -> Body:
        told = {
            "expressRouteId": circuit(cloud_of(world, wanted.id)),
            **{name: each for name, each in wanted.properties.items() if name != KEY},
            "addressPrefix": str(_prefix(world, wanted)),
            "circuitConnectionStatus": "Connected",
        }
        return {**wanted.body, "properties": told}


def _refuse_key(world: World, wanted: Wanted, peer: ResourceId) -> None:
    """One that stands needs no key again; of a circuit that is not emulated, any is taken."""
    key = wanted.properties.get(KEY)
    if not key and not wanted.before:
        raise child_errors.unfit(
            f"'{wanted.id.name}' needs a key of '{peer.name}'.", f"properties.{KEY}"
        )
    if key and opens(world, peer, str(key)) is False:
        raise child_errors.unfit(
            f"The key is none of the circuit '{peer.name}'.", f"properties.{KEY}"
        )


def _prefix(world: World, wanted: Wanted) -> IPv4Network:
    """Its own of the part of the block that is reserved for it. Raises Refusal where it is full."""
    if wanted.before:
        return IPv4Network(wanted.before.properties["addressPrefix"])
    taken = _taken(world, wanted.id)
    space = laid_out(OLD, block(cloud_of(world, wanted.id)))["global-reach"]
    free = (each for each in space.subnets(new_prefix=LINK) if str(each) not in taken)
    found = next(free, None)
    if found is None:
        raise child_errors.conflict(f"The range {space} has no prefix left for a connection.")
    return found


def _taken(world: World, id_: ResourceId) -> set[str]:
    standing = world.store.of_type(GlobalReachConnections.type, within=str(id_.parent))
    return {str(each.properties["addressPrefix"]) for each in standing}
