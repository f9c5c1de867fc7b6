"""Virtual network gateways through azure-mgmt-network: where one may stand, and what it needs.

That a rule is published is said in its name; the codes of refusals are inferred throughout.
"""

from collections.abc import Callable
from typing import Any

import pytest
from azure.core.exceptions import HttpResponseError
from tests.emulator.azure import Azure
from tests.emulator.gateways import address, gateway, gateway_body, hub, vpn


def refused(act: Callable[[], Any]) -> tuple[str, str]:
    """The code and the sentence of a refusal."""
    with pytest.raises(HttpResponseError) as caught:
        act().result()
    assert caught.value.error is not None
    return str(caught.value.error.code), str(caught.value.error.message)


def put(azure: Azure, group: str, name: str, body: dict[str, Any]) -> Callable[[], Any]:
    gateways = azure.network.virtual_network_gateways
    return lambda: gateways.begin_create_or_update(group, name, body)


def test_an_expressroute_gateway_needs_no_public_address(azure: Azure, group: str) -> None:
    found = gateway(azure, group, hub(azure, group))
    assert found.provisioning_state == "Succeeded"
    assert found.sku.tier == "ErGw1AZ"
    assert found.ip_configurations[0].id.endswith("/er/ipConfigurations/at-0")
    assert found.bgp_settings is None


def test_a_vpn_gateway_speaks_bgp_as_65515(azure: Azure, group: str) -> None:
    found = vpn(azure, group, hub(azure, group))
    assert found.vpn_type == "RouteBased"
    assert (found.bgp_settings.asn, found.bgp_settings.bgp_peering_address) == (
        65515,
        "10.0.255.30",
    )


def test_a_gateway_is_updating_while_it_is_made(azure: Azure, group: str) -> None:
    body = gateway_body(hub(azure, group))
    path = f"/subscriptions/{azure.subscription}/resourceGroups/{group}"
    path += "/providers/Microsoft.Network/virtualNetworkGateways/er"
    found = azure.ask("PUT", path, json=body)
    assert found.status_code == 201
    assert found.json()["properties"]["provisioningState"] == "Updating"
    assert "/operationStatuses/" in found.headers["Azure-AsyncOperation"]


def test_published_a_network_has_one_gateway_of_each_type(azure: Azure, group: str) -> None:
    subnet = hub(azure, group)
    gateway(azure, group, subnet)
    assert vpn(azure, group, subnet).provisioning_state == "Succeeded"
    code, told = refused(put(azure, group, "er2", gateway_body(subnet)))
    assert code == "InvalidRequestFormat"
    assert told == "The network of 'er2' has a gateway of the type ExpressRoute already: 'er'."


def test_published_a_gateway_stands_in_gatewaysubnet_alone(azure: Azure, group: str) -> None:
    subnet = hub(azure, group)
    other = subnet.replace("GatewaySubnet", "web")
    body = {"properties": {"addressPrefix": "10.0.1.0/24"}}
    azure.network.subnets.begin_create_or_update(group, "vnet", "web", body).result()
    told = refused(put(azure, group, "er", gateway_body(other)))[1]
    assert told == "'er' must stand in a subnet named 'GatewaySubnet', not in 'web'."


@pytest.mark.parametrize(("prefix", "taken"), [(29, True), (30, False)])
def test_published_gatewaysubnet_is_a_29_or_larger(
    azure: Azure, group: str, prefix: int, taken: bool
) -> None:
    if taken:
        body = gateway_body(hub(azure, group, prefix=prefix))
        assert put(azure, group, "er", body)().result().provisioning_state == "Succeeded"
    else:
        assert refused(lambda: hub(azure, group, prefix=prefix))[0] == "NetcfgInvalidSubnet"


@pytest.mark.parametrize(
    ("kind", "sku"),
    [("Vpn", "ErGw1AZ"), ("ExpressRoute", "VpnGw1AZ"), ("Vpn", "Standard"), ("Vpn", "ErGwScale")],
)
def test_published_each_type_has_skus_of_its_own(
    azure: Azure, group: str, kind: str, sku: str
) -> None:
    ip = address(azure, group)
    body = gateway_body(hub(azure, group), ip, gatewayType=kind, sku={"name": sku})
    assert refused(put(azure, group, "gw", body))[1] == (
        f"'gw' cannot have the SKU '{sku}': no gateway of the type {kind} has it."
    )


