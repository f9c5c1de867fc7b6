"""VMs of the estate find their segment, and what is drawn around them says where it stands."""

import pytest
from tests.build import estate, vm

from landbridge.errors import InputError
from landbridge.model.estate import Estate
from landbridge.network.assembled import assembled

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


def test_a_protocol_that_nobody_knows_is_told_with_the_block_it_stands_in() -> None:
    rule = {"name": "x", "source": "*", "destination": "*", "protocol": "FOO", "action": "Allow"}
    with pytest.raises(InputError, match="`firewall_rules` has a protocol that nobody knows"):
        assembled(estate([vm()], private_cloud=CLOUD, firewall_rules=[rule]))
