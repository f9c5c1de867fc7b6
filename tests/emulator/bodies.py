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
    return {"location": "eastus", "sku": {"name": "av64"}, "properties": told}
