"""Local network gateways: what stands at the other end of a VPN, and its prefixes."""

from ipaddress import ip_network

from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network.references import guid
from landbridge.emulator.network.state.gateways import errors
from landbridge.emulator.network.state.gateways.connected import at
from landbridge.emulator.store import Body, Resource


class LocalNetworkGateways(Kind):
    type = "Microsoft.Network/localNetworkGateways"

    def refuse(self, world: World, wanted: Wanted) -> None:
        if not (wanted.properties.get("gatewayIpAddress") or wanted.properties.get("fqdn")):
            raise errors.wanted(wanted.id, "properties.gatewayIpAddress")
        space = wanted.properties.get("localNetworkAddressSpace") or {}
        for text in space.get("addressPrefixes") or []:
            _refuse_prefix(wanted.id, text)

    def begun(self, world: World, wanted: Wanted) -> Body:
        told = {**wanted.properties, "resourceGuid": guid(wanted.id)}
        return {**wanted.body, "properties": told}

    def refuse_delete(self, world: World, resource: Resource) -> None:
        for connection in at(world, resource.id):
            raise errors.used(resource.id, connection.id)


def _refuse_prefix(id_: ResourceId, text: str) -> None:
    try:
        ip_network(text)
    except ValueError as error:
        raise errors.site_prefix(id_, text) from error
