"""What Azure could not hold is refused, or told; nothing of the estate is left out in silence."""

from typing import Any

import pytest
from tests.render.arm.rendered import resources

from landbridge.errors import InputError
from landbridge.model.network import Network
from landbridge.render.arm.left_out import left_out
from landbridge.render.arm.resource import ArmResource


def group(*rules: dict[str, Any], **parts: Any) -> Network:  # noqa: ANN401 - parts of a network
    whole = [{"direction": "inbound", "access": "deny", **each} for each in rules]
    return Network.model_validate(
        {"network_security_groups": [{"name": "nsg", "rules": whole}], **parts}
    )


def only(network: Network, type_: str) -> ArmResource:
    return next(each for each in resources(network) if each.type == type_)


def rules_of(network: Network) -> list[dict[str, Any]]:
    made = only(network, "Microsoft.Network/networkSecurityGroups")
    rules: list[dict[str, Any]] = made.body["properties"]["securityRules"]
    return [{"name": each["name"], **each["properties"]} for each in rules]


MIXED = {"name": "mixed", "priority": 100, "source": ["Storage", "10.0.0.0/8", "fd00::/8"]}


def test_a_rule_with_several_kinds_of_ends_becomes_one_for_each_in_their_place() -> None:
    made = rules_of(group(MIXED))
    assert [(each["name"], each["priority"]) for each in made] == [
        ("mixed", 100),
        ("mixed-2", 101),
        ("mixed-3", 102),
    ]
    sources = [each["sourceAddressPrefix"] for each in made]
    assert sources == ["Storage", "10.0.0.0/8", "fd00::/8"]


def test_it_is_refused_where_another_rule_stands_in_their_way() -> None:
    other = {"name": "next", "priority": 102}
    with pytest.raises(InputError, match=r"mixed of nsg .* next has the priority 102 behind it"):
        resources(group(MIXED, other))


def test_a_rule_of_the_other_direction_stands_in_no_way() -> None:
    other = {"name": "next", "priority": 102, "direction": "outbound"}
    assert len(rules_of(group(MIXED, other))) == 4


def test_a_range_of_addresses_becomes_prefixes() -> None:
    (made,) = rules_of(group({"name": "r", "priority": 100, "source": ["10.0.0.1-10.0.0.6"]}))
    assert made["sourceAddressPrefixes"] == [
        "10.0.0.1/32",
        "10.0.0.2/31",
        "10.0.0.4/31",
        "10.0.0.6/32",
    ]


@pytest.mark.parametrize("protocol", ["gre", "sctp", "icmpv6"])
def test_a_protocol_that_no_group_knows_is_refused_by_name(protocol: str) -> None:
    with pytest.raises(InputError, match=f"has the protocol {protocol}: r"):
        resources(group({"name": "r", "priority": 100, "protocol": protocol}))


def test_a_rule_that_names_nobody_is_left_out_and_told() -> None:
    empty = {"groups": [{"name": "nobody", "somewhere_in": ["10.0.0.0/24"]}]}
    network = group({"name": "r", "priority": 100, "source": ["nobody"]}, **empty)
    assert rules_of(network) == []
    assert only(network, "Microsoft.Network/networkSecurityGroups").remarks == (
        "nsg/r: nobody stands for the members whose addresses are known; others are not in it",
        "nsg/r is left out: of whom it names no address is known",
    )


def test_what_nothing_is_made_of_is_told_by_name() -> None:
    network = Network.model_validate(
        {
            "interfaces": [{"name": "nva", "subnet": "hub/nva", "address": "10.0.0.4"}],
            "global_reach": [{"between": ["office", "old"]}],
            "virtual_hubs": [{"name": "vwan", "prefix": "10.9.0.0/23"}],
        }
    )
    assert list(left_out(network)) == [
        "nva: machines are not made, and their interfaces come with them",
        "office and old: Global Reach needs keys of circuits",
        "vwan: virtual WAN is not made",
    ]


def test_a_gateway_without_a_subnet_for_it_is_refused() -> None:
    home = {"name": "hub", "address_space": ["10.0.0.0/22"]}
    gateway = {"name": "gw", "virtual_network": "hub", "kind": "vpn"}
    network = Network.model_validate({"virtual_networks": [home], "gateways": [gateway]})
    with pytest.raises(InputError, match="gw stands in hub, which has no GatewaySubnet"):
        resources(network)


def test_a_rule_of_a_firewall_that_leads_nowhere_is_refused() -> None:
    rule = {"name": "in", "destination": "20.1.1.1", "port": 443, "translated_port": 443}
    collection = {"kind": "dnat", "name": "c", "priority": 100, "rules": [rule]}
    groups = [{"name": "g", "priority": 100, "rule_collections": [collection]}]
    policy = {"name": "p", "rule_collection_groups": groups}
    with pytest.raises(InputError, match="the DNAT rule in leads nowhere"):
        resources(Network.model_validate({"firewall_policies": [policy]}))


def test_a_peering_waits_for_the_gateway_that_it_uses() -> None:
    spaces = {"hub": "10.0.0.0/22", "spoke": "10.1.0.0/22"}
    networks = [
        {
            "name": name,
            "address_space": [space],
            "subnets": [{"name": "GatewaySubnet", "prefixes": [space.replace("/22", "/27")]}],
            "peerings": [{"to": other, "use_remote_gateways": name == "spoke"}],
        }
        for (name, space), other in zip(spaces.items(), ("spoke", "hub"), strict=True)
    ]
    gateways = [{"name": "gw", "virtual_network": "hub", "kind": "expressroute"}]
    network = Network.model_validate({"virtual_networks": networks, "gateways": gateways})
    names = [each.name for each in resources(network)]
    assert names.index("gw") < names.index("spoke/to-hub")
