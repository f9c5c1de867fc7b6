"""What hangs on the circuit of a private cloud, which Generation 2 does not have."""

from uuid import NAMESPACE_URL, uuid5

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.avs import errors
from landbridge.emulator.avs.state.child import Child, cloud_of, in_network
from landbridge.emulator.store import Resource

CIRCUITS = "Microsoft.Network/expressRouteCircuits"


class OnCircuit(Child):
    """Of Generation 1 alone."""

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        if in_network(cloud_of(world, wanted.id)):
            raise errors.no_circuit(wanted.id)


def circuit(cloud: Resource) -> str:
    """The id of a cloud's circuit, which stands in a group of Microsoft's own subscription."""
    known = (cloud.properties.get("circuit") or {}).get("expressRouteID")
    name = f"tnt-{uuid5(NAMESPACE_URL, cloud.id.key)}"
    group = f"/subscriptions/{uuid5(NAMESPACE_URL, cloud.id.key)}/resourceGroups/{name}"
    return str(known or f"{group}/providers/{CIRCUITS}/{name}-er")
