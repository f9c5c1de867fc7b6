"""Addresses: of interfaces, private endpoints and NAT gateways, private and public."""

from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pytest
from tests.emulator.azure import Azure, refused
from tests.emulator.bodies import Body, interface, network, public_address, subnet

HERE = {"location": "eastus"}
STANDARD = {"sku": {"name": "Standard"}}
FIXED = {"privateIPAllocationMethod": "Static"}


@pytest.fixture
def web(azure: Azure, group: str) -> str:
    """A subnet with three addresses that are given away."""
    network(azure, group)
    return subnet(azure, group, "web", "10.0.1.0/29")


def address(made: Any) -> str:  # noqa: ANN401
    return str(made.ip_configurations[0].private_ip_address)


def test_published_the_first_address_that_is_given_is_the_fifth(
    azure: Azure, group: str, web: str
) -> None:
    assert address(interface(azure, group, "one", web)) == "10.0.1.4"
    assert address(interface(azure, group, "two", web)) == "10.0.1.5"
    azure.network.network_interfaces.begin_delete(group, "one").result()
    assert address(interface(azure, group, "three", web)) == "10.0.1.4"


def test_an_interface_keeps_its_address_when_it_is_put_again(
    azure: Azure, group: str, web: str
) -> None:
    interface(azure, group, "one", web)
    interface(azure, group, "two", web)
    azure.network.network_interfaces.begin_delete(group, "one").result()
    assert address(interface(azure, group, "two", web)) == "10.0.1.5"


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ("10.0.1.5", "PrivateIPAddressInUse"),
        ("10.0.1.3", "PrivateIPAddressInReservedRange"),
        ("10.0.1.7", "PrivateIPAddressInReservedRange"),
        ("10.0.2.5", "PrivateIPAddressNotInSubnet"),
    ],
)
def test_published_an_address_of_one_s_choice_is_in_the_subnet_and_free(
    azure: Azure, group: str, web: str, wanted: str, code: str
) -> None:
    assert address(interface(azure, group, "one", web, privateIPAddress="10.0.1.5", **FIXED)) == (
        "10.0.1.5"
    )
    told = {"privateIPAddress": wanted, **FIXED}
    assert refused(lambda: interface(azure, group, "two", web, **told)) == code


def test_published_a_subnet_has_an_end(azure: Azure, group: str, web: str) -> None:
    for name in ("one", "two", "three"):
        interface(azure, group, name, web)
    assert refused(lambda: interface(azure, group, "four", web)) == "SubnetIsFull"


def test_published_a_public_address_is_used_once_and_stays_while_it_is(
    azure: Azure, group: str, web: str
) -> None:
    public = public_address(azure, group, "pip")
    found = azure.network.public_ip_addresses.get(group, "pip")
    assert IPv4Address(found.ip_address) in IPv4Network("198.18.0.0/15")
    interface(azure, group, "one", web, publicIPAddress={"id": public})
    told = azure.network.public_ip_addresses.get(group, "pip").ip_configuration
    assert told.id.endswith("/networkInterfaces/one/ipConfigurations/one")
    other = {"publicIPAddress": {"id": public}}
    assert refused(lambda: interface(azure, group, "two", web, **other)) == "PublicIPAddressInUse"
    addresses = azure.network.public_ip_addresses
    assert refused(lambda: addresses.begin_delete(group, "pip")) == "PublicIPAddressCannotBeDeleted"


def test_a_public_address_stays_the_same_when_it_is_put_again(azure: Azure, group: str) -> None:
    public_address(azure, group, "pip")
    before = azure.network.public_ip_addresses.get(group, "pip").ip_address
    public_address(azure, group, "pip")
    assert azure.network.public_ip_addresses.get(group, "pip").ip_address == before


@pytest.mark.parametrize("sku", [{}, {"sku": {"name": "Basic"}}])
def test_published_basic_public_addresses_are_made_no_more(
    azure: Azure, group: str, sku: Body
) -> None:
    body = {**HERE, **sku, "properties": {"publicIPAllocationMethod": "Dynamic"}}
    addresses = azure.network.public_ip_addresses
    assert refused(lambda: addresses.begin_create_or_update(group, "pip", body)) == (
        "IPv4BasicSkuPublicIpCountLimitReached"
    )


def test_published_a_standard_public_address_is_static(azure: Azure, group: str) -> None:
    body = {**HERE, **STANDARD, "properties": {"publicIPAllocationMethod": "Dynamic"}}
    addresses = azure.network.public_ip_addresses
    assert refused(lambda: addresses.begin_create_or_update(group, "pip", body)) == (
        "InvalidRequestFormat"
    )


def prefix(azure: Azure, group: str, length: int) -> Any:  # noqa: ANN401
    body = {**HERE, **STANDARD, "properties": {"prefixLength": length}}
    return azure.network.public_ip_prefixes.begin_create_or_update(group, "range", body).result()


def test_published_an_address_comes_out_of_the_prefix_that_it_names(
    azure: Azure, group: str
) -> None:
    found = prefix(azure, group, 31)
    inside = IPv4Network(found.ip_prefix)
    told = {"publicIPAllocationMethod": "Static", "publicIPPrefix": {"id": found.id}}
    addresses = azure.network.public_ip_addresses
    given = [
        addresses.begin_create_or_update(
            group, name, {**HERE, **STANDARD, "properties": told}
        ).result()
        for name in ("one", "two")
    ]
    assert [IPv4Address(each.ip_address) for each in given] == list(inside)
    prefixes = azure.network.public_ip_prefixes
    assert len(prefixes.get(group, "range").public_ip_addresses) == 2
    assert refused(lambda: prefixes.begin_delete(group, "range")) == (
        "InUsePublicIpPrefixCannotBeDeleted"
    )