def test_published_a_vpn_gateway_needs_a_public_address(azure: Azure, group: str) -> None:
    body = gateway_body(hub(azure, group), gatewayType="Vpn", sku={"name": "VpnGw1AZ"})
    assert refused(put(azure, group, "vpn", body))[1] == (
        "'vpn' needs 1 IP configuration(s), each with a public IP address."
    )


def test_published_an_active_active_gateway_needs_two(azure: Azure, group: str) -> None:
    vpn_of_two = {"gatewayType": "Vpn", "sku": {"name": "VpnGw1AZ"}, "activeActive": True}
    subnet, one = hub(azure, group), address(azure, group)
    assert (
        "needs 2 IP configuration(s)"
        in (refused(put(azure, group, "vpn", gateway_body(subnet, one, **vpn_of_two)))[1])
    )
    body = gateway_body(subnet, one, address(azure, group, "ip2"), **vpn_of_two)
    assert put(azure, group, "vpn", body)().result().active_active is True


def test_inferred_two_gateways_share_no_public_address(azure: Azure, group: str) -> None:
    vpn(azure, group, hub(azure, group))
    ip = azure.network.public_ip_addresses.get(group, "vpn-ip").id
    subnet = hub(azure, group, "other", 1)
    body = gateway_body(subnet, ip, gatewayType="Vpn", sku={"name": "VpnGw1AZ"})
    code, told = refused(put(azure, group, "vpn2", body))
    assert code == "PublicIPAddressInUse"
    assert told == "The public IP address 'vpn-ip' of 'vpn2' is used by 'vpn'."


def test_inferred_a_gateway_stands_in_the_region_of_its_network(azure: Azure, group: str) -> None:
    body = gateway_body(hub(azure, group)) | {"location": "westus"}
    assert refused(put(azure, group, "er", body))[1] == ("'er' must stand in the region of 'vnet'.")


def test_inferred_a_gateway_keeps_its_type(azure: Azure, group: str) -> None:
    subnet = hub(azure, group)
    gateway(azure, group, subnet)
    ip = address(azure, group)
    body = gateway_body(subnet, ip, gatewayType="Vpn", sku={"name": "VpnGw1AZ"})
    assert refused(put(azure, group, "er", body))[1] == (
        "The type of the gateway 'er' is ExpressRoute and cannot be changed."
    )


def test_the_subnet_of_a_gateway_stays_until_the_gateway_is_gone(azure: Azure, group: str) -> None:
    gateway(azure, group, hub(azure, group))
    subnets, networks = azure.network.subnets, azure.network.virtual_networks
    code, told = refused(lambda: subnets.begin_delete(group, "vnet", "GatewaySubnet"))
    assert code == "InUseSubnetCannotBeDeleted"
    assert told.endswith("/virtualNetworkGateways/er' and cannot be deleted.")
    assert refused(lambda: networks.begin_delete(group, "vnet"))[0] == code
    azure.network.virtual_network_gateways.begin_delete(group, "er").result()
    subnets.begin_delete(group, "vnet", "GatewaySubnet").result()


def test_tags_of_a_gateway_change_alone(azure: Azure, group: str) -> None:
    gateway(azure, group, hub(azure, group))
    gateways = azure.network.virtual_network_gateways
    assert gateways.begin_update_tags(group, "er", {"tags": {"a": "b"}}).result().tags == {"a": "b"}
    assert gateways.get(group, "er").sku.name == "ErGw1AZ"


def test_the_secret_of_a_radius_server_is_not_kept(azure: Azure, group: str) -> None:
    secret = {"radiusServerAddress": "10.0.0.9", "radiusServerSecret": "Tr0ub4dor&5"}
    client = {**secret, "radiusServers": [{**secret, "radiusServerScore": 1}]}
    told = {"gatewayType": "Vpn", "sku": {"name": "VpnGw1AZ"}, "vpnClientConfiguration": client}
    body = gateway_body(hub(azure, group), address(azure, group), **told)
    gateways = azure.network.virtual_network_gateways
    found = gateways.begin_create_or_update(group, "vpn", body).result()
    assert found.vpn_client_configuration.radius_server_address == "10.0.0.9"
    assert not any(
        b"Tr0ub4dor&5" in each.read_bytes() for each in azure.served.folder.glob("state*")
    )
