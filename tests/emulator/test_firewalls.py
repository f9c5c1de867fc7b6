"""Azure Firewall, its policies and IP groups through azure-mgmt-network."""

from pathlib import Path
from typing import Any

import pytest
from tests.emulator.azure import Azure, emulated, refused
from tests.emulator.bodies import Body, network, public_address, subnet
from tests.emulator.gateways import gateway_body

HERE = {"location": "eastus"}
FILTER, NAT = "FirewallPolicyFilterRuleCollection", "FirewallPolicyNatRuleCollection"


def policy(azure: Azure, group: str, name: str = "policy", **properties: object) -> str:
    body = {**HERE, "properties": properties}
    policies = azure.network.firewall_policies
    return str(policies.begin_create_or_update(group, name, body).result().id)


def firewall(azure: Azure, group: str, subnet_id: str, public: str, **more: object) -> Any:  # noqa: ANN401
    configuration = {
        "name": "one",
        "properties": {"subnet": {"id": subnet_id}, "publicIPAddress": {"id": public}},
    }
    properties = {
        "sku": {"name": "AZFW_VNet", "tier": "Standard"},
        "ipConfigurations": [configuration],
        **more,
    }
    firewalls = azure.network.azure_firewalls
    body = {**HERE, "properties": properties}
    return firewalls.begin_create_or_update(group, "firewall", body).result()


@pytest.fixture
def place(azure: Azure, group: str) -> tuple[str, str]:
    """A subnet and a public address for a firewall."""
    network(azure, group)
    home = subnet(azure, group, "AzureFirewallSubnet", "10.0.1.0/26")
    return home, public_address(azure, group, "pip")


def test_a_firewall_has_an_address_of_its_subnet_and_shows_where_it_is_used(
    azure: Azure, group: str, place: tuple[str, str]
) -> None:
    rules = policy(azure, group)
    made = firewall(azure, group, *place, firewallPolicy={"id": rules})
    (told,) = made.ip_configurations
    assert (told.private_ip_address, made.provisioning_state) == ("10.0.1.4", "Succeeded")
    assert made.threat_intel_mode == "Alert"
    found = azure.network.firewall_policies.get(group, "policy")
    assert [each.id for each in found.firewalls] == [made.id]
    public = azure.network.public_ip_addresses.get(group, "pip")
    assert public.ip_configuration.id == told.id
    assert refused(lambda: azure.network.firewall_policies.begin_delete(group, "policy")) == (
        "InUseResourceCannotBeDeleted"
    )
    azure.network.azure_firewalls.begin_delete(group, "firewall").result()
    azure.network.firewall_policies.begin_delete(group, "policy").result()


def test_putting_a_firewall_again_changes_no_address(
    azure: Azure, group: str, place: tuple[str, str]
) -> None:
    firewall(azure, group, *place)
    again = firewall(azure, group, *place, threatIntelMode="Deny")
    assert again.ip_configurations[0].private_ip_address == "10.0.1.4"


@pytest.mark.parametrize(
    ("name", "prefix"),
    [("firewalls", "10.0.2.0/26"), ("AzureFirewallSubnet", "10.0.2.0/27")],
)
def test_published_a_firewall_stands_in_a_subnet_of_its_name_and_of_26_bits(
    azure: Azure, group: str, name: str, prefix: str
) -> None:
    network(azure, group)
    home, public = subnet(azure, group, name, prefix), public_address(azure, group, "pip")
    assert refused(lambda: firewall(azure, group, home, public)) == "InvalidRequestFormat"


def test_published_a_public_address_is_of_one_firewall(
    azure: Azure, group: str, place: tuple[str, str]
) -> None:
    firewall(azure, group, *place)
    network(azure, group, "other", addressSpace={"addressPrefixes": ["10.9.0.0/16"]})
    home = subnet(azure, group, "AzureFirewallSubnet", "10.9.0.0/26", "other")
    configuration = {"subnet": {"id": home}, "publicIPAddress": {"id": place[1]}}
    body = {
        **HERE,
        "properties": {"ipConfigurations": [{"name": "a", "properties": configuration}]},
    }
    firewalls = azure.network.azure_firewalls
    assert refused(lambda: firewalls.begin_create_or_update(group, "second", body)) == (
        "PublicIPAddressInUse"
    )


