"""Segments of NSX and of Azure are the same, and each grows the virtual network."""

from functools import partial

from tests.emulator.nsx.manager import Nsx
from tests.emulator.refused import refused

WEB = [{"gateway_address": "10.1.0.1/24"}]


def space(nsx: Nsx) -> list[str]:
    found = nsx.azure.network.virtual_networks.get(nsx.group, "vnet")
    return [str(each) for each in found.address_space.address_prefixes]


def test_published_a_segment_made_in_nsx_stands_in_azure_and_grows_the_network(nsx: Nsx) -> None:
    (tier_1,) = nsx.get("/tier-1s")["results"]
    nsx.patch("/segments/web", display_name="Web", connectivity_path=tier_1["path"], subnets=WEB)
    found = nsx.azure.avs.workload_networks.get_segment(nsx.group, "cloud", "web")
    assert found.properties.display_name == "Web"
    assert found.properties.connected_gateway == tier_1["path"]
    assert found.properties.subnet.gateway_address == "10.1.0.1/24"
    assert space(nsx) == ["10.0.0.0/16", "10.1.0.0/24"]
    nsx.delete("/segments/web")
    assert space(nsx) == ["10.0.0.0/16"]
    assert [*nsx.azure.avs.workload_networks.list_segments(nsx.group, "cloud")] == []


def test_published_a_segment_made_in_azure_stands_in_nsx(nsx: Nsx) -> None:
    (tier_1,) = nsx.get("/tier-1s")["results"]
    segments = nsx.azure.avs.workload_networks
    told = {
        "displayName": "Web",
        "connectedGateway": tier_1["id"],
        "subnet": {"gatewayAddress": "10.1.0.1/24"},
    }
    segments.begin_create_segments(nsx.group, "cloud", "web", {"properties": told}).result()
    found = nsx.get("/segments/web")
    assert (found["display_name"], found["connectivity_path"]) == ("Web", tier_1["path"])
    assert found["subnets"] == [{"gateway_address": "10.1.0.1/24", "network": "10.1.0.0/24"}]
    nsx.patch("/segments/web", tags=[{"scope": "tier", "tag": "web"}])
    assert nsx.get("/segments/web")["tags"] == [{"scope": "tier", "tag": "web"}]
    segments.begin_delete_segment(nsx.group, "cloud", "web").result()
    assert nsx.refused("GET", "/segments/web")["status"] == 404
    segments.begin_create_segments(nsx.group, "cloud", "web", {"properties": told}).result()
    assert "tags" not in nsx.get("/segments/web")


def gateways(nsx: Nsx) -> list[str]:
    found = nsx.azure.avs.workload_networks.list_gateways(nsx.group, "cloud")
    return [each.properties.path for each in found]


def test_the_gateways_that_azure_tells_are_those_of_nsx(nsx: Nsx) -> None:
    assert gateways(nsx) == [
        each["path"] for tier in ("/tier-0s", "/tier-1s") for each in nsx.get(tier)["results"]
    ]
    nsx.put("/tier-1s/own", display_name="own")
    assert "/infra/tier-1s/own" in gateways(nsx)
    told = {"properties": {"connectedGateway": "own", "subnet": {"gatewayAddress": "10.1.0.1/24"}}}
    segments = nsx.azure.avs.workload_networks
    segments.begin_create_segments(nsx.group, "cloud", "web", told).result()
    assert nsx.get("/segments/web")["connectivity_path"] == "/infra/tier-1s/own"


def test_inferred_a_segment_is_connected_to_a_gateway_that_stands(nsx: Nsx) -> None:
    making = nsx.azure.avs.workload_networks.begin_create_segments
    for told in ("TNT00-T1", "/infra/tier-1s/none"):
        body = {"properties": {"connectedGateway": told}}
        code, text = refused(partial(making, nsx.group, "cloud", "web", body))
        assert code == "InvalidParameter"
        assert f"The gateway '{told}' does not exist; there are TNT" in text


def test_what_nsx_alone_tells_survives_a_change_in_azure(nsx: Nsx) -> None:
    tags = [{"scope": "tier", "tag": "web"}]
    nsx.put("/segments/web", subnets=WEB, tags=tags)
    nsx.put("/domains/default/groups/web", display_name="Web")
    azure = nsx.azure.avs
    azure.private_clouds.begin_update(nsx.group, "cloud", {"tags": {"owner": "me"}}).result()
    told = {"properties": {"displayName": "Other", "subnet": {"gatewayAddress": "10.2.0.1/24"}}}
    azure.workload_networks.begin_create_segments(nsx.group, "cloud", "web", told).result()
    found = nsx.get("/segments/web")
    assert (found["display_name"], found["tags"], found["_revision"]) == ("Other", tags, 1)
    assert "10.2.0.0/24" in space(nsx)
    assert nsx.get("/domains/default/groups")["result_count"] == 1


def test_inferred_a_segment_of_another_casing_is_refused(nsx: Nsx) -> None:
    nsx.put("/segments/web", subnets=WEB)
    refused = nsx.refused("PUT", "/segments/WEB", json={})
    assert (refused["status"], refused["httpStatus"]) == (400, "BAD_REQUEST")
    assert "/infra/segments/web has this id" in refused["error_message"]


def test_published_a_segment_may_hang_below_its_gateway(nsx: Nsx) -> None:
    nsx.put("/tier-1s/own", display_name="own")
    nsx.put("/tier-1s/own/segments/web", subnets=WEB)
    assert nsx.get("/segments")["result_count"] == 0
    assert nsx.get("/tier-1s/own/segments")["result_count"] == 1
    assert space(nsx) == ["10.0.0.0/16", "10.1.0.0/24"]
    refused = nsx.refused("DELETE", "/tier-1s/own")
    assert (refused["status"], refused["error_code"]) == (400, 500030)


def test_inferred_what_azure_refuses_of_a_segment_nsx_refuses_in_its_own_form(nsx: Nsx) -> None:
    nsx.put("/segments/web", subnets=WEB)
    refused = nsx.refused("PUT", "/segments/other", json={"subnets": WEB})
    assert refused["status"] == 400
    assert "overlaps with 'web'" in refused["error_message"]
    assert space(nsx) == ["10.0.0.0/16", "10.1.0.0/24"]


def test_the_objects_of_a_cloud_go_with_it(nsx: Nsx) -> None:
    nsx.put("/segments/web", subnets=WEB)
    nsx.put("/domains/default/groups/web", display_name="Web")
    clouds = nsx.azure.avs.private_clouds
    body = clouds.get(nsx.group, "cloud").as_dict()
    clouds.begin_delete(nsx.group, "cloud").result()
    assert nsx.refused("GET")["status"] == 404
    kept = {key: body[key] for key in ("location", "sku")}
    told = body["properties"]
    made = {key: told[key] for key in ("managementCluster", "networkBlock", "virtualNetworkId")}
    made["managementCluster"] = {"clusterSize": 3}
    clouds.begin_create_or_update(nsx.group, "cloud", {**kept, "properties": made}).result()
    assert nsx.get("/domains/default/groups")["result_count"] == 0
    assert nsx.get("/segments")["result_count"] == 0
