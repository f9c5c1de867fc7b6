"""Bodies that the emulator takes, to be changed by tests."""

from typing import Any

from tests.emulator.azure import Azure

Body = dict[str, Any]


def network(
    azure: Azure, group: str, name: str = "vnet", location: str = "eastus", **properties: object
) -> str:
    """Makes a virtual network; its id."""
    told: Body = {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}, **properties}
    body = {"location": location, "properties": told}
    made = azure.network.virtual_networks.begin_create_or_update(group, name, body).result()
    return str(made.id)


def cloud(network_id: str = "", **properties: object) -> Body:
    """A private cloud of Generation 2 where a network is named, else of Generation 1."""
    attached = {"virtualNetworkId": network_id} if network_id else {}
    told = {
        "managementCluster": {"clusterSize": 3},
        "networkBlock": "10.0.0.0/22",
        **attached,
        **properties,
    }
    sku = {"name": "av64" if network_id else "av36"}
    return {"location": "eastus", "sku": sku, "properties": told}


def subnet(
    azure: Azure, group: str, name: str, prefix: str, vnet: str = "vnet", **more: object
) -> str:
    """Makes a subnet of a network; its id."""
    body = {"properties": {"addressPrefix": prefix, **more}}
    made = azure.network.subnets.begin_create_or_update(group, vnet, name, body).result()
    return str(made.id)


def public_address(azure: Azure, group: str, name: str) -> str:
    """Makes a Standard public address; its id."""
    body = {
        "location": "eastus",
        "sku": {"name": "Standard"},
        "properties": {"publicIPAllocationMethod": "Static"},
    }
    addresses = azure.network.public_ip_addresses
    return str(addresses.begin_create_or_update(group, name, body).result().id)


def interface(azure: Azure, group: str, name: str, subnet_id: str, **told: object) -> Any:  # noqa: ANN401
    """Makes a network interface with one configuration."""
    configuration = {"name": "one", "properties": {"subnet": {"id": subnet_id}, **told}}
    body = {"location": "eastus", "properties": {"ipConfigurations": [configuration]}}
    interfaces = azure.network.network_interfaces
    return interfaces.begin_create_or_update(group, name, body).result()
