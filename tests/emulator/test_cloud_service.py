"""What the service does of itself with a cloud, and what it keeps to itself.

Published rules say so in their names; the rest of what is held here is inferred.
"""

import re
from pathlib import Path
from typing import Any

import pytest
from tests.emulator.azure import Azure, emulated
from tests.emulator.bodies import Body, cloud, network
from tests.emulator.controlled import control
from tests.emulator.refused import refused

LICENSE = {
    "kind": "vcf5",
    "cores": 192,
    "endDate": "2030-01-01T00:00:00Z",
    "licenseKey": "secret-license",
}


def make(azure: Azure, group: str, **properties: object) -> Any:  # noqa: ANN401
    body = cloud(network(azure, group), **properties)
    return azure.avs.private_clouds.begin_create_or_update(group, "cloud", body).result()


def test_published_one_suffix_that_nobody_knows_ends_the_names_of_the_subnets(
    azure: Azure, group: str
) -> None:
    make(azure, group)
    first = {each.name.rpartition("-")[2] for each in azure.network.subnets.list(group, "vnet")}
    azure.avs.private_clouds.begin_delete(group, "cloud").result()
    make(azure, group)
    second = {each.name.rpartition("-")[2] for each in azure.network.subnets.list(group, "vnet")}
    assert len(first) == len(second) == 1
    assert first != second
    assert re.fullmatch(r"[0-9a-f]{22}", first.pop())


def test_published_the_subnets_are_delegated_and_one_has_a_route_table(
    azure: Azure, group: str
) -> None:
    make(azure, group)
    found = list(azure.network.subnets.list(group, "vnet"))
    assert {each.delegations[0].service_name for each in found} == {"Microsoft.AVS/PrivateClouds"}
    tables = [each.route_table.id for each in found if each.route_table]
    assert tables == [azure.network.route_tables.list(group).next().id]


def test_published_the_management_subnet_fronts_vcenter_and_nsx(azure: Azure, group: str) -> None:
    made = make(azure, group).properties
    subnets = azure.network.subnets.list(group, "vnet")
    found = next(each for each in subnets if each.name.startswith("avs-mgmt-"))
    ranges = [each.private_ip_address for each in found.ip_configurations]
    assert ranges == ["10.0.0.0/27", "10.0.0.32/27"]
    assert (made.endpoints.nsxt_manager_ip, made.endpoints.vcenter_ip) == ("10.0.0.4", "10.0.0.36")


def test_inferred_a_subnet_keeps_links_and_delegation_when_a_route_table_is_put_on_it(
    azure: Azure, group: str
) -> None:
    make(azure, group)
    subnets = azure.network.subnets.list(group, "vnet")
    found = next(each for each in subnets if each.name.startswith("avs-nsx-gw-1-"))
    body = {"location": "eastus"}
    table = azure.network.route_tables.begin_create_or_update(group, "out", body).result()
    found.route_table = table
    putting = azure.network.subnets.begin_create_or_update
    again = putting(group, "vnet", found.name, found).result()
    assert again.route_table.id == table.id
    assert again.service_association_links
    bare = {"properties": {"addressPrefix": found.address_prefix}}
    code, text = refused(lambda: putting(group, "vnet", found.name, bare))
    assert code == "SubnetDelegationsCannotChangeWhenSubnetUsedByResource"
    assert "privateClouds/cloud' uses it" in text
    azure.avs.private_clouds.begin_delete(group, "cloud").result()
    assert list(azure.network.subnets.list(group, "vnet")) == []


def test_inferred_certificates_are_known_by_their_thumbprints(azure: Azure, group: str) -> None:
    found = make(azure, group).properties
    both = (found.vcenter_certificate_thumbprint, found.nsxt_certificate_thumbprint)
    assert all(re.fullmatch(r"[0-9A-F]{40}", each) for each in both)
    assert both[0] != both[1]


def test_published_generation_2_has_no_circuit(azure: Azure, group: str) -> None:
    found = make(azure, group).properties
    assert (found.circuit, found.management_network) == (None, None)


def test_published_the_layout_is_chosen_for_the_clouds_made_from_then_on(
    azure: Azure, group: str
) -> None:
    assert control(azure, "GET", "/settings").json()["layout"] == "current"
    assert control(azure, "PUT", "/settings", json={"layout": "newest"}).status_code == 400
    make(azure, group)
    control(azure, "PUT", "/settings", json={"layout": "initial"})
    change = {"properties": {"managementCluster": {"clusterSize": 4}}}
    azure.avs.private_clouds.begin_update(group, "cloud", change).result()
    control(azure, "PUT", "/settings", json={})
    names = [each.name for each in azure.network.subnets.list(group, "vnet")]
    assert len(names) == 9
    assert any(name.startswith("avs-network-infra-gw-") for name in names)


