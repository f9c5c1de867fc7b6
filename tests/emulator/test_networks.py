"""Virtual networks, subnets, groups and tables through azure-mgmt-network."""

import pytest
from tests.emulator.azure import Azure, refused
from tests.emulator.bodies import Body, interface, network, subnet

HERE = {"location": "eastus"}


def security_group(azure: Azure, group: str, name: str = "nsg", *rules: Body) -> str:
    body = {**HERE, "properties": {"securityRules": list(rules)}}
    groups = azure.network.network_security_groups
    return str(groups.begin_create_or_update(group, name, body).result().id)


def rule(name: str = "web", **told: object) -> Body:
    properties = {
        "protocol": "Tcp",
        "access": "Allow",
        "direction": "Inbound",
        "priority": 100,
        "sourceAddressPrefix": "*",
        "sourcePortRange": "*",
        "destinationAddressPrefix": "10.0.0.0/24",
        "destinationPortRange": "443",
        **told,
    }
    kept = {name: value for name, value in properties.items() if value is not None}
    return {"name": name, "properties": kept}


def route_table(azure: Azure, group: str, *routes: Body) -> str:
    body = {**HERE, "properties": {"routes": list(routes)}}
    tables = azure.network.route_tables
    return str(tables.begin_create_or_update(group, "table", body).result().id)


def test_published_a_space_does_not_shrink_under_a_subnet(azure: Azure, group: str) -> None:
    network(azure, group)
    subnet(azure, group, "web", "10.0.1.0/24")
    with pytest.raises(Exception, match=r"10\.0\.1\.0/24 of subnet 'web'"):
        network(azure, group, addressSpace={"addressPrefixes": ["10.0.0.0/24"]})


@pytest.mark.parametrize("prefix", ["169.254.0.0/16", "224.0.0.0/8", "168.63.129.0/24"])
def test_published_a_range_of_azure_s_own_is_no_address_space(
    azure: Azure, group: str, prefix: str
) -> None:
    space = {"addressPrefixes": [prefix]}
    assert refused(lambda: network(azure, group, addressSpace=space)) == "InvalidRequestFormat"


@pytest.mark.parametrize(
    ("prefix", "code"),
    [
        ("10.0.0.0/30", "NetcfgInvalidSubnet"),
        ("10.1.0.0/24", "NetcfgInvalidSubnet"),
        ("10.0.1.128/25", "NetcfgSubnetRangesOverlap"),
        ("10.0.1.1/24", "InvalidAddressPrefixFormat"),
    ],
)
def test_published_a_subnet_is_a_29_or_larger_in_its_network_beside_the_others(
    azure: Azure, group: str, prefix: str, code: str
) -> None:
    network(azure, group)
    subnet(azure, group, "web", "10.0.1.0/24")
    assert refused(lambda: subnet(azure, group, "other", prefix)) == code


def test_a_subnet_of_29_is_taken(azure: Azure, group: str) -> None:
    network(azure, group)
    assert subnet(azure, group, "small", "10.0.0.0/29").endswith("/subnets/small")


def test_published_a_subnet_that_holds_an_interface_stays(azure: Azure, group: str) -> None:
    network(azure, group)
    web = subnet(azure, group, "web", "10.0.1.0/24")
    interface(azure, group, "nic", web)
    subnets = azure.network.subnets
    assert refused(lambda: subnets.begin_delete(group, "vnet", "web")) == (
        "InUseSubnetCannotBeDeleted"
    )
    assert refused(lambda: azure.network.virtual_networks.begin_delete(group, "vnet")) == (
        "InUseSubnetCannotBeDeleted"
    )
    assert refused(lambda: network(azure, group, subnets=[])) == "InUseSubnetCannotBeDeleted"
    (told,) = subnets.get(group, "vnet", "web").ip_configurations
    assert told.id.endswith("/networkInterfaces/nic/ipConfigurations/one")
    azure.network.network_interfaces.begin_delete(group, "nic").result()
    assert subnets.get(group, "vnet", "web").ip_configurations is None
    subnets.begin_delete(group, "vnet", "web").result()


def test_published_a_prefix_that_is_used_does_not_even_grow(azure: Azure, group: str) -> None:
    network(azure, group)
    web = subnet(azure, group, "web", "10.0.1.0/24")
    interface(azure, group, "nic", web)
    for prefix in ("10.0.2.0/24", "10.0.0.0/23"):
        assert refused(subnet, azure, group, "web", prefix) == "InUsePrefixCannotBeDeleted"
    both = {"addressPrefix": None, "addressPrefixes": ["10.0.1.0/24", "10.0.2.0/24"]}
    assert azure.ask("PUT", web, json={"properties": both}).status_code == 200


