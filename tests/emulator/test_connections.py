"""Connections and circuits through azure-mgmt-network.

That a rule is published is said in its name; the codes of refusals are inferred throughout.
"""

from typing import Any

import pytest
from tests.emulator.azure import Azure
from tests.emulator.bodies import Body, cloud
from tests.emulator.gateways import (
    PRIVATE,
    circuit,
    circuit_body,
    connect,
    gateway,
    hub,
    live,
    site,
    vpn,
)
from tests.emulator.test_gateways import refused


def ends(here: Any, **more: str) -> Body:  # noqa: ANN401
    """The ends of a connection by their ids, as az writes them."""
    return {"virtualNetworkGateway1": {"id": here.id}} | {
        name: {"id": id_} for name, id_ in more.items()
    }


def test_a_circuit_has_a_service_key_and_waits_for_its_provider(azure: Azure, group: str) -> None:
    found = circuit(azure, group)
    assert found.service_key
    assert found.circuit_provisioning_state == "Enabled"
    assert found.service_provider_provisioning_state == "NotProvisioned"
    again = circuit(azure, group, serviceProviderProvisioningState="Provisioned")
    assert again.service_key == found.service_key
    assert again.service_provider_provisioning_state == "Provisioned"
    assert circuit(azure, group).service_provider_provisioning_state == "Provisioned"


def test_published_the_bandwidth_of_a_circuit_never_goes_down(azure: Azure, group: str) -> None:
    circuit(azure, group)
    body = circuit_body()
    body["properties"]["serviceProviderProperties"]["bandwidthInMbps"] = 200
    circuits = azure.network.express_route_circuits
    told = refused(lambda: circuits.begin_create_or_update(group, "circuit", body))[1]
    assert told == "The bandwidth of 'circuit' cannot go down from 500 to 200 Mbps."


def test_published_a_circuit_that_its_provider_holds_stays(azure: Azure, group: str) -> None:
    live(azure, group)
    circuits = azure.network.express_route_circuits
    told = refused(lambda: circuits.begin_delete(group, "circuit"))[1]
    assert told == "'circuit' cannot be deleted while its provider holds it: it is Provisioned."
    circuit(azure, group, serviceProviderProvisioningState="NotProvisioned")
    circuits.begin_delete(group, "circuit").result()
    assert list(circuits.list(group)) == []


def test_published_each_link_of_a_peering_is_a_30(azure: Azure, group: str) -> None:
    circuit(azure, group)
    body = {"properties": {**PRIVATE["properties"], "primaryPeerAddressPrefix": "172.16.0.0/29"}}
    peerings = azure.network.express_route_circuit_peerings
    told = refused(
        lambda: peerings.begin_create_or_update(group, "circuit", "AzurePrivatePeering", body)
    )[1]
    assert told == (
        "'172.16.0.0/29' is no prefix of a link of 'AzurePrivatePeering': an IPv4 /30 is needed."
    )
    made = peerings.begin_create_or_update(group, "circuit", PRIVATE["name"], PRIVATE).result()
    assert (made.state, made.azure_asn) == ("Enabled", 12076)


def test_a_gateway_is_connected_with_a_live_circuit(azure: Azure, group: str) -> None:
    made = live(azure, group)
    here = gateway(azure, group, hub(azure, group))
    found = connect(azure, group, "on-premises", "ExpressRoute", **ends(here, peer=made.id))
    assert (found.connection_status, found.provisioning_state) == ("Connected", "Succeeded")
    circuits = azure.network.express_route_circuits
    assert refused(lambda: circuits.begin_delete(group, "circuit"))[1] == (
        "'circuit' cannot be deleted: 'on-premises' uses it."
    )
    gateways = azure.network.virtual_network_gateways
    assert refused(lambda: gateways.begin_delete(group, "er"))[1] == (
        "'er' cannot be deleted: 'on-premises' uses it."
    )
    assert [each.name for each in gateways.list_connections(group, "er")] == ["on-premises"]


@pytest.mark.parametrize(
    ("properties", "told"),
    [
        ({"peerings": [PRIVATE]}, "it is NotProvisioned."),
        ({"serviceProviderProvisioningState": "Provisioned"}, "it has no private peering."),
    ],
)
def test_published_a_connection_needs_a_circuit_that_works(
    azure: Azure, group: str, properties: dict[str, object], told: str
) -> None:
    made = circuit(azure, group, **properties)
    here = gateway(azure, group, hub(azure, group))
    told_so = {"connectionType": "ExpressRoute", **ends(here, peer=made.id)}
    body = {"location": "eastus", "properties": told_so}
    connections = azure.network.virtual_network_gateway_connections
    assert refused(lambda: connections.begin_create_or_update(group, "c", body))[1].endswith(told)


def test_published_an_authorization_opens_a_circuit_once(azure: Azure, group: str) -> None:
    made = live(azure, group)
    authorizations = azure.network.express_route_circuit_authorizations
    first = authorizations.begin_create_or_update(group, "circuit", "a", {}).result()
    assert first.authorization_use_status == "Available"
    assert authorizations.list_keys(group, "circuit", "a").authorization_key == (
        first.authorization_key
    )
    here = gateway(azure, group, hub(azure, group))
    how = {**ends(here, peer=made.id), "authorizationKey": first.authorization_key}
    found = connect(azure, group, "one", "ExpressRoute", **how)
    assert found.authorization_key is None
    assert authorizations.get(group, "circuit", "a").authorization_use_status == "InUse"
    other = gateway(azure, group, hub(azure, group, "vnet2", 1), "er2")
    connections = azure.network.virtual_network_gateway_connections
    more = {"connectionType": "ExpressRoute", **how, **ends(other)}
    body = {"location": "eastus", "properties": more}
    assert (
        "opens no circuit of that name, or is used"
        in (refused(lambda: connections.begin_create_or_update(group, "two", body))[1])
    )
    authorizations.begin_delete(group, "circuit", "a").result()
    assert list(connections.list(group)) == []


