"""What happens to a cloud while it is made: hours in Azure, and here as many as a test turns on."""

from datetime import UTC, datetime, timedelta

import pytest

from landbridge.emulator.arm.changes import Changes, Matching
from landbridge.emulator.arm.kind import World
from landbridge.emulator.arm.kinds import Kinds
from landbridge.emulator.arm.operation import Operations
from landbridge.emulator.arm.settling import settle
from landbridge.emulator.clock import Clock
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.resources.state.subscriptions import SUBSCRIPTION, open_subscription
from landbridge.emulator.services import KINDS, UNSUPPORTED
from landbridge.emulator.store import Body, Resource, Store

GROUP = ResourceId(f"/subscriptions/{SUBSCRIPTION}/resourceGroups/rg")
NETWORK = GROUP.beside("Microsoft.Network", "virtualNetworks", "vnet")
CLOUD = GROUP.beside("Microsoft.AVS", "privateClouds", "cloud")
SUBNET = NETWORK.child("subnets", "mine")


class Azure:
    """An emulated Azure whose time is turned by hand."""

    def __init__(self) -> None:
        self.time = datetime(2026, 1, 1, tzinfo=UTC)
        store = Store(None)
        operations = Operations(store.rows)
        clock = Clock(lambda: self.time)
        self.changes = Changes(World(store, clock, operations, Kinds(KINDS, UNSUPPORTED)))
        open_subscription(self.changes.world)

    def put(self, id_: ResourceId, body: Body) -> None:
        self.changes.put(id_, body, Matching())

    def later(self, hours: float) -> None:
        self.time += timedelta(hours=hours)
        settle(self.changes)

    def cloud(self) -> Resource:
        found = self.changes.world.store.get(CLOUD)
        assert found is not None
        return found

    def subnets(self) -> int:
        return len(self.changes.world.store.of_type(SUBNET.type, within=str(NETWORK)))


def body() -> Body:
    properties = {
        "managementCluster": {"clusterSize": 3},
        "networkBlock": "10.0.0.0/22",
        "virtualNetworkId": str(NETWORK),
    }
    return {"location": "eastus", "sku": {"name": "av64"}, "properties": properties}


@pytest.fixture
def azure() -> Azure:
    """A cloud that was begun just now."""
    found = Azure()
    found.put(GROUP, {"location": "eastus"})
    space = {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}}
    found.put(NETWORK, {"location": "eastus", "properties": space})
    found.put(CLOUD, body())
    return found


def test_published_a_cloud_takes_five_hours(azure: Azure) -> None:
    azure.later(4.9)
    assert (azure.cloud().state, azure.subnets()) == ("Building", 0)
    azure.later(0.1)
    assert (azure.cloud().state, azure.subnets()) == ("Succeeded", 9)


def test_inferred_a_cloud_fails_whose_addresses_were_taken_meanwhile(azure: Azure) -> None:
    azure.put(SUBNET, {"properties": {"addressPrefix": "10.0.1.0/24"}})
    azure.later(5)
    cloud = azure.cloud()
    assert (cloud.state, azure.subnets()) == ("Failed", 1)
    assert cloud.hidden["error"]["message"] == (
        "The range 10.0.0.0/22 overlaps with the subnet 'mine' of the virtual network."
    )


def test_inferred_a_cloud_that_failed_is_made_by_another_put(azure: Azure) -> None:
    azure.put(SUBNET, {"properties": {"addressPrefix": "10.0.1.0/24"}})
    azure.later(5)
    azure.changes.delete(SUBNET, Matching())
    azure.put(CLOUD, body())
    azure.later(4.9)
    assert azure.cloud().state == "Updating"
    azure.later(0.1)
    assert (azure.cloud().state, azure.subnets()) == ("Succeeded", 9)


def test_inferred_a_cloud_that_failed_is_deleted(azure: Azure) -> None:
    azure.put(SUBNET, {"properties": {"addressPrefix": "10.0.1.0/24"}})
    azure.later(5)
    azure.changes.delete(CLOUD, Matching())
    azure.later(4)
    assert azure.changes.world.store.get(CLOUD) is None
    assert azure.subnets() == 1
