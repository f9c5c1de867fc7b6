"""Gateways and circuits that tests start from, made through azure-mgmt-network."""

from typing import Any

from tests.emulator.azure import Azure
from tests.emulator.bodies import Body, network

EAST: Body = {"location": "eastus"}


def hub(azure: Azure, group: str, name: str = "vnet", second: int = 0, prefix: int = 27) -> str:
    """A network with a subnet for gateways; the id of that subnet."""
    subnets = [
        {
            "name": "GatewaySubnet",
            "properties": {"addressPrefix": f"10.{second}.255.0/{prefix}"},
        }
    ]
    space = {"addressPrefixes": [f"10.{second}.0.0/16"]}
    made = network(azure, group, name, addressSpace=space, subnets=subnets)
    return f"{made}/subnets/GatewaySubnet"


def address(azure: Azure, group: str, name: str = "ip") -> str:
    body = {
        **EAST,
        "sku": {"name": "Standard"},
        "properties": {"publicIPAllocationMethod": "Static"},
    }
    addresses = azure.network.public_ip_addresses
    return str(addresses.begin_create_or_update(group, name, body).result().id)


def gateway_body(subnet: str, *addresses: str, **properties: object) -> Body:
    """An ExpressRoute gateway, or of what type the properties say."""
    configurations = [
        {
            "name": f"at-{place}",
            "properties": {
                "subnet": {"id": subnet},
                **({"publicIPAddress": {"id": each}} if each else {}),
            },
        }
        for place, each in enumerate(addresses or ("",))
    ]
    told = {
        "gatewayType": "ExpressRoute",
        "sku": {"name": "ErGw1AZ"},
        "ipConfigurations": configurations,
        **properties,
    }
    return {**EAST, "properties": told}


def gateway(azure: Azure, group: str, subnet: str, name: str = "er", **properties: object) -> Any:  # noqa: ANN401
    body = gateway_body(subnet, **properties)
    gateways = azure.network.virtual_network_gateways
    return gateways.begin_create_or_update(group, name, body).result()


def vpn(azure: Azure, group: str, subnet: str, name: str = "vpn") -> Any:  # noqa: ANN401
    body = gateway_body(
        subnet,
        address(azure, group, f"{name}-ip"),
        gatewayType="Vpn",
        sku={"name": "VpnGw1AZ"},
    )
    gateways = azure.network.virtual_network_gateways
    return gateways.begin_create_or_update(group, name, body).result()


def site(azure: Azure, group: str) -> str:
    told = {
        "gatewayIpAddress": "203.0.113.1",
        "localNetworkAddressSpace": {"addressPrefixes": ["192.168.0.0/24"]},
    }
    sites = azure.network.local_network_gateways
    body = {**EAST, "properties": told}
    return str(sites.begin_create_or_update(group, "site", body).result().id)


def circuit_body(**properties: object) -> Body:
    told = {
        "serviceProviderProperties": {
            "serviceProviderName": "Equinix",
            "peeringLocation": "Washington DC",
            "bandwidthInMbps": 500,
        },
        **properties,
    }
    sku = {"name": "Standard_MeteredData", "tier": "Standard", "family": "MeteredData"}
    return {**EAST, "sku": sku, "properties": told}


def circuit(azure: Azure, group: str, **properties: object) -> Any:  # noqa: ANN401
    body = circuit_body(**properties)
    circuits = azure.network.express_route_circuits
    return circuits.begin_create_or_update(group, "circuit", body).result()


PRIVATE: Body = {
    "name": "AzurePrivatePeering",
    "properties": {
        "peeringType": "AzurePrivatePeering",
        "peerASN": 65001,
        "vlanId": 200,
        "primaryPeerAddressPrefix": "172.16.0.0/30",
        "secondaryPeerAddressPrefix": "172.16.0.4/30",
    },
}


def live(azure: Azure, group: str) -> Any:  # noqa: ANN401
    """A circuit that its provider has made, with a private peering."""
    told = {"serviceProviderProvisioningState": "Provisioned", "peerings": [PRIVATE]}
    return circuit(azure, group, **told)


def connect(azure: Azure, group: str, name: str, kind: str, **properties: object) -> Any:  # noqa: ANN401
    body = {**EAST, "properties": {"connectionType": kind, **properties}}
    connections = azure.network.virtual_network_gateway_connections
    return connections.begin_create_or_update(group, name, body).result()