def test_published_a_generation_1_cloud_is_reached_with_a_key_of_its_own(
    azure: Azure, group: str
) -> None:
    azure.avs.private_clouds.begin_create_or_update(group, "old", cloud()).result()
    authorizations = azure.avs.authorizations
    opened = authorizations.begin_create_or_update(group, "old", "a", {}).result().properties
    here = gateway(azure, group, hub(azure, group, second=9))
    how = {"connectionType": "ExpressRoute", **ends(here, peer=opened.express_route_id)}
    body = {"location": "eastus", "properties": how}
    connections = azure.network.virtual_network_gateway_connections
    assert (
        "opens no circuit"
        in (refused(lambda: connections.begin_create_or_update(group, "avs", body))[1])
    )
    key = {"authorizationKey": opened.express_route_authorization_key}
    found = connect(
        azure, group, "avs", "ExpressRoute", **ends(here, peer=opened.express_route_id), **key
    )
    assert found.connection_status == "Connected"
    azure.avs.private_clouds.begin_delete(group, "old").result()
    assert connections.get(group, "avs").connection_status == "NotConnected"


def test_a_key_that_nobody_made_opens_no_circuit(azure: Azure, group: str) -> None:
    made = live(azure, group)
    here = gateway(azure, group, hub(azure, group))
    how = {"connectionType": "ExpressRoute", **ends(here, peer=made.id), "authorizationKey": "no"}
    connections = azure.network.virtual_network_gateway_connections
    body = {"location": "eastus", "properties": how}
    assert (
        "opens no circuit"
        in (refused(lambda: connections.begin_create_or_update(group, "c", body))[1])
    )


def test_a_circuit_is_connected_once_with_a_gateway(azure: Azure, group: str) -> None:
    made = live(azure, group)
    here = gateway(azure, group, hub(azure, group))
    connect(azure, group, "one", "ExpressRoute", **ends(here, peer=made.id))
    how = {"connectionType": "ExpressRoute", **ends(here, peer=made.id)}
    connections = azure.network.virtual_network_gateway_connections
    body = {"location": "eastus", "properties": how}
    assert refused(lambda: connections.begin_create_or_update(group, "two", body))[1] == (
        "'one' connects the two ends of 'two' already."
    )


def test_a_site_is_reached_with_a_key_that_only_its_own_action_tells(
    azure: Azure, group: str
) -> None:
    here, there = vpn(azure, group, hub(azure, group)), site(azure, group)
    how = {**ends(here, localNetworkGateway2=there), "sharedKey": "opensesame"}
    found = connect(azure, group, "s2s", "IPsec", **how)
    assert found.shared_key is None
    assert "opensesame" not in str(found.as_dict())
    connections = azure.network.virtual_network_gateway_connections
    assert connections.get_shared_key(group, "s2s").value == "opensesame"
    connections.begin_set_shared_key(group, "s2s", {"value": "another"}).result()
    assert connections.get_shared_key(group, "s2s").value == "another"
    connections.begin_reset_shared_key(group, "s2s", {"keyLength": 16}).result()
    drawn = connections.get_shared_key(group, "s2s").value
    assert len(drawn) == 16
    assert drawn != "another"
    sites = azure.network.local_network_gateways
    assert refused(lambda: sites.begin_delete(group, "site"))[1] == (
        "'site' cannot be deleted: 's2s' uses it."
    )


def test_a_shared_key_is_nowhere_in_the_state(azure: Azure, group: str) -> None:
    here, there = vpn(azure, group, hub(azure, group)), site(azure, group)
    connect(
        azure, group, "s2s", "IPsec", **ends(here, localNetworkGateway2=there), sharedKey="s3same"
    )
    for path in azure.served.folder.rglob("*"):
        assert not path.is_file() or b"s3same" not in path.read_bytes()


def test_two_networks_are_connected_once_both_sides_have_one_key(azure: Azure, group: str) -> None:
    one = vpn(azure, group, hub(azure, group), "one")
    two = vpn(azure, group, hub(azure, group, "vnet2", 1), "two")
    connections = azure.network.virtual_network_gateway_connections

    def status(sent: str) -> Any:  # noqa: ANN401
        how = {**ends(two, virtualNetworkGateway2=one.id), "sharedKey": sent}
        return connect(azure, group, "back", "Vnet2Vnet", **how).connection_status

    how = {**ends(one, virtualNetworkGateway2=two.id), "sharedKey": "right"}
    assert connect(azure, group, "to", "Vnet2Vnet", **how).connection_status == "NotConnected"
    assert status("wrong") == "NotConnected"
    assert status("right") == "Connected"
    assert connections.get(group, "to").connection_status == "Connected"


@pytest.mark.parametrize(
    ("kind", "wanted"), [("ExpressRoute", "ExpressRoute"), ("IPsec", "Vpn"), ("Vnet2Vnet", "Vpn")]
)
def test_each_type_of_connection_needs_its_type_of_gateway(
    azure: Azure, group: str, kind: str, wanted: str
) -> None:
    subnet = hub(azure, group)
    here = vpn(azure, group, subnet) if wanted == "ExpressRoute" else gateway(azure, group, subnet)
    connections = azure.network.virtual_network_gateway_connections
    body = {"location": "eastus", "properties": {"connectionType": kind, **ends(here)}}
    assert refused(lambda: connections.begin_create_or_update(group, "c", body))[1] == (
        f"The connection 'c' needs a gateway of the type {wanted}: '{here.name}' is none."
    )
