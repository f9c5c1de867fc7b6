"""Azure Firewalls with policies, or with rules of their own; what is not told of them, depends."""

from typing import Any

import pytest
from tests.intake.azure.answers import (
    Folder,
    Keys,
    id_of,
    named,
    peering,
    resource,
    route,
    subnet,
    table,
    vnet,
)

from landbridge.model.network.firewall import ApplicationRules, DnatRules, NetworkRules

ROUTED = {"routeTable": named("routeTables", "rt")}
HUB = vnet(
    "hub",
    "10.0.0.0/16",
    subnet("AzureFirewallSubnet", "10.0.0.0/26"),
    virtualNetworkPeerings=[
        peering("a", "10.1.0.0/16", allowForwardedTraffic=True),
        peering("b", "10.2.0.0/16", allowForwardedTraffic=True),
    ],
)


def spoke(name: str, number: int) -> Keys:
    there = peering("hub", "10.0.0.0/16", allowForwardedTraffic=True)
    held = subnet("s", f"10.{number}.1.0/24", **ROUTED)
    return vnet(name, f"10.{number}.0.0/16", held, virtualNetworkPeerings=[there])


SPOKES = [HUB, spoke("a", 1), spoke("b", 2)]
TABLE = table("rt", route("0.0.0.0/0", "VirtualAppliance", "10.0.0.4"))


def firewall(**more: Any) -> Keys:  # noqa: ANN401
    configuration = {
        "name": "c",
        "privateIPAddress": "10.0.0.4",
        "subnet": {"id": f"{id_of('virtualNetworks', 'hub')}/subnets/AzureFirewallSubnet"},
    }
    return resource("azureFirewalls", "fw", ipConfigurations=[configuration], **more)


GROUP = f"{id_of('firewallPolicies', 'p')}/ruleCollectionGroups/g"


def policy(**more: Any) -> Keys:  # noqa: ANN401
    return resource("firewallPolicies", "p", ruleCollectionGroups=[{"id": GROUP}], **more)


def group(*collections: Keys) -> Keys:
    return {"id": GROUP, "name": "g", "priority": 200, "ruleCollections": list(collections)}


def collection(*rules: Keys, action: str = "Allow", priority: int = 100) -> Keys:
    return {
        "ruleCollectionType": "FirewallPolicyFilterRuleCollection",
        "name": f"c{priority}",
        "priority": priority,
        "action": {"type": action},
        "rules": list(rules),
    }


def network_rule(**more: Any) -> Keys:  # noqa: ANN401
    told = {
        "ruleType": "NetworkRule",
        "name": "r",
        "ipProtocols": ["TCP"],
        "sourceAddresses": ["10.1.0.0/16"],
        "destinationAddresses": ["10.2.0.0/16"],
        "destinationPorts": ["443", "8000-8010"],
    }
    return {**told, **more}


WITH_POLICY = firewall(firewallPolicy=named("firewallPolicies", "p"))


def test_the_rules_of_a_policy_decide(folder: Folder) -> None:
    folder.takes(SPOKES, [TABLE], [WITH_POLICY], [policy()], [group(collection(network_rule()))])
    assert folder.verdict("a/s", "b/s", "tcp/443") == "allow"
    assert folder.verdict("a/s", "b/s", "tcp/22") == "deny"
    assert folder.remarks == {}


def test_a_rule_by_an_ip_group_means_its_addresses(folder: Folder) -> None:
    groups = [resource("ipGroups", "g", ipAddresses=["10.1.0.0/16"])]
    only = network_rule(sourceAddresses=[], sourceIpGroups=[id_of("ipGroups", "g")])
    folder.takes(SPOKES, [TABLE], [WITH_POLICY], [policy()], [group(collection(only))], groups)
    assert folder.verdict("a/s", "b/s", "tcp/443") == "allow"


def test_an_ip_group_that_is_not_in_the_export_may_be_anybody(folder: Folder) -> None:
    only = network_rule(sourceAddresses=[], sourceIpGroups=[id_of("ipGroups", "g")])
    folder.takes(SPOKES, [TABLE], [WITH_POLICY], [policy()], [group(collection(only))])
    assert folder.verdict("a/s", "b/s", "tcp/443") == "depends"


@pytest.mark.parametrize("given", [[], [policy()]])
def test_what_a_policy_decides_that_is_not_in_the_export_depends(
    folder: Folder, given: list[Keys]
) -> None:
    folder.takes(SPOKES, [TABLE], [WITH_POLICY], *([given] if given else []))
    assert folder.verdict("a/s", "b/s", "tcp/443") == "depends"
    assert any("is not in the export" in each for each in folder.remarks.values())


def test_a_firewall_that_is_not_in_the_export_may_forward_or_not(folder: Folder) -> None:
    folder.takes(SPOKES, [TABLE])
    assert folder.verdict("a/s", "b/s", "tcp/443") == "depends"


def test_a_next_hop_in_no_network_of_the_export_leaves_its_table_open(folder: Folder) -> None:
    folder.takes([spoke("a", 1)], [table("rt", route("0.0.0.0/0", "VirtualAppliance", "10.9.0.4"))])
    assert not folder.network.route_tables[0].complete
    assert "stands in no network of the export" in folder.remarks["$[0]"]


