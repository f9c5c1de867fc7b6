"""What hangs on the circuit of a private cloud, and the networks that a cloud is given."""

import pytest
from tests.emulator.estate import CIRCUITS, Clouds, reach
from tests.emulator.test_addons import hcx


def test_published_generation_2_has_neither_authorizations_nor_global_reach(
    clouds: Clouds,
) -> None:
    bodies = {"authorizations": {}, "globalReachConnections": {"properties": reach(clouds, "o")}}
    for kind, body in bodies.items():
        told = clouds.refused("PUT", f"{clouds.new}/{kind}/one", body)
        assert told.code == "InvalidParameter"
        assert "needs the circuit of a Generation 1 private cloud" in told.told


def test_an_authorization_is_one_of_the_circuit(clouds: Clouds) -> None:
    client = clouds.azure.avs.authorizations
    names = ("children-old", "cloud", "gateway")
    found = client.begin_create_or_update(*names, {}).result().properties
    assert found.express_route_authorization_id.endswith("/authorizations/gateway")
    assert found.express_route_authorization_id.startswith(found.express_route_id)
    assert f"/{CIRCUITS}/" in found.express_route_id
    other = client.begin_create_or_update(*names[:2], "other", {}).result().properties
    assert other.express_route_authorization_key != found.express_route_authorization_key


def test_global_reach_takes_a_prefix_of_the_block_that_is_reserved_for_it(clouds: Clouds) -> None:
    prefixes = []
    for name in ("office", "plant"):
        path = f"{clouds.old}/globalReachConnections/{name}"
        found = clouds.put(path, {"properties": reach(clouds, name)})["properties"]
        assert found["circuitConnectionStatus"] == "Connected"
        prefixes.append(found["addressPrefix"])
    assert prefixes == ["10.4.0.128/29", "10.4.0.136/29"]


def test_the_key_of_the_other_circuit_is_never_given_back(clouds: Clouds) -> None:
    path = f"{clouds.old}/globalReachConnections/office"
    made = clouds.put(path, {"properties": reach(clouds, "office")})
    assert "01010101" not in f"{made}{clouds.read(path)}"


def test_inferred_a_circuit_is_joined_once(clouds: Clouds) -> None:
    body = {"properties": reach(clouds, "office")}
    clouds.put(f"{clouds.old}/globalReachConnections/office", body)
    told = clouds.refused("PUT", f"{clouds.old}/globalReachConnections/again", body)
    assert (told.status, told.code) == (409, "Conflict")
    assert told.told == "The circuit 'office' is joined by 'office' already."


@pytest.mark.parametrize("peer", [None, "circuit", "/subscriptions/s/resourceGroups/g"])
def test_inferred_global_reach_names_a_circuit_by_its_id(clouds: Clouds, peer: str | None) -> None:
    body = {"properties": {**reach(clouds, "office"), "peerExpressRouteCircuit": peer}}
    told = clouds.refused("PUT", f"{clouds.old}/globalReachConnections/office", body)
    assert told.target == "properties.peerExpressRouteCircuit"


def provisioned(clouds: Clouds, group: str) -> dict[str, str]:
    found = clouds.azure.avs.provisioned_networks.list(group, "cloud")
    return {each.properties.network_type: each.properties.address_prefix for each in found}


def test_published_generation_1_is_given_its_networks_in_its_block(clouds: Clouds) -> None:
    assert provisioned(clouds, "children-old") == {
        "vcenterManagement": "10.4.0.0/26",
        "hcxManagement": "10.4.0.64/26",
        "esxManagement": "10.4.1.0/25",
        "vmotion": "10.4.1.128/25",
        "esxReplication": "10.4.2.0/25",
        "vsan": "10.4.2.128/25",
        "hcxUplink": "10.4.3.0/26",
    }


def test_published_generation_2_is_given_its_networks_and_those_of_hcx_with_the_add_on(
    clouds: Clouds,
) -> None:
    own = {
        "vcenterManagement": "10.0.0.32/27",
        "esxManagement": "10.0.1.0/25",
        "vmotion": "10.0.1.128/25",
        "vsan": "10.0.2.0/25",
    }
    assert provisioned(clouds, "children-new") == own
    clouds.put(f"{clouds.new}/addons/HCX", hcx())
    added = {"hcxManagement": "192.168.0.0/24", "hcxUplink": "192.168.1.0/24"}
    assert provisioned(clouds, "children-new") == own | added


def test_what_follows_from_a_cloud_is_asked_of_one_that_stands(clouds: Clouds) -> None:
    for kind in ("provisionedNetworks", "workloadNetworks/default/gateways"):
        told = clouds.refused("GET", f"{clouds.new}-lost/{kind}")
        assert (told.status, told.code) == (404, "ParentResourceNotFound")
        told = clouds.refused("GET", f"{clouds.new}/{kind}/lost")
        assert (told.status, told.code) == (404, "ResourceNotFound")
