"""Where a private cloud may stand, through azure-mgmt-avs.

Published rules say so in their names; the rest of what is held here is inferred.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.emulator.azure import Azure
from tests.emulator.bodies import Body, cloud, network
from tests.emulator.refused import refused

Told = tuple[str, str]


@pytest.fixture(scope="module")
def lasting(azure: Azure) -> Iterator[str]:
    """A group with a Generation 2 cloud, for what is refused and changes nothing."""
    name = "rg-lasting-places"
    azure.groups.create_or_update(name, {"location": "eastus"})
    own = network(azure, name, addressSpace={"addressPrefixes": ["10.240.0.0/16"]})
    make(azure, name, lasting_body(own))
    yield name
    azure.avs.private_clouds.begin_delete(name, "cloud").result()
    azure.groups.begin_delete(name).result()


def lasting_body(network_id: str, **properties: object) -> Body:
    return cloud(network_id, **{"networkBlock": "10.240.0.0/22", **properties})


def make(azure: Azure, group: str, body: Body, name: str = "cloud") -> Any:  # noqa: ANN401
    return azure.avs.private_clouds.begin_create_or_update(group, name, body).result()


def told(azure: Azure, group: str, body: Body, name: str = "cloud") -> Told:
    making = azure.avs.private_clouds.begin_create_or_update
    return refused(lambda: making(group, name, body))


def network_in(azure: Azure, group: str, location: str) -> str:
    """A network in another region."""
    body = {
        "location": location,
        "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}},
    }
    made = azure.network.virtual_networks.begin_create_or_update(group, "vnet", body).result()
    return str(made.id)


NORTH = {"location": "northeurope"}


@pytest.mark.parametrize("where", [{"zones": ["1"]}, {"availability": {"zone": 1}}])
def test_published_a_zone_without_av64_is_refused(azure: Azure, group: str, where: Body) -> None:
    body = cloud(network_in(azure, group, "northeurope")) | NORTH
    body |= {"zones": where["zones"]} if "zones" in where else {}
    body["properties"] |= {} if "zones" in where else where
    assert told(azure, group, body) == (
        "InvalidParameter",
        "Zone 1 of northeurope has no AV64 hosts: the region has zones 2 with them.",
    )


def test_published_a_zone_with_av64_is_taken(azure: Azure, group: str) -> None:
    body = cloud(network_in(azure, group, "northeurope")) | NORTH | {"zones": ["2"]}
    found = make(azure, group, body)
    assert (found.zones, found.properties.availability.zone) == (["2"], 2)
    assert [each.zones for each in azure.avs.hosts.list(group, "cloud", "Cluster-1")] == [["2"]] * 3


def test_published_a_region_without_zones_has_none_to_name(azure: Azure, group: str) -> None:
    body = cloud(network_in(azure, group, "canadaeast")) | {"location": "canadaeast"}
    assert "has no zones with them" in told(azure, group, body | {"zones": ["1"]})[1]
    assert make(azure, group, body).properties.availability.zone is None


def test_inferred_where_no_zone_is_named_the_service_names_one(azure: Azure, group: str) -> None:
    found = make(azure, group, cloud(network(azure, group)))
    assert (found.properties.availability.strategy, found.properties.availability.zone) == (
        "SingleZone",
        1,
    )


ZONES: dict[str, tuple[Body, Body, str]] = {
    "two": ({"zones": ["1", "2"]}, {}, "names 2 zones"),
    "another": ({"zones": ["1"]}, {"availability": {"zone": 2}}, "names zone 2, and zones 1"),
    "none": ({"zones": ["east"]}, {}, "'east' is no zone"),
}


@pytest.mark.parametrize("case", ZONES)
def test_inferred_zones_that_make_no_sense_are_refused(azure: Azure, group: str, case: str) -> None:
    outer, inner, expected = ZONES[case]
    code, text = told(azure, group, cloud(network(azure, group), **inner) | outer)
    assert (code, expected in text) == ("InvalidParameter", True)


def test_published_generation_2_is_refused_where_it_is_not_listed(azure: Azure, group: str) -> None:
    body = cloud(network_in(azure, group, "westeurope")) | {"location": "westeurope"}
    code, text = told(azure, group, body)
    assert code == "LocationNotAvailableForResourceType"
    assert "'westeurope' is not available for private clouds in a virtual network" in text


def test_published_generation_2_is_not_stretched(azure: Azure, group: str) -> None:
    both = {"strategy": "DualZone", "zone": 1, "secondaryZone": 2}
    text = told(azure, group, cloud(network(azure, group), availability=both))[1]
    assert text.startswith("AV64 cannot be stretched over two zones in this private cloud")


@pytest.mark.parametrize("sku", ["av36", "av36p", "av52", "av48"])
def test_published_generation_2_has_av64_alone(azure: Azure, group: str, sku: str) -> None:
    body = cloud(network(azure, group)) | {"sku": {"name": sku}}
    expected = f"A private cloud in a virtual network has AV64 hosts, not {sku.upper()}."
    assert told(azure, group, body) == ("InvalidParameter", expected)


def test_inferred_a_type_of_hosts_that_nobody_has_is_refused(azure: Azure, group: str) -> None:
    body = cloud(network(azure, group)) | {"sku": {"name": "av63"}}
    known = "AV20, AV36, AV36P, AV48, AV52, AV64"
    wrong = f"There is no SKU 'AV63'; there are {known}."
    assert told(azure, group, body) == ("InvalidParameter", wrong)


def test_inferred_a_block_over_a_subnet_that_stands_is_refused(azure: Azure, group: str) -> None:
    taken = {"name": "jump", "properties": {"addressPrefix": "10.0.3.0/27"}}
    body = cloud(network(azure, group, subnets=[taken]))
    assert told(azure, group, body) == (
        "InvalidParameter",
        "The range 10.0.0.0/22 overlaps with the subnet 'jump' of the virtual network.",
    )
    beside = cloud(str(body["properties"]["virtualNetworkId"]), networkBlock="10.0.4.0/22")
    assert make(azure, group, beside).properties.network_block == "10.0.4.0/22"


def test_published_a_block_overlaps_no_peered_network(azure: Azure, group: str) -> None:
    own = network(azure, group, addressSpace={"addressPrefixes": ["10.1.0.0/16"]})
    peer = network(azure, group, "hub", addressSpace={"addressPrefixes": ["10.0.2.0/24"]})
    azure.network.virtual_network_peerings.begin_create_or_update(
        group, "vnet", "to-hub", {"properties": {"remoteVirtualNetwork": {"id": peer}}}
    ).result()
    assert told(azure, group, cloud(own)) == (
        "InvalidParameter",
        "The range 10.0.0.0/22 overlaps with the peered virtual network 'hub'.",
    )


def test_published_a_block_overlaps_no_block_of_another_cloud(azure: Azure, group: str) -> None:
    make(azure, group, cloud(extendedNetworkBlocks=["10.5.0.0/23"]), "old")
    for text in ("10.0.0.0/21", "10.5.0.0/22"):
        assert told(azure, group, cloud(networkBlock=text), "other") == (
            "InvalidParameter",
            f"The network block {text} overlaps with a block of the private cloud 'old'.",
        )


EXTENDED = {
    "10.0.2.0/25": "overlaps with a block of the private cloud 'cloud'",
    "8.8.0.0/23": "is no range of RFC 1918",
    "172.17.4.0/23": "touches a range that the service excludes",
    "10.9.0.1/23": "is no IPv4 prefix",
}


@pytest.mark.parametrize("text", EXTENDED)
def test_inferred_an_extended_block_keeps_the_rules_of_blocks(
    azure: Azure, group: str, text: str
) -> None:
    body = cloud(extendedNetworkBlocks=[text])
    code, sentence = told(azure, group, body)
    assert (code, EXTENDED[text] in sentence) == ("InvalidParameter", True)


def test_inferred_a_cloud_takes_extended_blocks_later(azure: Azure, group: str) -> None:
    make(azure, group, cloud())
    change = {"properties": {"extendedNetworkBlocks": ["10.9.0.0/23"]}}
    found = azure.avs.private_clouds.begin_update(group, "cloud", change).result()
    assert found.properties.extended_network_blocks == ["10.9.0.0/23"]
    wrong = {"properties": {"extendedNetworkBlocks": ["10.0.0.0/23"]}}
    code, _ = refused(lambda: azure.avs.private_clouds.begin_update(group, "cloud", wrong))
    assert code == "InvalidParameter"


FIXED: dict[str, Body] = {
    "sku.name": {"sku": {"name": "av36p"}},
    "properties.networkBlock": {"networkBlock": "10.4.0.0/22"},
    "zones": {"zones": ["2"]},
}


@pytest.mark.parametrize("path", FIXED)
def test_inferred_what_a_cloud_was_made_with_stays(azure: Azure, lasting: str, path: str) -> None:
    own = str(azure.network.virtual_networks.get(lasting, "vnet").id)
    outer = {name: value for name, value in FIXED[path].items() if name in ("sku", "zones")}
    inner = {name: value for name, value in FIXED[path].items() if name not in outer}
    expected = f"'{path}' of 'cloud' cannot be changed: it stays as it was made."
    body = lasting_body(own, **inner) | outer
    assert told(azure, lasting, body) == ("PropertyChangeNotAllowed", expected)


CREATED: dict[str, object] = {
    "availability": {"strategy": "DualZone", "zone": 1, "secondaryZone": 2},
    "virtualNetworkId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network"
    "/virtualNetworks/other",
}


@pytest.mark.parametrize("name", CREATED)
def test_published_what_the_models_set_at_creation_only_stays(
    azure: Azure, lasting: str, name: str
) -> None:
    own = str(azure.network.virtual_networks.get(lasting, "vnet").id)
    code, text = told(azure, lasting, lasting_body(own, **{name: CREATED[name]}))
    assert (code, "can be set at creation only" in text) == ("InvalidRequestContent", True)


def test_inferred_a_put_that_is_silent_on_it_leaves_a_cloud_in_its_network(
    azure: Azure, group: str
) -> None:
    made = make(azure, group, cloud(network(azure, group)))
    silent = cloud() | {"sku": {"name": "av64"}, "tags": {"owner": "us"}}
    found = make(azure, group, silent)
    assert found.properties.virtual_network_id == made.properties.virtual_network_id
    assert found.properties.availability.zone == made.properties.availability.zone
    assert found.tags == {"owner": "us"}


UNPATCHED: dict[str, object] = {
    "networkBlock": "10.4.0.0/22",
    "virtualNetworkId": "x",
    "vcfLicense": {"kind": "vcf5", "cores": 16, "endDate": "2030-01-01T00:00:00Z"},
    "vcenterPassword": "secret",
    "endpoints": {},
}


@pytest.mark.parametrize("name", UNPATCHED)
def test_published_what_the_models_do_not_patch_is_refused(
    azure: Azure, lasting: str, name: str
) -> None:
    change = {"properties": {name: UNPATCHED[name]}}
    code, text = refused(lambda: azure.avs.private_clouds.begin_update(lasting, "cloud", change))
    assert (code, f"'properties.{name}' is no property" in text) == ("InvalidRequestContent", True)


def test_published_a_network_with_a_cloud_in_it_is_not_deleted(azure: Azure, lasting: str) -> None:
    code, text = refused(lambda: azure.network.virtual_networks.begin_delete(lasting, "vnet"))
    assert code == "InUseSubnetCannotBeDeleted"
    assert "privateClouds/cloud" in text


def test_published_a_group_with_a_cloud_in_it_is_not_deleted(azure: Azure, lasting: str) -> None:
    code, text = refused(lambda: azure.groups.begin_delete(lasting))
    assert code == "ResourceGroupDeletionBlocked"
    assert "holds the private cloud 'cloud': delete it first" in text


def test_published_generation_1_clouds_share_a_group(azure: Azure, group: str) -> None:
    make(azure, group, cloud(), "one")
    make(azure, group, cloud(networkBlock="10.4.0.0/22"), "other")
    assert {each.name for each in azure.avs.private_clouds.list(group)} == {"one", "other"}


def test_inferred_no_cloud_of_generation_2_beside_one_of_generation_1(
    azure: Azure, group: str
) -> None:
    make(azure, group, cloud(networkBlock="10.4.0.0/22"), "old")
    assert told(azure, group, cloud(network(azure, group)))[0] == "Conflict"


def test_published_a_version_from_before_generation_2_cannot_express_it(
    azure: Azure, group: str
) -> None:
    path = f"/subscriptions/{azure.subscription}/resourceGroups/{group}"
    path += "/providers/Microsoft.AVS/privateClouds/cloud"
    body = cloud(network(azure, group))
    answer = azure.ask("PUT", path, json=body, params={"api-version": "2023-03-01"})
    told = answer.json()["error"]
    assert (answer.status_code, told["code"]) == (400, "InvalidRequestContent")
    assert told["message"] == (
        "The body is not valid: 'properties.virtualNetworkId' is no property of 2023-03-01;"
        " 2023-09-01 is the first version with it."
    )