def test_the_switches_of_a_policy_are_read(folder: Folder) -> None:
    switches = {
        "threatIntelMode": "Deny",
        "intrusionDetection": {"mode": "Alert"},
        "dnsSettings": {"enableProxy": True},
        "snat": {"privateRanges": ["10.0.0.0/8"]},
        "basePolicy": named("firewallPolicies", "base"),
    }
    base = resource("firewallPolicies", "base", ruleCollectionGroups=[])
    folder.takes(SPOKES, [TABLE], [WITH_POLICY], [policy(**switches), base], [group()])
    found = folder.network.firewall_policies[0]
    assert (found.threat_intelligence, found.intrusion_detection) == ("deny", "alert")
    assert (found.parent, found.dns_proxy) == ("base", True)
    assert found.snat_private_ranges == ("10.0.0.0/8",)


def test_each_kind_of_rule_is_read(folder: Folder) -> None:
    called = {
        "ruleType": "ApplicationRule",
        "name": "a",
        "protocols": [{"protocolType": "Mssql", "port": 1433}],
        "sourceAddresses": ["*"],
        "targetFqdns": ["db.contoso.com"],
    }
    inward = {
        "ruleType": "NatRule",
        "name": "n",
        "ipProtocols": ["TCP"],
        "sourceAddresses": ["*"],
        "destinationAddresses": ["20.1.2.3"],
        "destinationPorts": ["8443"],
        "translatedAddress": "10.1.1.4",
        "translatedPort": "443",
    }
    nat = {**collection(inward, priority=300), "action": {"type": "DNAT"}}
    groups = [group(collection(network_rule(), called), nat)]
    folder.takes(SPOKES, [TABLE], [WITH_POLICY], [policy()], groups)
    (made,) = folder.network.firewall_policies[0].rule_collection_groups
    first, second, third = made.rule_collections
    assert isinstance(first, NetworkRules)
    assert isinstance(second, ApplicationRules)
    assert second.rules[0].protocols == ("mssql:1433",)
    assert isinstance(third, DnatRules)
    assert (third.rules[0].port, third.rules[0].translated_port) == (8443, 443)


def test_a_firewall_without_a_policy_has_its_own_rules(folder: Folder) -> None:
    own = {**network_rule(), "protocols": ["TCP"]}
    rules = [{"name": "c", "priority": 100, "action": {"type": "Allow"}, "rules": [own]}]
    folder.takes(SPOKES, [TABLE], [firewall(networkRuleCollections=rules)])
    assert folder.verdict("a/s", "b/s", "tcp/443") == "allow"
    assert folder.verdict("a/s", "b/s", "tcp/22") == "deny"


INWARD = {
    "ruleType": "NatRule",
    "name": "n",
    "ipProtocols": ["TCP"],
    "sourceAddresses": ["*"],
    "destinationAddresses": ["20.1.2.3"],
    "destinationPorts": ["8443"],
    "translatedAddress": "10.1.1.4",
    "translatedPort": "443",
}


def dnat(**more: Any) -> Keys:  # noqa: ANN401
    return group({**collection({**INWARD, **more}), "action": {"type": "DNAT"}})


def outward() -> Keys:
    """The firewall with a public address."""
    made = firewall(firewallPolicy=named("firewallPolicies", "p"))
    (one,) = made["ipConfigurations"]
    held = {**one, "publicIPAddress": named("publicIPAddresses", "pip")}
    return {**made, "ipConfigurations": [held]}


def test_a_rule_leads_in_by_the_public_address_of_its_firewall(folder: Folder) -> None:
    pip = resource("publicIPAddresses", "pip", ipAddress="20.1.2.3")
    folder.takes(SPOKES, [TABLE], [outward()], [policy()], [dnat()], [pip])
    assert folder.verdict("Internet", "10.1.1.4", "tcp/443") == "allow"
    assert folder.verdict("Internet", "10.1.1.5", "tcp/443") == "deny"


def test_an_entrance_by_an_address_that_is_not_in_the_export_depends(folder: Folder) -> None:
    folder.takes(SPOKES, [TABLE], [outward()], [policy()], [dnat()])
    assert folder.verdict("Internet", "10.1.1.4", "tcp/443") == "depends"
    assert folder.verdict("Internet", "10.1.1.5", "tcp/443") == "deny"
    said = folder.remarks["$[0].ipConfigurations[0].publicIPAddress"]
    assert said == "its public address is not told: whether DNAT rules lead in by it depends"


def test_an_address_that_another_one_is_told_to_have_stays_closed(folder: Folder) -> None:
    other = resource("publicIPAddresses", "other", ipAddress="20.1.2.3")
    folder.takes(SPOKES, [TABLE], [outward()], [policy()], [dnat()], [other])
    assert folder.verdict("Internet", "10.1.1.4", "tcp/443") == "deny"


def test_an_entrance_that_leads_to_a_name_may_lead_to_anybody(folder: Folder) -> None:
    named_only = dnat(translatedAddress=None, translatedFqdn="web.contoso.com")
    pip = resource("publicIPAddresses", "pip", ipAddress="20.1.2.3")
    folder.takes(SPOKES, [TABLE], [outward()], [policy()], [named_only], [pip])
    assert folder.verdict("Internet", "10.1.1.4", "tcp/443") == "depends"
    assert folder.verdict("Internet", "10.1.1.5", "tcp/443") == "depends"
    assert folder.verdict("Internet", "10.1.1.5", "tcp/22") == "deny"
    said = folder.remarks["$[0].ruleCollections[0].rules[0]"]
    assert said == (
        "where it leads is no address that is known: whom it lets in to anybody, depends"
    )