def test_inferred_a_delegated_subnet_takes_no_interface(azure: Azure, group: str) -> None:
    network(azure, group)
    given: Body = {
        "delegations": [{"name": "one", "properties": {"serviceName": "Microsoft.Netapp/volumes"}}]
    }
    files = subnet(azure, group, "files", "10.0.1.0/24", **given)
    assert refused(lambda: interface(azure, group, "nic", files)) == "OperationNotAllowed"


def test_published_a_delegation_stays_while_a_subnet_is_used(azure: Azure, group: str) -> None:
    network(azure, group)
    interface(azure, group, "nic", subnet(azure, group, "web", "10.0.1.0/24"))
    given: Body = {
        "delegations": [{"name": "one", "properties": {"serviceName": "Microsoft.Netapp/volumes"}}]
    }
    assert refused(lambda: subnet(azure, group, "web", "10.0.1.0/24", **given)) == (
        "SubnetDelegationsCannotChangeWhenSubnetUsedByResource"
    )


def test_published_what_a_subnet_names_must_stand_in_its_region(azure: Azure, group: str) -> None:
    home = network(azure, group)
    absent = home.replace("virtualNetworks/vnet", "networkSecurityGroups/nobody")
    wanted: Body = {"networkSecurityGroup": {"id": absent}}
    assert refused(lambda: subnet(azure, group, "web", "10.0.1.0/24", **wanted)) == (
        "InvalidResourceReference"
    )
    groups = azure.network.network_security_groups
    far = groups.begin_create_or_update(group, "far", {"location": "westeurope"}).result()
    wanted = {"networkSecurityGroup": {"id": far.id}}
    assert refused(lambda: subnet(azure, group, "web", "10.0.1.0/24", **wanted)) == (
        "InvalidResourceReference"
    )


def test_a_reference_of_another_casing_stands(azure: Azure, group: str) -> None:
    network(azure, group)
    nsg = security_group(azure, group)
    subnet(azure, group, "web", "10.0.1.0/24", networkSecurityGroup={"id": nsg.upper()})
    (told,) = azure.network.network_security_groups.get(group, "nsg").subnets
    assert told.id.endswith("/virtualNetworks/vnet/subnets/web")


def test_published_a_group_or_table_of_a_subnet_stays_and_shows_it(
    azure: Azure, group: str
) -> None:
    network(azure, group)
    nsg, table = security_group(azure, group), route_table(azure, group)
    wanted: Body = {"networkSecurityGroup": {"id": nsg}, "routeTable": {"id": table}}
    web = subnet(azure, group, "web", "10.0.1.0/24", **wanted)
    assert [each.id for each in azure.network.route_tables.get(group, "table").subnets] == [web]
    groups, tables = azure.network.network_security_groups, azure.network.route_tables
    assert refused(lambda: groups.begin_delete(group, "nsg")) == (
        "InUseNetworkSecurityGroupCannotBeDeleted"
    )
    assert refused(lambda: tables.begin_delete(group, "table")) == "InUseRouteTableCannotBeDeleted"
    subnet(azure, group, "web", "10.0.1.0/24")
    groups.begin_delete(group, "nsg").result()
    tables.begin_delete(group, "table").result()


def test_published_a_group_shows_its_default_rules(azure: Azure, group: str) -> None:
    security_group(azure, group)
    found = azure.network.network_security_groups.get(group, "nsg").default_security_rules
    assert [(each.priority, each.name) for each in found] == [
        (65000, "AllowVnetInBound"),
        (65001, "AllowAzureLoadBalancerInBound"),
        (65500, "DenyAllInBound"),
        (65000, "AllowVnetOutBound"),
        (65001, "AllowInternetOutBound"),
        (65500, "DenyAllOutBound"),
    ]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"priority": 99}, "SecurityRuleInvalidPriority"),
        ({"priority": 4097}, "SecurityRuleInvalidPriority"),
        ({"destinationPortRange": "70000"}, "SecurityRuleInvalidPortRange"),
        ({"destinationPortRange": "90-80"}, "SecurityRuleInvalidPortRange"),
        ({"sourceAddressPrefix": "10.0.0.0/33"}, "SecurityRuleInvalidAddressPrefix"),
        (
            {"sourceAddressPrefix": None, "sourceAddressPrefixes": ["Internet"]},
            "SecurityRuleParameterContainsUnsupportedValue",
        ),
        (
            {"destinationPortRange": None, "destinationPortRanges": ["*"]},
            "SecurityRuleParameterContainsInvalidPortRanges",
        ),
        ({"sourceAddressPrefixes": ["10.0.0.0/8"]}, "InvalidRequestFormat"),
        ({"destinationPortRanges": ["80"]}, "InvalidRequestFormat"),
    ],
)
def test_published_a_rule_says_what_the_service_reads(
    azure: Azure, group: str, told: Body, code: str
) -> None:
    assert refused(lambda: security_group(azure, group, "nsg", rule(**told))) == code


