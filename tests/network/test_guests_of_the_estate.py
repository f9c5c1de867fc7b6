"""VMs of the estate find their segment, and what is drawn around them says where it stands."""

import pytest
from tests.build import estate, vm

from landbridge.errors import InputError
from landbridge.model.estate import Estate
from landbridge.network.estate.assembled import assembled

CLOUD = {"name": "avs", "resource_group": "rg", "region": "uksouth", "address_block": "10.0.0.0/22"}


def of(*prefixes: str, addresses: list[str]) -> Estate:
    """An estate with segments s0, s1 and so on, and VMs vm0, vm1 and so on."""
    return estate(
        [vm(f"vm{nth}", primary_ip=address) for nth, address in enumerate(addresses)],
        private_cloud=CLOUD,
        segments=[{"name": f"s{nth}", "prefix": each} for nth, each in enumerate(prefixes)],
    )


def homes(estate: Estate) -> list[tuple[str, str]]:
    (cloud,) = assembled(estate).private_clouds
    return [(guest.name, guest.segment) for guest in cloud.guests]


@pytest.mark.parametrize(
    ("address", "segment"),
    [
        ("10.1.0.0", "s0"),
        ("10.1.0.255", "s0"),
        ("10.1.1.0", None),
        ("10.2.255.255", "s1"),
        ("10.2.3.4", "s1"),
        ("10.3.0.8", "s3"),
        ("not yet known", None),
    ],
)
def test_a_vm_is_a_guest_of_the_first_segment_that_holds_its_address(
    address: str, segment: str | None
) -> None:
    made = of("10.1.0.0/24", "10.2.0.0/16", "10.2.3.0/24", "10.3.0.0/28", addresses=[address])
    assert homes(made) == ([("vm0", segment)] if segment else [])


def test_what_is_drawn_stands_with_the_private_cloud() -> None:
    drawn = assembled(estate([vm()], private_cloud=CLOUD, network={"topology": "hub-and-spoke"}))
    tables = {each.name: each.resource_group for each in drawn.route_tables}
    regions = {each.name: each.region for each in drawn.virtual_networks}
    assert tables == {"to-firewall": "rg", "gateway-to-firewall": None}
    assert regions == {"hub": "uksouth", "vnet-avs": "uksouth"}


def test_a_drawn_firewall_leads_to_the_internet_and_its_subnet_is_lent_nothing() -> None:
    drawn = assembled(estate([vm()], private_cloud=CLOUD, network={"topology": "hub-and-spoke"}))
    (firewall,) = drawn.firewalls
    hub = next(each for each in drawn.virtual_networks if each.name == "hub")
    assert firewall.leads_out is True
    assert {each.name: each.default_outbound_access for each in hub.subnets} == {
        "AzureFirewallSubnet": None,
        "GatewaySubnet": None,
    }


def test_what_is_declared_under_a_drawn_name_stays_however_it_is_written() -> None:
    declared = {
        "topology": "hub-and-spoke",
        "virtual_networks": [{"name": "VNet-AVS", "address_space": ["10.50.0.0/16"]}],
        "firewalls": [{"name": "Hub-Firewall", "virtual_network": "hub", "address": "10.60.0.4"}],
        "firewall_policies": [{"name": "HUB-firewall-policy"}],
        "route_tables": [{"name": "To-Firewall"}, {"name": "Gateway-To-Firewall"}],
    }
    rule = {"name": "x", "source": "*", "destination": "*", "protocol": "HTTPS", "action": "Allow"}
    drawn = assembled(estate([vm()], private_cloud=CLOUD, network=declared, firewall_rules=[rule]))
    assert [each.name for each in drawn.firewalls] == ["Hub-Firewall"]
    assert [each.name for each in drawn.firewall_policies] == ["HUB-firewall-policy"]
    assert [each.name for each in drawn.route_tables] == ["To-Firewall", "Gateway-To-Firewall"]


def test_an_uplink_written_in_capitals_keeps_what_is_on_it() -> None:
    cloud = {"name": "avs", "virtual_network": "vnet-avs", "address_block": "10.0.0.0/22",
             "service_subnets": {"AVS-NSX-GW": {"route_table": "mine"}}}  # fmt: skip
    declared = {
        "topology": "hub-and-spoke",
        "virtual_networks": [{"name": "vnet-avs", "address_space": ["10.0.0.0/16"]}],
        "route_tables": [{"name": "mine"}],
        "private_clouds": [cloud],
    }
    drawn = assembled(estate([vm()], network=declared))
    on = {name: each.route_table for name, each in drawn.private_clouds[0].service_subnets.items()}
    assert on == {"AVS-NSX-GW": "mine", "avs-nsx-gw-1": "to-firewall"}


def test_a_protocol_that_nobody_knows_is_told_with_the_block_it_stands_in() -> None:
    rule = {"name": "x", "source": "*", "destination": "*", "protocol": "FOO", "action": "Allow"}
    with pytest.raises(InputError, match="`firewall_rules` has a protocol that nobody knows"):
        assembled(estate([vm()], private_cloud=CLOUD, firewall_rules=[rule]))
