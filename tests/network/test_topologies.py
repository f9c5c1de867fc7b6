"""A drawn topology lets everybody pass whose way it draws, and adds nothing to what is declared."""

from typing import Any

import pytest
from tests.build import estate, vm

from landbridge.model.network import Network
from landbridge.model.proof import Verdict
from landbridge.network.asserts import assert_reaches, connection
from landbridge.network.estate.assembled import assembled
from landbridge.network.places import places
from landbridge.network.service import Role

Keys = dict[str, Any]
CLOUD: Keys = {
    "name": "avs",
    "address_block": "10.0.0.0/22",
    "virtual_network": {"name": "vnet-avs", "address_space": ["10.0.0.0/16"]},
}
SEGMENTS = [{"name": "seg", "prefix": "10.0.16.0/24"}]
HUB: Keys = {
    "name": "hub",
    "address_space": ["10.8.0.0/22"],
    "subnets": [
        {"name": "AzureFirewallSubnet", "prefixes": ["10.8.1.0/26"]},
        {"name": "GatewaySubnet", "prefixes": ["10.8.0.0/27"], "route_table": "x"},
    ],
}
OFFICE: Keys = {"name": "office", "prefixes": ["10.77.0.0/16"]}
ANY = {"name": "all", "source": "*", "destination": "*", "protocol": "Any", "action": "Allow"}


def office(topology: str, layout: str) -> Network:
    """A drawn topology with an office behind its gateway."""
    mine = {**CLOUD, "virtual_network": "vnet-avs", "layout": layout}
    network = {"topology": topology, "sites": [OFFICE], "private_clouds": [mine]}
    made = estate(
        [vm()], private_cloud=CLOUD, segments=SEGMENTS, network=network, firewall_rules=[ANY]
    )
    return assembled(made)


@pytest.mark.parametrize("topology", ["hub-and-spoke", "mesh"])
@pytest.mark.parametrize("layout", ["current", "initial"])
def test_no_route_keeps_an_office_from_vcenter_or_from_guests(topology: str, layout: str) -> None:
    """Of what the service makes the answer depends on its own filters, which are hidden."""
    drawn = office(topology, layout)
    there = [place.name for place in places(drawn) if place.role is not Role.PLAIN]
    assert "vnet-avs/vcenter" in there
    for name in there:
        assert connection(drawn, "office", name, "tcp/443").verdict is not Verdict.DENY
    assert_reaches(drawn, "office", "seg", "tcp/443")


def test_what_answers_past_the_firewall_is_not_sent_to_it() -> None:
    drawn = office("hub-and-spoke", "current")
    (table,) = (each for each in drawn.route_tables if each.name == "gateway-to-firewall")
    prefixes = {each.prefix for each in table.routes}
    assert {"10.0.16.0/24", "10.0.0.128/27", "10.0.0.160/27"} <= prefixes
    assert not prefixes & {"10.0.0.0/16", "10.0.0.32/27", "10.0.2.128/26"}


def around(**declared: object) -> Network:
    network: Keys = {"topology": "hub-and-spoke", "virtual_networks": [HUB], **declared}
    network["route_tables"] = [{"name": "x"}]
    return assembled(estate([vm()], private_cloud=CLOUD, network=network))


@pytest.mark.parametrize(
    ("keys", "address"), [({}, "10.8.1.4"), ({"address": "10.8.1.9"}, "10.8.1.9")]
)
def test_a_firewall_declared_in_the_hub_is_the_one_that_is_led_to(keys: Keys, address: str) -> None:
    drawn = around(firewalls=[{"name": "fw", "virtual_network": "Hub", **keys}])
    (route,) = next(each.routes for each in drawn.route_tables if each.name == "to-firewall")
    assert [each.name for each in drawn.firewalls] == ["fw"]
    assert route.address == address


@pytest.mark.parametrize(
    ("keys", "policy"), [({}, "hub-firewall-policy"), ({"policy": "own"}, "own")]
)
def test_a_firewall_declared_in_the_hub_without_policy_has_the_rules_of_the_block(
    keys: Keys, policy: str
) -> None:
    network: Keys = {
        "topology": "hub-and-spoke",
        "virtual_networks": [HUB],
        "route_tables": [{"name": "x"}],
        "firewalls": [{"name": "fw", "virtual_network": "hub", **keys}],
        "firewall_policies": [{"name": "own"}],
    }
    made = estate([vm()], private_cloud=CLOUD, network=network, firewall_rules=[ANY])
    assert [each.policy for each in assembled(made).firewalls] == [policy]


@pytest.mark.parametrize(
    ("declared", "used"),
    [
        ({}, False),
        ({"sites": [OFFICE]}, True),
        ({"gateways": [{"name": "vpn", "virtual_network": "Hub", "kind": "vpn"}]}, True),
        ({"virtual_networks": [{**HUB, "complete": False}]}, True),
    ],
)
def test_spokes_use_the_gateway_of_a_hub_that_has_or_may_have_one(
    declared: Keys, used: bool
) -> None:
    drawn = around(**declared)
    home = next(each for each in drawn.virtual_networks if each.name == "vnet-avs")
    assert [each.use_remote_gateways for each in home.peerings] == [used]


def test_a_gateway_declared_in_the_hub_connects_what_no_other_does() -> None:
    gateway = {"name": "er", "virtual_network": "HUB", "kind": "expressroute", "connects": ["dc"]}
    sites = [OFFICE, {"name": "dc", "prefixes": ["10.78.0.0/16"]}]
    drawn = around(gateways=[gateway], sites=sites)
    assert [(each.name, each.connects) for each in drawn.gateways] == [("er", ("dc", "office"))]


def test_a_vpn_gateway_stands_beside_the_drawn_one() -> None:
    vpn = {"name": "vpn", "virtual_network": "hub", "kind": "vpn"}
    drawn = around(gateways=[vpn], sites=[OFFICE])
    assert [(each.name, each.connects) for each in drawn.gateways] == [
        ("vpn", ()),
        ("hub-gateway", ("office",)),
    ]
