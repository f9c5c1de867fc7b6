"""Azure Firewall with its policies and what their rules call by name."""

from collections.abc import Mapping

from landbridge.render.arm.ground import COLLECTION_GROUP, FIREWALL, IP_GROUP, POLICY
from landbridge.render.arm.resource import Body
from landbridge.render.templates.terraform.azurerm.form import Forms, child, located
from landbridge.render.templates.terraform.entries import at, blocks, number, only, worded
from landbridge.render.templates.terraform.forms import Always, Entry, Parted, Together

FILTER, NAT = "FirewallPolicyFilterRuleCollection", "FirewallPolicyNatRuleCollection"
ENDS = (
    at("sourceAddresses", "source_addresses"),
    at("sourceIpGroups", "source_ip_groups"),
)
FRONT = (
    at("name", "name"),
    at("properties/subnet/id", "subnet_id"),
    at("properties/publicIPAddress/id", "public_ip_address_id"),
)
NETWORK_RULE = (
    Always("ruleType", "NetworkRule"),
    at("name", "name"),
    at("description", "description"),
    at("ipProtocols", "protocols"),
    *ENDS,
    at("destinationAddresses", "destination_addresses"),
    at("destinationIpGroups", "destination_ip_groups"),
    at("destinationFqdns", "destination_fqdns"),
    at("destinationPorts", "destination_ports"),
)
APPLICATION_RULE = (
    Always("ruleType", "ApplicationRule"),
    at("name", "name"),
    at("description", "description"),
    *ENDS,
    at("destinationAddresses", "destination_addresses"),
    at("targetFqdns", "destination_fqdns"),
    at("targetUrls", "destination_urls"),
    at("fqdnTags", "destination_fqdn_tags"),
    at("webCategories", "web_categories"),
    at("terminateTLS", "terminate_tls"),
    blocks(
        "protocols",
        "protocols",
        worded("protocolType", "type", {"Http": "Http", "Https": "Https"}),
        at("port", "port"),
    ),
)
NAT_RULE = (
    Always("ruleType", "NatRule"),
    at("name", "name"),
    at("description", "description"),
    at("ipProtocols", "protocols"),
    *ENDS,
    only("destinationAddresses", "destination_address"),
    at("destinationPorts", "destination_ports"),
    at("translatedAddress", "translated_address"),
    at("translatedFqdn", "translated_fqdn"),
    number("translatedPort", "translated_port"),
)
ALLOW, DENY = {"Allow": "Allow"}, {"Deny": "Deny"}


def _kind(collection: Body) -> str:
    """By the rules in it: a collection of the provider has rules of one kind."""
    kinds = {str(rule.get("ruleType")) for rule in collection["rules"]}
    return RULES.get(kinds.pop(), "") if len(kinds) == 1 else ""


def _collection(type_: str, actions: Mapping[str, str], *rule: Entry) -> tuple[Entry, ...]:
    return (
        Always("ruleCollectionType", type_),
        at("name", "name"),
        at("priority", "priority"),
        worded("action/type", "action", actions),
        blocks("rules", "rule", *rule),
    )


RULES = {
    "NetworkRule": "network_rule_collection",
    "ApplicationRule": "application_rule_collection",
    "NatRule": "nat_rule_collection",
}
COLLECTIONS = {
    RULES["NetworkRule"]: _collection(FILTER, ALLOW | DENY, *NETWORK_RULE),
    RULES["ApplicationRule"]: _collection(FILTER, ALLOW | DENY, *APPLICATION_RULE),
    RULES["NatRule"]: _collection(NAT, {"DNAT": "Dnat"}, *NAT_RULE),
}
FIREWALLS: Forms = {
    IP_GROUP: (located("azurerm_ip_group", at("properties/ipAddresses", "cidrs")),),
    POLICY: (
        located(
            "azurerm_firewall_policy",
            at("properties/sku/tier", "sku"),
            at("properties/basePolicy/id", "base_policy_id"),
            at("properties/threatIntelMode", "threat_intelligence_mode"),
            at("properties/snat/privateRanges", "private_ip_ranges"),
            Together(
                "dns",
                (
                    at("properties/dnsSettings/enableProxy", "proxy_enabled"),
                    at("properties/dnsSettings/servers", "servers"),
                ),
            ),
            Together("intrusion_detection", (at("properties/intrusionDetection/mode", "mode"),)),
        ),
    ),
    COLLECTION_GROUP: (
        child(
            "azurerm_firewall_policy_rule_collection_group",
            "firewall_policy_id",
            at("properties/priority", "priority"),
            Parted("properties/ruleCollections", _kind, COLLECTIONS),
        ),
    ),
    FIREWALL: (
        located(
            "azurerm_firewall",
            at("properties/sku/name", "sku_name"),
            at("properties/sku/tier", "sku_tier"),
            at("properties/firewallPolicy/id", "firewall_policy_id"),
            at("properties/threatIntelMode", "threat_intel_mode"),
            at("zones", "zones"),
            blocks("properties/ipConfigurations", "ip_configuration", *FRONT),
            Together(
                "virtual_hub",
                (
                    at("properties/virtualHub/id", "virtual_hub_id"),
                    at("properties/hubIPAddresses/publicIPs/count", "public_ip_count"),
                ),
            ),
        ),
    ),
}