def test_an_augmented_rule_at_the_ends_of_the_priorities_is_taken(azure: Azure, group: str) -> None:
    several: Body = {
        "sourceAddressPrefix": None,
        "sourceAddressPrefixes": ["10.0.0.0/8", "192.168.1.4"],
        "destinationPortRange": None,
        "destinationPortRanges": ["80", "8000-8080"],
    }
    security_group(azure, group, "nsg", rule(**several), rule("last", priority=4096))
    found = azure.network.security_rules.get(group, "nsg", "web")
    assert found.destination_port_ranges == ["80", "8000-8080"]


def test_published_two_rules_of_one_priority_conflict_in_one_direction_alone(
    azure: Azure, group: str
) -> None:
    security_group(azure, group, "nsg", rule())
    rules = azure.network.security_rules
    assert refused(lambda: rules.begin_create_or_update(group, "nsg", "twin", rule("twin"))) == (
        "SecurityRuleConflict"
    )
    out = rule("out", direction="Outbound")
    rules.begin_create_or_update(group, "nsg", "out", out).result()


@pytest.mark.parametrize(
    "properties",
    [
        {"addressPrefix": "0.0.0.0/0", "nextHopType": "VirtualAppliance"},
        {
            "addressPrefix": "0.0.0.0/0",
            "nextHopType": "VirtualAppliance",
            "nextHopIpAddress": "gate",
        },
        {
            "addressPrefix": "0.0.0.0/0",
            "nextHopType": "Internet",
            "nextHopIpAddress": "10.0.0.4",
        },
    ],
)
def test_inferred_an_address_is_told_where_an_appliance_is_next_and_nowhere_else(
    azure: Azure, group: str, properties: Body
) -> None:
    wanted = {"name": "out", "properties": properties}
    assert refused(lambda: route_table(azure, group, wanted)) == "InvalidRequestFormat"


def test_a_route_may_lead_a_service_tag_to_the_internet(azure: Azure, group: str) -> None:
    told = {"addressPrefix": "AzureMonitor", "nextHopType": "Internet"}
    route_table(azure, group, {"name": "monitor", "properties": told})
    found = azure.network.routes.get(group, "table", "monitor")
    assert (found.address_prefix, found.next_hop_type) == ("AzureMonitor", "Internet")


def test_inferred_a_prefix_has_one_route(azure: Azure, group: str) -> None:
    told = {"addressPrefix": "10.9.0.0/16", "nextHopType": "None"}
    route_table(azure, group, {"name": "one", "properties": told})
    routes = azure.network.routes
    assert refused(
        lambda: routes.begin_create_or_update(group, "table", "two", {"properties": told})
    ) == ("InvalidRequestFormat")


def test_a_network_tells_which_addresses_are_free(azure: Azure, group: str) -> None:
    network(azure, group)
    web = subnet(azure, group, "web", "10.0.1.0/29")
    interface(azure, group, "nic", web)
    networks = azure.network.virtual_networks
    taken = networks.check_ip_address_availability(group, "vnet", ip_address="10.0.1.4")
    assert (taken.available, taken.available_ip_addresses) == (False, ["10.0.1.5", "10.0.1.6"])
    free = networks.check_ip_address_availability(group, "vnet", ip_address="10.0.1.5")
    assert free.available
    reserved = networks.check_ip_address_availability(group, "vnet", ip_address="10.0.1.1")
    assert (reserved.available, reserved.is_platform_reserved) == (False, True)
    (usage,) = networks.list_usage(group, "vnet")
    assert (usage.id, usage.current_value, usage.limit) == (web, 1, 3)


def test_the_id_of_a_resource_is_its_own_whatever_is_sent(azure: Azure, group: str) -> None:
    body = {"id": "/subscriptions/other", "location": "eastus"}
    groups = azure.network.application_security_groups
    made = groups.begin_create_or_update(group, "asg", body).result()
    assert made.id.endswith("/applicationSecurityGroups/asg")


@pytest.mark.parametrize(
    "type_",
    [
        "Microsoft.Network/loadBalancers",
        "Microsoft.Network/applicationGateways",
        "Microsoft.Compute/virtualMachines",
    ],
)
def test_what_the_emulator_does_not_have_is_refused_by_name(
    azure: Azure, group: str, type_: str
) -> None:
    scope = f"/subscriptions/{azure.subscription}/resourceGroups/{group}/providers"
    answer = azure.ask("PUT", f"{scope}/{type_}/one", json=HERE)
    assert (answer.status_code, answer.json()["error"]["code"]) == (501, "NotImplemented")
    assert type_ in answer.json()["error"]["message"]
