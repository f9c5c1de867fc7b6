"""Clusters and their hosts, through azure-mgmt-avs.

Published rules say so in their names; the rest of what is held here is inferred.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from azure.core.exceptions import HttpResponseError
from tests.emulator.azure import Azure
from tests.emulator.bodies import Body, cloud, network
from tests.emulator.controlled import control
from tests.emulator.refused import refused

BOUNDARY = 96  # hosts of one cloud


@pytest.fixture
def standing(azure: Azure, group: str) -> str:
    """A group with a Generation 2 cloud of three hosts in it."""
    body = cloud(network(azure, group))
    azure.avs.private_clouds.begin_create_or_update(group, "cloud", body).result()
    return group


@pytest.fixture
def plenty(azure: Azure) -> Iterator[None]:
    """A subscription whose quota does not stand in the way."""
    control(azure, "PUT", "/settings", json={"quota": {"AV64": 400}})
    yield
    control(azure, "PUT", "/settings", json={})


def sized(size: int, hosts: list[str] | None = None) -> Body:
    named = {"hosts": hosts} if hosts else {}
    return {"sku": {"name": "av64"}, "properties": {"clusterSize": size, **named}}


def added(azure: Azure, group: str, name: str, size: int) -> Any:  # noqa: ANN401
    making = azure.avs.clusters.begin_create_or_update
    return making(group, "cloud", name, sized(size)).result()


def grown(azure: Azure, group: str, size: int, hosts: list[str] | None = None) -> Any:  # noqa: ANN401
    """The cloud, once its first cluster has another size."""
    change = {"properties": {"managementCluster": sized(size, hosts)["properties"]}}
    return azure.avs.private_clouds.begin_update(group, "cloud", change)


def domains(azure: Azure, group: str, cluster: str = "Cluster-1") -> dict[str, str]:
    found = azure.avs.hosts.list(group, "cloud", cluster)
    return {str(each.name): str(each.properties.fault_domain) for each in found}


def test_published_hosts_are_spread_evenly_over_seven_fault_domains(
    azure: Azure, standing: str
) -> None:
    grown(azure, standing, 9).result()
    assert Counter(domains(azure, standing).values()) == Counter(
        ["FD1", "FD1", "FD2", "FD2", "FD3", "FD4", "FD5", "FD6", "FD7"]
    )


def test_published_a_removal_that_unbalances_the_fault_domains_is_refused(
    azure: Azure, standing: str
) -> None:
    grown(azure, standing, 8).result()
    before = domains(azure, standing)
    alone = next(name for name, domain in before.items() if domain == "FD4")
    code, text = refused(
        lambda: grown(azure, standing, 7, [name for name in before if name != alone])
    )
    assert code == "Conflict"
    assert text.startswith(f"The host '{alone}' cannot be removed from 'Cluster-1'")
    assert domains(azure, standing) == before


def test_published_the_refused_removal_has_the_status_409(azure: Azure, standing: str) -> None:
    found = added(azure, standing, "Cluster-2", 8)
    alone = next(
        name for name, each in domains(azure, standing, "Cluster-2").items() if each == "FD2"
    )
    kept = [name for name in found.properties.hosts if name != alone]
    path = f"/subscriptions/{azure.subscription}/resourceGroups/{standing}"
    path += "/providers/Microsoft.AVS/privateClouds/cloud/clusters/Cluster-2"
    answer = azure.ask("PATCH", path, json={"properties": sized(7, kept)["properties"]})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "Conflict")


def test_published_of_several_removals_a_part_may_be_carried_out(
    azure: Azure, standing: str
) -> None:
    grown(azure, standing, 9).result()
    before = domains(azure, standing)
    first, _, third, *_ = before
    kept = [name for name in before if name not in (first, third)]
    code, text = refused(lambda: grown(azure, standing, 7, kept))
    assert (code, f"'{third}' cannot be removed" in text) == ("Conflict", True)
    after = domains(azure, standing)
    assert {*before} - {*after} == {first}
    found = azure.avs.private_clouds.get(standing, "cloud").properties
    assert (found.provisioning_state, found.management_cluster.cluster_size) == ("Failed", 8)
    assert {*found.management_cluster.hosts} == {*after}
    again = grown(azure, standing, 7).result().properties
    assert (again.provisioning_state, len(domains(azure, standing))) == ("Succeeded", 7)


def test_inferred_where_nobody_names_a_host_the_fullest_domain_gives_one(
    azure: Azure, standing: str
) -> None:
    grown(azure, standing, 8).result()
    grown(azure, standing, 7).result()
    assert {*Counter(domains(azure, standing).values()).values()} == {1}


def test_inferred_a_host_that_is_named_to_stay_stays(azure: Azure, standing: str) -> None:
    grown(azure, standing, 5).result()
    before = [*domains(azure, standing)]
    kept = [before[0], before[2], before[4]]
    grown(azure, standing, 3, kept).result()
    assert [*domains(azure, standing)] == kept


def test_inferred_the_number_of_a_host_is_not_given_twice(azure: Azure, standing: str) -> None:
    grown(azure, standing, 4).result()
    before = {*domains(azure, standing)}
    grown(azure, standing, 3).result()
    gone = before - {*domains(azure, standing)}
    grown(azure, standing, 4).result()
    assert len(gone) == 1
    assert not gone & {*domains(azure, standing)}


def test_inferred_neither_is_that_of_a_cluster(azure: Azure, standing: str) -> None:
    first = added(azure, standing, "Cluster-2", 3).properties
    azure.avs.clusters.begin_delete(standing, "cloud", "Cluster-2").result()
    code, _ = refused(lambda: domains(azure, standing, "Cluster-2"))
    assert code == "ParentResourceNotFound"
    second = added(azure, standing, "Cluster-2", 3).properties
    assert (first.cluster_id, second.cluster_id) == (2, 3)
    assert not {*first.hosts} & {*second.hosts}


def test_inferred_hosts_are_named_by_the_service_alone(azure: Azure, standing: str) -> None:
    expected = "'AV64' is no host of 'second': hosts are made and named by the service."
    making = azure.avs.clusters.begin_create_or_update
    assert refused(lambda: making(standing, "cloud", "second", sized(3, ["AV64"]))) == (
        "InvalidParameter",
        expected,
    )
    code, _ = refused(lambda: grown(azure, standing, 3, ["AV64"]))
    assert code == "InvalidParameter"


def test_inferred_what_was_read_can_be_put_again(azure: Azure, standing: str) -> None:
    added(azure, standing, "Cluster-2", 4)
    found = azure.avs.clusters.get(standing, "cloud", "Cluster-2")
    making = azure.avs.clusters.begin_create_or_update
    again = making(standing, "cloud", "Cluster-2", found).result()
    assert again.properties.hosts == found.properties.hosts


def test_published_the_first_cluster_is_not_among_the_clusters(azure: Azure, standing: str) -> None:
    added(azure, standing, "Cluster-2", 3)
    assert [each.name for each in azure.avs.clusters.list(standing, "cloud")] == ["Cluster-2"]


def test_inferred_the_first_cluster_changes_with_its_cloud_alone(
    azure: Azure, standing: str
) -> None:
    clusters = azure.avs.clusters
    asked = (
        lambda: clusters.begin_create_or_update(standing, "cloud", "cluster-1", sized(4)),
        lambda: clusters.begin_update(standing, "cloud", "Cluster-1", sized(4)),
        lambda: clusters.begin_delete(standing, "cloud", "Cluster-1"),
    )
    for each in asked:
        code, text = refused(each)
        assert (code, "is the first cluster of the private cloud" in text) == (
            "InvalidParameter",
            True,
        )
    assert clusters.get(standing, "cloud", "Cluster-1").properties.cluster_size == 3


def test_published_a_host_takes_licenses_and_nothing_else(azure: Azure, standing: str) -> None:
    host = next(iter(azure.avs.hosts.list(standing, "cloud", "Cluster-1")))
    change = {"properties": {"licenses": [{"kind": "WindowsServer"}]}}
    hosts = azure.avs.hosts
    found = hosts.update(standing, "cloud", "Cluster-1", host.name, change)
    assert found.properties.licenses[0].kind == "WindowsServer"
    assert found.properties.fault_domain == host.properties.fault_domain
    wrong = {"properties": {"faultDomain": "FD7"}}
    with pytest.raises(HttpResponseError, match="is no property that this resource has"):
        hosts.update(standing, "cloud", "Cluster-1", host.name, wrong)


def test_inferred_a_cloud_goes_with_all_that_is_in_it(azure: Azure, standing: str) -> None:
    added(azure, standing, "Cluster-2", 3)
    segment = {"properties": {"subnet": {"gatewayAddress": "10.7.0.1/24"}}}
    making = azure.avs.workload_networks.begin_create_segments
    making(standing, "cloud", "web", segment).result()
    azure.avs.private_clouds.begin_delete(standing, "cloud").result()
    for asking in (
        lambda: azure.avs.clusters.get(standing, "cloud", "Cluster-2"),
        lambda: azure.avs.clusters.get(standing, "cloud", "Cluster-1"),
        lambda: azure.avs.workload_networks.get_segment(standing, "cloud", "web"),
    ):
        assert refused(asking)[0] == "ParentResourceNotFound"
    quota = azure.avs.locations.check_quota_availability("eastus").hosts_remaining
    assert quota["av64"] == 64


@pytest.mark.parametrize("size", [2, 17])
def test_published_a_further_cluster_has_three_to_sixteen_hosts(
    azure: Azure, standing: str, size: int
) -> None:
    code, text = refused(
        lambda: azure.avs.clusters.begin_create_or_update(standing, "cloud", "c", sized(size))
    )
    assert (code, text) == (
        "InvalidParameter",
        f"'c' cannot have {size} hosts: a cluster has 3 to 16.",
    )


@pytest.mark.usefixtures("plenty")
def test_published_a_cloud_has_96_hosts_at_most(azure: Azure, standing: str) -> None:
    for number in range(2, 8):
        added(azure, standing, f"Cluster-{number}", 16 if number < 7 else 13)
    code, text = refused(lambda: grown(azure, standing, 4))
    assert (code, text) == (
        "InvalidParameter",
        f"'cloud' cannot have {BOUNDARY + 1} hosts: a private cloud has {BOUNDARY} at most.",
    )


@pytest.mark.usefixtures("plenty")
def test_published_a_cloud_has_twelve_clusters_at_most(azure: Azure, standing: str) -> None:
    for number in range(2, 13):
        added(azure, standing, f"Cluster-{number}", 3)
    making = azure.avs.clusters.begin_create_or_update
    code, text = refused(lambda: making(standing, "cloud", "Cluster-13", sized(3)))
    assert (code, text) == (
        "InvalidParameter",
        "'cloud' has 12 clusters already, and a private cloud has no more.",
    )


def test_inferred_a_cluster_keeps_its_type_of_hosts(azure: Azure, standing: str) -> None:
    added(azure, standing, "Cluster-2", 3)
    other = {**sized(3), "sku": {"name": "av36"}}
    making = azure.avs.clusters.begin_create_or_update
    code, _ = refused(lambda: making(standing, "cloud", "Cluster-2", other))
    assert code == "PropertyChangeNotAllowed"
    code, _ = refused(lambda: making(standing, "cloud", "Cluster-3", other))
    assert code == "InvalidParameter"


def test_inferred_the_zones_of_a_cluster_tell_its_hosts(azure: Azure, standing: str) -> None:
    for name in ("Cluster-1", "Cluster-2"):
        added(azure, standing, "Cluster-2", 3)
        found = azure.avs.clusters.list_zones(standing, "cloud", name).zones
        assert [(each.zone, each.hosts) for each in found] == [
            ("1", [*domains(azure, standing, name)])
        ]
    code, _ = refused(lambda: azure.avs.clusters.list_zones(standing, "cloud", "lost"))
    assert code == "ResourceNotFound"


@pytest.mark.usefixtures("plenty")
def test_inferred_quota_is_what_the_settings_grant(azure: Azure, standing: str) -> None:
    quota = azure.avs.locations.check_quota_availability("eastus").hosts_remaining
    assert (quota["av64"], quota["he"]) == (397, 64)
    elsewhere = azure.avs.locations.check_quota_availability("uksouth").hosts_remaining
    assert elsewhere["av64"] == 400


def test_published_a_new_subscription_may_have_few_clouds(azure: Azure, standing: str) -> None:
    control(azure, "PUT", "/settings", json={"clouds": 1})
    try:
        body = cloud(networkBlock="10.4.0.0/22")
        making = azure.avs.private_clouds.begin_create_or_update
        azure.groups.create_or_update("rg-second", {"location": "eastus"})
        code, text = refused(lambda: making("rg-second", "second", body))
        expected = "The subscription may have 1 private clouds, and has them."
        assert (code, text) == ("QuotaExceeded", expected)
    finally:
        control(azure, "PUT", "/settings", json={})


def test_inferred_a_trial_is_what_the_settings_grant(azure: Azure) -> None:
    asking = azure.avs.locations.check_trial_availability
    assert (asking("eastus").status, asking("eastus").available_hosts) == ("TrialDisabled", 0)
    control(azure, "PUT", "/settings", json={"trial_hosts": 3})
    try:
        found = asking("eastus", {"name": "av36t"})
        assert (found.status, found.available_hosts) == ("TrialAvailable", 3)
    finally:
        control(azure, "PUT", "/settings", json={})