def test_a_firewall_of_a_hub_needs_a_hub(azure: Azure, group: str) -> None:
    body = {**HERE, "properties": {"sku": {"name": "AZFW_Hub", "tier": "Standard"}}}
    firewalls = azure.network.azure_firewalls
    with pytest.raises(Exception, match=r"'properties.virtualHub' is required") as told:
        firewalls.begin_create_or_update(group, "firewall", body)
    assert told.value.error.code == "MissingRequiredParameter"  # type: ignore[attr-defined] # Azure's own


def test_published_a_basic_firewall_is_managed_by_a_subnet_of_its_own(
    azure: Azure, group: str, place: tuple[str, str]
) -> None:
    basic: Body = {"sku": {"name": "AZFW_VNet", "tier": "Basic"}}
    assert refused(firewall, azure, group, *place, **basic) == "MissingRequiredParameter"
    home = subnet(azure, group, "AzureFirewallManagementSubnet", "10.0.2.0/26")
    public = public_address(azure, group, "management")
    told = {"subnet": {"id": home}, "publicIPAddress": {"id": public}}
    basic["managementIpConfiguration"] = {"name": "management", "properties": told}
    made = firewall(azure, group, *place, **basic)
    assert made.management_ip_configuration.private_ip_address == "10.0.2.4"


def test_published_an_address_of_a_firewall_is_of_no_gateway(
    azure: Azure, group: str, place: tuple[str, str]
) -> None:
    firewall(azure, group, *place)
    home = subnet(azure, group, "GatewaySubnet", "10.0.3.0/27")
    body = gateway_body(home, place[1])
    gateways = azure.network.virtual_network_gateways
    assert refused(gateways.begin_create_or_update, group, "er", body).endswith("InUse")


def test_published_a_firewall_has_a_policy_or_rules_of_its_own(
    azure: Azure, group: str, place: tuple[str, str]
) -> None:
    classic = {
        "name": "web",
        "properties": {"priority": 100, "action": {"type": "Allow"}, "rules": []},
    }
    both: Body = {
        "firewallPolicy": {"id": policy(azure, group)},
        "networkRuleCollections": [classic],
    }
    assert refused(firewall, azure, group, *place, **both) == (
        "AzureFirewallPolicyAndRuleCollectionsConflict"
    )


@pytest.mark.parametrize(
    ("own", "its", "code"),
    [("Standard", "Premium", "InvalidRequestFormat"), ("Premium", "Standard", "")],
)
def test_published_a_firewall_takes_no_policy_of_a_higher_tier(
    azure: Azure, group: str, place: tuple[str, str], own: str, its: str, code: str
) -> None:
    rules = policy(azure, group, sku={"tier": its})
    more: Body = {"sku": {"name": "AZFW_VNet", "tier": own}, "firewallPolicy": {"id": rules}}
    if code:
        assert refused(lambda: firewall(azure, group, *place, **more)) == code
    else:
        assert firewall(azure, group, *place, **more).sku.tier == own


def test_inferred_a_policy_is_not_above_itself_and_shows_those_below(
    azure: Azure, group: str
) -> None:
    base = policy(azure, group, "base")
    child = policy(azure, group, "child", basePolicy={"id": base})
    found = azure.network.firewall_policies.get(group, "base")
    assert [each.id for each in found.child_policies] == [child]
    policies = azure.network.firewall_policies
    assert refused(lambda: policies.begin_delete(group, "base")) == "InUseResourceCannotBeDeleted"
    below = {"basePolicy": {"id": child}}
    assert refused(lambda: policy(azure, group, "base", **below)) == "InvalidRequestFormat"


