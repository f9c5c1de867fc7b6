"""A hub as templates make it: firewall, policy with two groups of rules, routes to the firewall."""

from tests.emulator.azure import Azure
from tests.emulator.bodies import Body
from tests.emulator.test_firewalls import collection, network_rule

SCHEMA = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"
NETWORK = "Microsoft.Network"
STANDARD = {"sku": {"name": "Standard"}}


def id_of(type_: str, *names: str) -> str:
    told = "', '".join((f"{NETWORK}/{type_}", *names))
    return f"[resourceId('{told}')]"


def made(type_: str, name: str, properties: Body, *needs: str, **more: object) -> Body:
    return {
        "type": f"{NETWORK}/{type_}",
        "apiVersion": "2024-05-01",
        "name": name,
        "location": "eastus",
        "dependsOn": list(needs),
        "properties": properties,
        **more,
    }


def rules(name: str, priority: int, *needs: str) -> Body:
    guests = network_rule(sourceAddresses=None, sourceIpGroups=[id_of("ipGroups", "guests")])
    told = {"priority": priority, "ruleCollections": [collection(guests)]}
    group = made("firewallPolicies/ruleCollectionGroups", f"policy/{name}", told, *needs)
    return {name: value for name, value in group.items() if name != "location"}


GROUPS = "firewallPolicies/ruleCollectionGroups"
PLACE = {
    "subnet": {"id": id_of("virtualNetworks/subnets", "hub", "AzureFirewallSubnet")},
    "publicIPAddress": {"id": id_of("publicIPAddresses", "pip")},
}
NEXT = (
    "[reference(resourceId('Microsoft.Network/azureFirewalls', 'firewall'))"
    ".ipConfigurations[0].properties.privateIPAddress]"
)
RESOURCES = [
    made(
        "virtualNetworks",
        "hub",
        {
            "addressSpace": {"addressPrefixes": ["10.8.0.0/16"]},
            "subnets": [
                {"name": "AzureFirewallSubnet", "properties": {"addressPrefix": "10.8.0.0/26"}}
            ],
        },
    ),
    made("publicIPAddresses", "pip", {"publicIPAllocationMethod": "Static"}, **STANDARD),
    made("ipGroups", "guests", {"ipAddresses": ["10.0.0.0/24"]}),
    made("firewallPolicies", "policy", {"sku": {"tier": "Standard"}}),
    rules("one", 200, id_of("firewallPolicies", "policy"), id_of("ipGroups", "guests")),
    rules("two", 300, id_of(GROUPS, "policy", "one")),
    made(
        "azureFirewalls",
        "firewall",
        {
            "sku": {"name": "AZFW_VNet", "tier": "Standard"},
            "firewallPolicy": {"id": id_of("firewallPolicies", "policy")},
            "ipConfigurations": [{"name": "one", "properties": PLACE}],
        },
        id_of("virtualNetworks", "hub"),
        id_of("publicIPAddresses", "pip"),
        id_of(GROUPS, "policy", "two"),
    ),
    made(
        "routeTables",
        "spokes",
        {
            "routes": [
                {
                    "name": "out",
                    "properties": {
                        "addressPrefix": "0.0.0.0/0",
                        "nextHopType": "VirtualAppliance",
                        "nextHopIpAddress": NEXT,
                    },
                }
            ]
        },
        id_of("azureFirewalls", "firewall"),
    ),
]


def test_a_template_leads_routes_to_the_firewall_that_it_makes(azure: Azure, group: str) -> None:
    template = {"$schema": SCHEMA, "contentVersion": "1.0.0.0", "resources": RESOURCES}
    body = {"properties": {"mode": "Incremental", "template": template}}
    deployed = azure.deployments.begin_create_or_update(group, "hub", body).result()
    assert deployed.properties.provisioning_state == "Succeeded"
    route = azure.network.routes.get(group, "spokes", "out")
    assert route.next_hop_ip_address == "10.8.0.4"
    found = azure.network.firewall_policies.get(group, "policy")
    assert [each.id.rpartition("/")[2] for each in found.rule_collection_groups] == ["one", "two"]
