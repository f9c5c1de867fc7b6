"""Authorizations: each lets one gateway be connected with the circuit of a cloud."""

from uuid import NAMESPACE_URL, uuid5

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.avs.state.child import cloud_of
from landbridge.emulator.avs.state.on_circuit import OnCircuit, circuit
from landbridge.emulator.store import Body


class Authorizations(OnCircuit):
    """The id is one of the circuit, as in Azure; the key opens nothing."""

    type = "Microsoft.AVS/privateClouds/authorizations"

    def begun(self, world: World, wanted: Wanted) -> Body:
        own = circuit(cloud_of(world, wanted.id))
        told = {
            "expressRouteAuthorizationId": f"{own}/authorizations/{wanted.id.name}",
            "expressRouteAuthorizationKey": str(uuid5(NAMESPACE_URL, wanted.id.key)),
            "expressRouteId": own,
        }
        return {**wanted.body, "properties": {**told, **wanted.properties}}
