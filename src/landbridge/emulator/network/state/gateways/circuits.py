"""ExpressRoute circuits: a service key for the provider, who makes the circuit work.

The emulator has no provider. Who writes `serviceProviderProvisioningState` plays one.
"""

from collections.abc import Mapping
from typing import ClassVar

from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network.references import guid, named
from landbridge.emulator.network.state.gateways import errors
from landbridge.emulator.network.state.gateways.circuit_authorizations import (
    CONNECTIONS,
    CircuitAuthorizations,
)
from landbridge.emulator.network.state.gateways.circuit_peerings import CircuitPeerings
from landbridge.emulator.store import Body, Resource

STATE = "serviceProviderProvisioningState"
IDLE, PROVISIONED = "NotProvisioned", "Provisioned"
HELD = ("Provisioning", PROVISIONED)


class Circuits(Kind):
    type = "Microsoft.Network/expressRouteCircuits"
    inline: ClassVar[Mapping[str, Kind]] = {
        "peerings": CircuitPeerings(),
        "authorizations": CircuitAuthorizations(),
    }

    def refuse(self, world: World, wanted: Wanted) -> None:
        _refuse_sku(wanted)
        bandwidth = _bandwidth(wanted.id, wanted.properties)
        before = _bandwidth(wanted.id, wanted.before.properties) if wanted.before else 0
        if bandwidth < before:
            raise errors.bandwidth(wanted.id, before, bandwidth)

    def begun(self, world: World, wanted: Wanted) -> Body:
        own = {STATE: provider_state(wanted.before), "allowClassicOperations": False}
        told = {**own, **wanted.properties, "serviceKey": guid(wanted.id)}
        return {**wanted.body, "properties": {**told, "circuitProvisioningState": "Enabled"}}

    def refuse_delete(self, world: World, resource: Resource) -> None:
        for connection in connected(world, resource.id):
            raise errors.used(resource.id, connection.id)
        if provider_state(resource) in HELD:
            raise errors.circuit_live(resource.id, provider_state(resource))


def provider_state(circuit: Resource | None) -> str:
    return str(circuit.properties.get(STATE, IDLE)) if circuit else IDLE


def connected(world: World, circuit: ResourceId) -> list[Resource]:
    """The connections that lead to a circuit, of whatever subscription."""
    standing = world.store.of_type(CONNECTIONS)
    peers = ((each, named(each.properties.get("peer"))) for each in standing)
    return [each for each, peer in peers if peer and peer.key == circuit.key]


def _refuse_sku(wanted: Wanted) -> None:
    sku = wanted.body.get("sku") or {}
    for name in ("tier", "family"):
        if not sku.get(name):
            raise errors.wanted(wanted.id, f"sku.{name}")
    expected = f"{sku['tier']}_{sku['family']}"
    if str(sku.get("name", expected)).casefold() != expected.casefold():
        raise errors.circuit_sku(wanted.id, str(sku["name"]), expected)


def _bandwidth(id_: ResourceId, properties: Body) -> int:
    """In Mbps. Raises Refusal for a circuit of no provider; a port is not emulated."""
    if properties.get("expressRoutePort") or properties.get("expressRouteLag"):
        raise errors.not_emulated(id_, "a circuit on an ExpressRoute port")
    provider = properties.get("serviceProviderProperties") or {}
    for name in ("serviceProviderName", "peeringLocation", "bandwidthInMbps"):
        if not provider.get(name):
            raise errors.wanted(id_, f"properties.serviceProviderProperties.{name}")
    return int(provider["bandwidthInMbps"])