@pytest.mark.parametrize("base", [{"location": "westeurope"}, {"sku": {"tier": "Premium"}}])
def test_published_a_policy_stands_in_the_region_of_the_one_above_and_not_under_its_tier(
    azure: Azure, group: str, base: Body
) -> None:
    body = {**HERE, "properties": {"sku": base.get("sku", {"tier": "Standard"})}}
    body["location"] = base.get("location", "eastus")
    policies = azure.network.firewall_policies
    above = policies.begin_create_or_update(group, "base", body).result()
    wanted = {"basePolicy": {"id": above.id}}
    assert refused(lambda: policy(azure, group, "child", **wanted)) == "InvalidRequestFormat"


def network_rule(name: str = "web", **told: object) -> Body:
    body = {
        "ruleType": "NetworkRule",
        "name": name,
        "ipProtocols": ["TCP"],
        "sourceAddresses": ["10.0.0.0/8"],
        "destinationAddresses": ["10.9.0.4"],
        "destinationPorts": ["443"],
        **told,
    }
    return {name: value for name, value in body.items() if value is not None}


def nat_rule(**told: object) -> Body:
    return {
        "ruleType": "NatRule",
        "name": "in",
        "ipProtocols": ["TCP"],
        "sourceAddresses": ["*"],
        "destinationAddresses": ["198.18.0.1"],
        "destinationPorts": ["443"],
        "translatedAddress": "10.0.5.4",
        "translatedPort": "8443",
        **told,
    }


def collection(*rules: Body, **told: object) -> Body:
    nat = bool(rules) and rules[0]["ruleType"] == "NatRule"
    return {
        "ruleCollectionType": NAT if nat else FILTER,
        "name": "rules",
        "priority": 100,
        "action": {"type": "DNAT" if nat else "Allow"},
        "rules": list(rules),
        **told,
    }


def rules_of(
    azure: Azure, group: str, *collections: Body, name: str = "group", priority: int = 200
) -> Any:  # noqa: ANN401
    body = {"properties": {"priority": priority, "ruleCollections": list(collections)}}
    groups = azure.network.firewall_policy_rule_collection_groups
    return groups.begin_create_or_update(group, "policy", name, body).result()


def test_a_group_of_rules_is_shown_by_its_policy(azure: Azure, group: str) -> None:
    policy(azure, group)
    made = rules_of(azure, group, collection(network_rule()))
    assert made.rule_collections[0].rules[0].destination_ports == ["443"]
    found = azure.network.firewall_policies.get(group, "policy").rule_collection_groups
    assert [each.id for each in found] == [made.id]


def test_published_priorities_of_groups_and_collections_end_at_65000(
    azure: Azure, group: str
) -> None:
    policy(azure, group)
    rules_of(azure, group, collection(network_rule(), priority=65000), priority=65000)
    for priority in (99, 65001):
        assert refused(rules_of, azure, group, priority=priority) == "InvalidRequestFormat"
        wrong = collection(network_rule(), priority=priority)
        assert refused(rules_of, azure, group, wrong) == "InvalidRequestFormat"


WRONG = {
    "two-kinds": [collection(network_rule(), nat_rule())],
    "dnat-in-a-filter": [
        collection(nat_rule(), ruleCollectionType=FILTER, action={"type": "Allow"})
    ],
    "no-action": [collection(network_rule(), action={})],
    "one-priority-twice": [
        collection(network_rule()),
        collection(network_rule("other"), name="more"),
    ],
    "one-name-twice": [collection(network_rule(), network_rule())],
    "nowhere": [collection(network_rule(destinationAddresses=None))],
    "nobody": [collection(network_rule(sourceAddresses=None))],
    "no-ports": [collection(network_rule(destinationPorts=None))],
    "no-translation": [collection(nat_rule(translatedAddress=""))],
    "two-translations": [collection(nat_rule(translatedFqdn="web.example.org"))],
    "two-destinations": [collection(nat_rule(destinationAddresses=["198.18.0.1", "198.18.0.2"]))],
    "icmp-translated": [collection(nat_rule(ipProtocols=["ICMP"]))],
    "a-name-without-a-proxy": [
        collection(network_rule(destinationAddresses=None, destinationFqdns=["example.org"]))
    ],
}


@pytest.mark.parametrize("name", sorted(WRONG))
def test_published_rules_that_no_firewall_takes_are_refused(
    azure: Azure, group: str, name: str
) -> None:
    policy(azure, group)
    assert refused(lambda: rules_of(azure, group, *WRONG[name])) == "InvalidRequestFormat"