def test_the_layout_is_an_option_and_stays_over_a_restart(tmp_path: Path) -> None:
    with emulated(tmp_path, "--layout", "initial") as first:
        assert control(first, "GET", "/settings").json()["layout"] == "initial"
    with emulated(tmp_path, "--clock", "real") as second:
        assert control(second, "GET", "/settings").json()["layout"] == "initial"
        second.groups.create_or_update("group", {"location": "eastus"})
        own = network(second, "group")
        clouds = second.avs.private_clouds
        clouds.begin_create_or_update("group", "cloud", cloud(own), polling=False)
        assert clouds.get("group", "cloud").properties.endpoints is None
        _refuses_what_waits(second)


def _refuses_what_waits(azure: Azure) -> None:
    """Inferred: while a cloud is made, nothing is made in it, and its network stays."""
    cluster = {"sku": {"name": "av64"}, "properties": {"clusterSize": 3}}
    asked = {
        "cluster": lambda: azure.avs.clusters.begin_create_or_update(
            "group", "cloud", "Cluster-2", cluster
        ),
        "cloud": lambda: azure.avs.private_clouds.begin_delete("group", "cloud"),
        "network": lambda: azure.network.virtual_networks.begin_delete("group", "vnet"),
    }
    told = {name: refused(each)[0] for name, each in asked.items()}
    assert told == {
        "cluster": "AnotherOperationInProgress",
        "cloud": "AnotherOperationInProgress",
        "network": "InUseVirtualNetworkCannotBeDeleted",
    }


def test_published_a_system_assigned_identity_has_a_principal(azure: Azure, group: str) -> None:
    make(azure, group)
    clouds = azure.avs.private_clouds
    asked: Body = {"identity": {"type": "SystemAssigned"}}
    found = clouds.begin_update(group, "cloud", asked).result().identity
    assert (found.type, found.tenant_id) == (
        "SystemAssigned",
        azure.served.environment["AZURE_TENANT_ID"],
    )
    assert found.principal_id
    given_up = clouds.begin_update(group, "cloud", {"identity": {"type": "None"}}).result()
    assert (given_up.identity.type, given_up.identity.principal_id) == ("None", None)


def test_published_secrets_are_written_and_never_read(azure: Azure, group: str) -> None:
    source = {"name": "ad", "domain": "d", "username": "u", "password": "secret-source"}
    found = make(
        azure,
        group,
        vcenterPassword="secret-1",
        nsxtPassword="secret-2",
        vcfLicense=LICENSE,
        identitySources=[source],
    )
    assert found.properties.vcf_license.cores == 192
    assert found.properties.identity_sources[0].username == "u"
    assert "secret" not in str(found.as_dict())
    kept = b"".join(each.read_bytes() for each in azure.served.folder.glob("state.sqlite*"))
    assert not re.search(rb"secret-(1|2|license|source)", kept)


def test_inferred_the_license_is_told_without_its_key(azure: Azure, group: str) -> None:
    make(azure, group)
    asking = azure.avs.private_clouds.get_vcf_license
    with pytest.raises(Exception, match="has no VCF license"):
        asking(group, "cloud")
    body = cloud(str(azure.network.virtual_networks.get(group, "vnet").id), vcfLicense=LICENSE)
    azure.avs.private_clouds.begin_create_or_update(group, "cloud", body).result()
    found = asking(group, "cloud")
    assert (found.kind, found.cores, found.license_key) == ("vcf5", 192, None)


def test_inferred_a_rotated_password_is_another(azure: Azure, group: str) -> None:
    make(azure, group)
    clouds = azure.avs.private_clouds
    before = clouds.list_admin_credentials(group, "cloud")
    assert (before.vcenter_username, before.nsxt_username) == (
        "cloudadmin@vsphere.local",
        "cloudadmin",
    )
    clouds.begin_rotate_nsxt_password(group, "cloud").result()
    after = clouds.list_admin_credentials(group, "cloud")
    assert after.vcenter_password == before.vcenter_password
    assert after.nsxt_password != before.nsxt_password
