"""What Azure could not hold is refused, or told; nothing of the estate is left out in silence."""

import re
from typing import Any

import pytest
from tests.render.arm.rendered import ground_of, resources

from landbridge.errors import InputError
from landbridge.model.network import Network
from landbridge.render.arm.left_out import left_out
from landbridge.render.arm.names import refuse_names
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
            "sites": [{"name": "lab", "prefixes": ["10.8.0.0/24"]}],
            "virtual_hubs": [{"name": "vwan", "prefix": "10.9.0.0/23", "connects": ["lab"]}],
        }
    )
    joined, behind = (
        "office and old: Global Reach is made of a private cloud of Generation 1 whose"
        " `resource_group` is told, with another or with a site whose `circuit` is told",
        "vwan to lab: over ExpressRoute or over VPN is not told, so that no gateway is made",
    )
    assert list(left_out(ground_of(network))) == [
        "nva: machines are not made, and their interfaces come with them",
        joined,
        behind,
    ]


def test_a_gateway_without_a_subnet_for_it_is_refused() -> None:
    home = {"name": "hub", "address_space": ["10.0.0.0/22"]}
    gateway = {"name": "gw", "virtual_network": "hub", "kind": "vpn"}
    network = Network.model_validate({"virtual_networks": [home], "gateways": [gateway]})
    with pytest.raises(InputError, match="gw stands in hub, which has no GatewaySubnet"):
        resources(network)


def test_a_bastion_without_a_subnet_for_it_is_refused() -> None:
    home = {"name": "hub", "address_space": ["10.0.0.0/22"], "bastion": True}
    network = Network.model_validate({"virtual_networks": [home]})
    with pytest.raises(InputError, match="stand in hub, which has no AzureBastionSubnet"):
        resources(network)


def test_a_private_endpoint_of_a_service_that_is_not_told_is_none() -> None:
    subnets = [{"name": "ends", "prefixes": ["10.0.0.0/26"]}]
    home = {"name": "hub", "address_space": ["10.0.0.0/22"], "subnets": subnets}
    endpoint = {"name": "lake", "subnet": "hub/ends", "address": "10.0.0.4"}
    network = Network.model_validate({"virtual_networks": [home], "private_endpoints": [endpoint]})
    assert [each.name for each in resources(network)] == ["hub"]
    (told,) = left_out(ground_of(network))
    assert told.startswith("lake: a private endpoint needs the id of its service")


def test_a_firewall_of_a_hub_without_a_policy_denies_and_says_so() -> None:
    hub = {"name": "v", "prefix": "10.9.0.0/23", "routing_intent": {"private": True}}
    made = only(Network.model_validate({"virtual_hubs": [hub]}), "Microsoft.Network/azureFirewalls")
    assert made.remarks == (
        "v-firewall: the estate tells no policy of it, so that it denies everything",
    )


def test_private_prefixes_beyond_the_ranges_are_told_with_the_intent() -> None:
    intent = {"internet": True, "private_prefixes": ["203.0.113.0/24"]}
    hub = {"name": "v", "prefix": "10.9.0.0/23", "routing_intent": intent}
    network = Network.model_validate({"virtual_hubs": [hub]})
    made = only(network, "Microsoft.Network/virtualHubs/routingIntent")
    assert made.remarks[0].startswith("v: 203.0.113.0/24 lie beyond the private ranges")


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


def named(type_: str, name: str, group: str = "rg", **body: Any) -> ArmResource:  # noqa: ANN401 - parts of a body
    return ArmResource(type_, name, group, {"properties": body})


NETWORK, CLOUD = "Microsoft.Network/virtualNetworks", "Microsoft.AVS/privateClouds"
WORKSPACE = "Microsoft.OperationalInsights/workspaces"


@pytest.mark.parametrize(
    ("type_", "good", "bad"),
    [
        (NETWORK, ("ab", "a" * 64, "v_"), ("a", "a" * 65, "_v", "v-", "v.", "vé", "it's", "${x}")),
        ("Microsoft.Network/routeTables", ("a", "a" * 80), ("", "a" * 81, "[a]", "a'''b", "a\n")),
        (WORKSPACE, ("logs", "a" * 63), ("log", "a" * 64, "log_s", "logs-")),
        (CLOUD, ("avs-1", "azure-avs", "my-login"), ("a b", "avs!", "é")),
    ],
)  # fmt: skip
def test_a_name_is_refused_as_azure_refuses_it(
    type_: str, good: tuple[str, ...], bad: tuple[str, ...]
) -> None:
    refuse_names(named(type_, each) for each in good)
    for each in bad:
        with pytest.raises(InputError, match=re.escape(f"`{each}` is no name of a ")):
            refuse_names([named(type_, each)])


@pytest.mark.parametrize("name", ["Azure", "my-windows-cloud", "microsoft1", "login-avs"])
def test_a_reserved_word_is_no_name_of_a_private_cloud(name: str) -> None:
    with pytest.raises(InputError, match=f"`{name}`: [A-Z]+ is a reserved word of Azure"):
        refuse_names([named(CLOUD, name)])
    refuse_names([named(NETWORK, name)])


def test_names_of_groups_and_within_bodies_are_looked_at_too() -> None:
    with pytest.raises(InputError, match=r"`rg.` is no name of a resource group: 1 to 90 letters"):
        refuse_names([named(NETWORK, "vnet", "rg.")])
    with pytest.raises(InputError, match=r"`a b` is no name of a security rule: 1 to 80 letters"):
        refuse_names([named("Microsoft.Network/networkSecurityGroups", "n",
                            securityRules=[{"name": "a b"}])])  # fmt: skip


def test_a_slash_in_a_name_is_refused() -> None:
    network = {"name": "v", "address_space": ["10.0.0.0/8"]}
    subnet = {"name": "a/b", "prefixes": ["10.0.0.0/24"], "network_security_group": "x/y"}
    found = Network.model_validate({"virtual_networks": [{**network, "subnets": [subnet]}]})
    with pytest.raises(InputError, match="`x/y`: no name in Azure has a slash in it"):
        resources(found)
