"""What the emulator gives of Microsoft.Network, it takes back, and nothing changes by that."""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.emulator.azure import Azure
from tests.emulator.bodies import Body, interface, network, public_address, subnet
from tests.emulator.test_firewalls import (
    collection,
    firewall,
    ip_group,
    network_rule,
    policy,
    rules_of,
)
from tests.emulator.test_interfaces import HERE, STANDARD, endpoint
from tests.emulator.test_networks import route_table, rule, security_group

from landbridge.catalogue.shapes import Wrong, shapes

CHANGES = ("etag",)
RESOURCES = (
    "virtualNetworks/vnet",
    "virtualNetworks/vnet/subnets/web",
    "virtualNetworks/vnet/virtualNetworkPeerings/to",
    "networkSecurityGroups/nsg",
    "routeTables/table",
    "natGateways/nat",
    "publicIPAddresses/nat",
    "publicIPPrefixes/range",
    "networkInterfaces/nic",
    "networkInterfaces/card",
    "privateEndpoints/endpoint",
    "applicationSecurityGroups/asg",
    "ipGroups/guests",
    "firewallPolicies/policy",
    "firewallPolicies/policy/ruleCollectionGroups/group",
    "azureFirewalls/firewall",
)


@pytest.fixture(scope="module")
def estate(azure: Azure) -> Iterator[str]:
    """A group in which one of each type stands, each with what it may name."""
    group = "rg-round-trips"
    azure.groups.create_or_update(group, HERE)
    everything(azure, group)
    yield f"/subscriptions/{azure.subscription}/resourceGroups/{group}/providers/Microsoft.Network"
    azure.groups.begin_delete(group).result()


def everything(azure: Azure, group: str) -> None:
    home = network(azure, group)
    far = network(azure, group, "hub", addressSpace={"addressPrefixes": ["10.9.0.0/16"]})
    members = azure.network.application_security_groups
    asg = members.begin_create_or_update(group, "asg", HERE).result().id
    wanted: Body = {
        "networkSecurityGroup": {"id": security_group(azure, group, "nsg", rule())},
        "routeTable": {"id": route_table(azure, group)},
        "natGateway": {"id": nat_gateway(azure, group)},
    }
    web = subnet(azure, group, "web", "10.0.1.0/24", **wanted)
    interface(azure, group, "nic", web, applicationSecurityGroups=[{"id": asg}])
    endpoint(azure, group, web, customNetworkInterfaceName="card")
    guests = ip_group(azure, group, "10.0.0.0/24")
    rules = policy(azure, group)
    allowed = network_rule(sourceAddresses=None, sourceIpGroups=[guests])
    rules_of(azure, group, collection(allowed))
    place = subnet(azure, group, "AzureFirewallSubnet", "10.0.2.0/26")
    public = public_address(azure, group, "firewall")
    firewall(azure, group, place, public, firewallPolicy={"id": rules})
    for name, other in (("vnet", far), ("hub", home)):
        body = {"properties": {"remoteVirtualNetwork": {"id": other}}}
        peerings = azure.network.virtual_network_peerings
        peerings.begin_create_or_update(group, name, "to", body).result()


def nat_gateway(azure: Azure, group: str) -> str:
    prefixes = azure.network.public_ip_prefixes
    told = {**HERE, **STANDARD, "properties": {"prefixLength": 30}}
    addresses = prefixes.begin_create_or_update(group, "range", told).result().id
    properties = {
        "publicIpAddresses": [{"id": public_address(azure, group, "nat")}],
        "publicIpPrefixes": [{"id": addresses}],
    }
    body = {**HERE, **STANDARD, "properties": properties}
    gateways = azure.network.nat_gateways
    return str(gateways.begin_create_or_update(group, "nat", body).result().id)


def told(value: object) -> object:
    """A body without what changes whenever a resource is put, and whatever casing states have."""
    if isinstance(value, dict):
        return {name: told(each) for name, each in value.items() if name not in CHANGES}
    return [told(each) for each in value] if isinstance(value, list) else value


def settled(azure: Azure, path: str) -> dict[str, Any]:
    body: dict[str, Any] = azure.ask("GET", path).json()
    while body["properties"]["provisioningState"] == "Updating":
        body = azure.ask("GET", path).json()
    return body


@pytest.mark.parametrize("name", RESOURCES)
def test_what_is_read_can_be_put_back(azure: Azure, estate: str, name: str) -> None:
    before = settled(azure, f"{estate}/{name}")
    answer = azure.ask("PUT", f"{estate}/{name}", json=before)
    assert answer.status_code == 200, answer.text
    assert told(settled(azure, f"{estate}/{name}")) == told(before)


@pytest.mark.parametrize("name", RESOURCES)
def test_what_is_told_has_a_place_in_the_model(azure: Azure, estate: str, name: str) -> None:
    known, body = shapes("Microsoft.Network"), settled(azure, f"{estate}/{name}")
    model = known.of("/".join(name.split("/")[::2]))
    assert model
    found = [each for each in known.misfits(body, model) if each.wrong is not Wrong.MISSING]
    assert found == []


WHOLE = "privateEndpoints/endpoint"
"""No client has a change of one."""


@pytest.mark.parametrize(
    "name", [each for each in RESOURCES if each.count("/") > 1 or each == WHOLE]
)
def test_what_no_client_changes_is_put_whole(azure: Azure, estate: str, name: str) -> None:
    answer = azure.ask("PATCH", f"{estate}/{name}", json={})
    assert (answer.status_code, answer.json()["error"]["code"]) == (405, "HttpMethodNotAllowed")


@pytest.mark.parametrize(
    "name", [each for each in RESOURCES if each.count("/") == 1 and each != WHOLE]
)
def test_tags_change_alone(azure: Azure, estate: str, name: str) -> None:
    before = settled(azure, f"{estate}/{name}")
    answer = azure.ask("PATCH", f"{estate}/{name}", json={"tags": {"owner": "web"}})
    assert answer.status_code == 200, answer.text
    after = settled(azure, f"{estate}/{name}")
    assert after["tags"] == {"owner": "web"}
    assert told(after["properties"]) == told(before["properties"])