def test_published_an_address_of_a_rule_is_read(azure: Azure, group: str) -> None:
    policy(azure, group)
    wrong = collection(network_rule(destinationAddresses=["10.0.0.0/40"]))
    assert refused(lambda: rules_of(azure, group, wrong)) == (
        "AzureFirewallRuleInvalidIpAddressOrRangeFormat"
    )


def test_a_rule_that_translates_is_taken(azure: Azure, group: str) -> None:
    policy(azure, group)
    made = rules_of(azure, group, collection(nat_rule()))
    assert made.rule_collections[0].rules[0].translated_port == "8443"


def test_published_names_in_network_rules_need_the_dns_proxy_of_the_policy_or_one_above(
    azure: Azure, group: str
) -> None:
    named = collection(network_rule(destinationAddresses=None, destinationFqdns=["example.org"]))
    base = policy(azure, group, "base", dnsSettings={"enableProxy": True})
    policy(azure, group, basePolicy={"id": base})
    made = rules_of(azure, group, named)
    assert made.rule_collections[0].rules[0].destination_fqdns == ["example.org"]


def test_inferred_two_groups_of_a_policy_do_not_share_a_priority(azure: Azure, group: str) -> None:
    policy(azure, group)
    rules_of(azure, group)
    assert refused(lambda: rules_of(azure, group, name="other")) == "InvalidRequestFormat"


def ip_group(azure: Azure, group: str, *addresses: str) -> str:
    body = {**HERE, "properties": {"ipAddresses": list(addresses)}}
    groups = azure.network.ip_groups
    return str(groups.begin_create_or_update(group, "guests", body).result().id)


def test_published_an_ip_group_stays_for_its_policies_and_shows_them(
    azure: Azure, group: str
) -> None:
    guests = ip_group(azure, group, "10.0.0.0/24", "10.1.0.4", "10.2.0.4-10.2.0.9")
    rules = policy(azure, group)
    rules_of(azure, group, collection(network_rule(sourceAddresses=None, sourceIpGroups=[guests])))
    found = azure.network.ip_groups.get(group, "guests")
    assert [each.id for each in found.firewall_policies] == [rules]
    assert refused(lambda: azure.network.ip_groups.begin_delete(group, "guests")) == (
        "IpGroupsHasFirewallPolicyReferences"
    )


def test_published_a_rule_names_an_ip_group_that_stands(azure: Azure, group: str) -> None:
    absent = policy(azure, group).replace("firewallPolicies/policy", "ipGroups/nobody")
    wrong = collection(network_rule(sourceAddresses=None, sourceIpGroups=[absent]))
    assert refused(lambda: rules_of(azure, group, wrong)) == "InvalidResourceReference"


@pytest.mark.parametrize("text", ["10.0.0.0/33", "web", "10.0.0.9-10.0.0.1"])
def test_inferred_an_ip_group_holds_addresses_alone(azure: Azure, group: str, text: str) -> None:
    assert refused(lambda: ip_group(azure, group, text)) == (
        "AzureFirewallRuleInvalidIpAddressOrRangeFormat"
    )


def test_published_one_group_of_a_policy_is_changed_at_a_time(tmp_path: Path) -> None:
    """Time passes as in Azure, so that the first change is not over when the second comes."""
    with emulated(tmp_path, "--clock", "real") as azure:
        azure.groups.create_or_update("rg", HERE)
        above = policy(azure, "rg")
        body = {"properties": {"priority": 200, "ruleCollections": []}}
        first = azure.ask("PUT", f"{above}/ruleCollectionGroups/one", json=body)
        assert first.json()["properties"]["provisioningState"] == "Updating"
        body = {"properties": {"priority": 300, "ruleCollections": []}}
        second = azure.ask("PUT", f"{above}/ruleCollectionGroups/two", json=body)
        assert second.json()["error"]["code"] == "AnotherOperationInProgress"
        answer = azure.ask("DELETE", above)
        assert answer.json()["error"]["code"] == "AnotherOperationInProgress"
