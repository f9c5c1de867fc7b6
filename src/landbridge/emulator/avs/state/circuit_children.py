"""What hangs on the circuit of a cloud, which Generation 2 does not have."""

from uuid import NAMESPACE_URL, uuid5

from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.avs import errors
from landbridge.emulator.store import Body


class OnCircuit(Kind):
    """Of Generation 1 alone."""

    tracked = False

    def refuse(self, world: World, wanted: Wanted) -> None:
        cloud = world.store.get(wanted.id.parent) if wanted.id.parent else None
        if cloud and cloud.properties.get("virtualNetworkId"):
            raise errors.no_circuit(wanted.id)


class Authorizations(OnCircuit):
    type = "Microsoft.AVS/privateClouds/authorizations"

    def begun(self, world: World, wanted: Wanted) -> Body:
        key = str(uuid5(NAMESPACE_URL, wanted.id.key))
        told = {"expressRouteAuthorizationId": str(wanted.id), "expressRouteAuthorizationKey": key}
        return {**wanted.body, "properties": {**wanted.properties, **told}}


class GlobalReachConnections(OnCircuit):
    type = "Microsoft.AVS/privateClouds/globalReachConnections"

    def begun(self, world: World, wanted: Wanted) -> Body:
        told = {**wanted.properties, "circuitConnectionStatus": "Connected"}
        return {**wanted.body, "properties": told}