@pytest.mark.parametrize("length", [27, 32])
def test_published_a_public_prefix_has_28_to_31_bits(azure: Azure, group: str, length: int) -> None:
    assert refused(lambda: prefix(azure, group, length)) == "InvalidRequestFormat"


def test_published_a_nat_gateway_shows_its_subnets_and_stays_for_them(
    azure: Azure, group: str, web: str
) -> None:
    public = public_address(azure, group, "pip")
    body = {**HERE, **STANDARD, "properties": {"publicIpAddresses": [{"id": public}]}}
    gateways = azure.network.nat_gateways
    gateway = gateways.begin_create_or_update(group, "nat", body).result()
    subnet(azure, group, "web", "10.0.1.0/29", natGateway={"id": gateway.id})
    assert [each.id for each in gateways.get(group, "nat").subnets] == [web]
    told = azure.network.public_ip_addresses.get(group, "pip").nat_gateway
    assert told.id == gateway.id
    assert refused(lambda: gateways.begin_delete(group, "nat")) == "InUseNatGatewayCannotBeDeleted"


def nat_gateway(azure: Azure, group: str) -> str:
    gateways = azure.network.nat_gateways
    body = {**HERE, **STANDARD, "properties": {}}
    return str(gateways.begin_create_or_update(group, "nat", body).result().id)


def test_published_a_nat_gateway_serves_subnets_of_one_network_and_no_gatewaysubnet(
    azure: Azure, group: str, web: str
) -> None:
    wanted: Body = {"natGateway": {"id": nat_gateway(azure, group)}}
    network(azure, group, "other", addressSpace={"addressPrefixes": ["10.9.0.0/16"]})
    subnet(azure, group, "web", "10.0.1.0/29", **wanted)
    subnet(azure, group, "more", "10.0.2.0/29", **wanted)
    for name, vnet, prefix in (
        ("far", "other", "10.9.0.0/29"),
        ("GatewaySubnet", "vnet", "10.0.3.0/27"),
    ):
        assert refused(subnet, azure, group, name, prefix, vnet, **wanted) == (
            "InvalidRequestFormat"
        )


def test_inferred_an_application_group_stays_for_the_interfaces_in_it(
    azure: Azure, group: str, web: str
) -> None:
    groups = azure.network.application_security_groups
    made = groups.begin_create_or_update(group, "asg", HERE).result()
    interface(azure, group, "one", web, applicationSecurityGroups=[{"id": made.id}])
    assert refused(lambda: groups.begin_delete(group, "asg")) == (
        "InUseApplicationSecurityGroupCannotBeDeleted"
    )


def endpoint(azure: Azure, group: str, subnet_id: str, **more: object) -> Any:  # noqa: ANN401
    scope = f"/subscriptions/{azure.subscription}/resourceGroups/{group}/providers"
    connection = {
        "privateLinkServiceId": f"{scope}/Microsoft.Storage/storageAccounts/files",
        "groupIds": ["blob"],
    }
    told = {
        "subnet": {"id": subnet_id},
        "privateLinkServiceConnections": [{"name": "files", "properties": connection}],
        **more,
    }
    endpoints = azure.network.private_endpoints
    body = {**HERE, "properties": told}
    return endpoints.begin_create_or_update(group, "endpoint", body).result()


def test_a_private_endpoint_brings_an_interface_that_goes_with_it(
    azure: Azure, group: str, web: str
) -> None:
    made = endpoint(azure, group, web)
    (connection,) = made.private_link_service_connections
    assert connection.private_link_service_connection_state.status == "Approved"
    name = made.network_interfaces[0].id.rpartition("/")[2]
    interfaces = azure.network.network_interfaces
    assert address(interfaces.get(group, name)) == "10.0.1.4"
    assert interfaces.get(group, name).private_endpoint.id == made.id
    assert refused(lambda: interfaces.begin_delete(group, name)) == "NicInUseWithPrivateEndpoint"
    (told,) = azure.network.subnets.get(group, "vnet", "web").private_endpoints
    assert told.id == made.id
    azure.network.private_endpoints.begin_delete(group, "endpoint").result()
    assert list(interfaces.list(group)) == []


def test_a_private_endpoint_takes_the_name_and_address_that_it_asks_for(
    azure: Azure, group: str, web: str
) -> None:
    wanted = {"groupId": "blob", "memberName": "blob", "privateIPAddress": "10.0.1.6"}
    configuration = {"name": "blob", "properties": wanted}
    endpoint(
        azure,
        group,
        web,
        customNetworkInterfaceName="card",
        ipConfigurations=[configuration],
    )
    assert address(azure.network.network_interfaces.get(group, "card")) == "10.0.1.6"


def test_published_a_delegated_subnet_takes_no_private_endpoint(azure: Azure, group: str) -> None:
    network(azure, group)
    delegation = {"name": "one", "properties": {"serviceName": "Microsoft.Netapp/volumes"}}
    files = subnet(azure, group, "files", "10.0.1.0/24", delegations=[delegation])
    assert refused(lambda: endpoint(azure, group, files)) == (
        "PrivateEndpointCreationNotAllowedAsSubnetIsDelegated"
    )
