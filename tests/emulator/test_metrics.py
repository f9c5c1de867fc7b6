"""Metrics of private clouds, through azure-mgmt-monitor and azure-monitor-querymetrics.

Names, units, dimensions and grains are published; how they follow from the VMs is inferred.
"""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from azure.core.exceptions import HttpResponseError
from azure.identity.aio import ClientSecretCredential
from azure.monitor.querymetrics import MetricsQueryResult
from azure.monitor.querymetrics.aio import MetricsClient
from tests.emulator.azure import Azure, Client
from tests.emulator.monitor import batch, change, monitor, place, two_clusters

from landbridge.catalogue import catalogue

NAMESPACE = "Microsoft.AVS/privateClouds"
GIB = 2**30


@pytest.fixture(scope="module")
def client(azure: Azure) -> Iterator[Client]:
    with monitor(azure) as found:
        yield found


@pytest.fixture(scope="module")
def cloud(azure: Azure) -> Iterator[str]:
    """A private cloud of two clusters, for all tests here; each places VMs of its own figures."""
    azure.groups.create_or_update("metrics", {"location": "eastus"})
    yield two_clusters(azure, "metrics")
    azure.avs.private_clouds.begin_delete("metrics", "cloud").result()
    azure.groups.begin_delete("metrics").result()


def averages(client: Client, cloud: str, name: str, **how: object) -> list[float | None]:
    """The values of the first series of a metric."""
    (metric,) = client.metrics.list(cloud, metricnames=name, **how).value
    return [point.average for point in metric.timeseries[0].data]


def refused(client: Client, cloud: str, **how: object) -> str:
    with pytest.raises(HttpResponseError) as caught:
        client.metrics.list(cloud, **how)
    assert caught.value.status_code == 400
    assert caught.value.error is not None
    assert caught.value.error.code == "BadRequest"
    return str(caught.value.error.message)


def test_published_metrics_are_defined_by_their_new_and_old_names(
    client: Client, cloud: str
) -> None:
    found = {each.name.value: each for each in client.metric_definitions.list(cloud)}
    published = [fact.value for fact in catalogue().under("metric") if "old-id" in str(fact.value)]
    names = {str(told[key]) for told in published for key in ("id", "old-id")}  # type: ignore[index, call-overload] # records
    assert set(found) == names
    cpu = found["CpuUsageAverage"]
    assert (cpu.unit, cpu.primary_aggregation_type) == ("Percent", "Average")
    assert [each.value for each in cpu.dimensions] == ["clustername"]
    assert cpu.metric_availabilities[0].time_grain == timedelta(minutes=5)
    assert cpu.metric_availabilities[0].retention == timedelta(days=93)
    assert found["DiskUsedLatest"].metric_availabilities[0].time_grain == timedelta(minutes=30)


def test_published_a_private_cloud_has_one_namespace(client: Client, cloud: str) -> None:
    (found,) = client.metric_namespaces.list(cloud)
    assert found.properties.metric_namespace_name == NAMESPACE


def test_inferred_cpu_and_memory_follow_from_the_vms_and_the_hosts(
    azure: Azure, client: Client, cloud: str
) -> None:
    place(azure, cloud, vcpus=96, load=0.5, memory_gib=1464)
    one = {"filter": "clustername eq 'Cluster-1'"}
    cpu = averages(client, cloud, "CpuUsageAverage", **one)[-1]
    assert cpu == pytest.approx(100 * 48 * 2.8 / (3 * (64 * 2.8 - 2.4)), abs=0.001)
    assert averages(client, cloud, "MemUsageAverage", **one)[-1] == 50
    effective = averages(client, cloud, "ClusterSummaryEffectiveMemory", **one)[-1]
    assert effective == 3 * (1024 - 48) * GIB
    whole = averages(client, cloud, "ClusterSummaryTotalMemCapacityMB", **one)[-1]
    assert whole == 3 * 1024 * GIB
    assert averages(client, cloud, "MemOverheadAverage", **one)[-1] == 3 * 48 * GIB


def test_inferred_a_datastore_holds_what_the_vms_use_as_the_default_policy_writes_it(
    azure: Azure, client: Client, cloud: str
) -> None:
    place(azure, cloud, used_gib=1000)
    one = {"filter": "dsname eq 'vsanDatastore'"}
    used = averages(client, cloud, "DiskUsedLatest", **one)[-1]
    whole = averages(client, cloud, "DiskCapacityLatest", **one)[-1]
    assert (used, whole) == (2 * 1000 * GIB, 3 * 19.25e12)
    percent = averages(client, cloud, "DiskUsedPercentage", **one)[-1]
    assert percent == pytest.approx(100 * 2 * 1000 * GIB / (3 * 19.25e12), abs=0.001)


def test_inferred_more_than_there_is_shows_as_all_of_it(
    azure: Azure, client: Client, cloud: str
) -> None:
    place(azure, cloud, vcpus=1000, load=1, memory_gib=1e6, used_gib=1e9)
    found = client.metrics.list(
        cloud, metricnames="CpuUsageAverage,MemUsageAverage", filter="clustername eq 'Cluster-1'"
    )
    last = [metric.timeseries[0].data[-1].average for metric in found.value]
    assert last == [100, 100]


def test_published_a_filter_tells_each_value_of_a_dimension_apart(
    azure: Azure, client: Client, cloud: str
) -> None:
    place(azure, cloud, memory_gib=1464)
    (metric,) = client.metrics.list(
        cloud, metricnames="MemUsageAverage", filter="clustername eq '*'", orderby="average asc"
    ).value
    told = [(one.metadatavalues[0].value, one.data[-1].average) for one in metric.timeseries]
    assert told == [("Cluster-2", 0), ("Cluster-1", 50)]
    (metric,) = client.metrics.list(
        cloud, metricnames="MemUsageAverage", filter="clustername eq '*'", top=1
    ).value
    assert len(metric.timeseries) == 1


def test_published_without_a_filter_all_are_told_as_one(
    azure: Azure, client: Client, cloud: str
) -> None:
    place(azure, cloud, memory_gib=1464)
    assert averages(client, cloud, "MemUsageAverage")[-1] == 25
    rolled = {"filter": "clustername eq '*'", "rollupby": "clustername"}
    assert averages(client, cloud, "MemUsageAverage", **rolled)[-1] == 25
    (metric,) = client.metrics.list(
        cloud, metricnames="MemUsageAverage", filter="clustername ne 'cluster-1'"
    ).value
    assert [one.metadatavalues[0].value for one in metric.timeseries] == ["Cluster-2"]


def test_values_tell_what_was_when_they_were_taken(
    azure: Azure, client: Client, cloud: str
) -> None:
    now = datetime.now(UTC)
    place(azure, cloud, memory_gib=1464)
    web = f"{cloud}/clusters/Cluster-1/virtualMachines/web"
    change(azure, web, timedelta(minutes=30), memory_gib=732)
    span = f"{(now - timedelta(hours=1)).isoformat()}/{now.isoformat()}"
    found = averages(
        client, cloud, "MemUsageAverage", timespan=span, filter="clustername eq 'Cluster-1'"
    )
    assert (found[0], found[-1], len(found)) == (50, 25, 13)
    assert found == sorted(found, reverse=True)  # type: ignore[type-var] # all are there


def test_before_there_was_anything_no_value_is_told(
    azure: Azure, client: Client, cloud: str
) -> None:
    place(azure, cloud, memory_gib=1)
    now = datetime.now(UTC)
    span = f"{(now - timedelta(days=2)).isoformat()}/{(now - timedelta(days=1)).isoformat()}"
    found = averages(client, cloud, "MemUsageAverage", timespan=span, interval="PT1H")
    assert found == [None] * 25


def test_reading_metrics_changes_nothing(azure: Azure, client: Client, cloud: str) -> None:
    before = azure.ask("GET", cloud).json()
    client.metrics.list(cloud)
    assert azure.ask("GET", cloud).json() == before


@pytest.mark.parametrize(
    ("asks", "said"),
    [
        ({"metricnames": "Latency"}, "There is no metric 'Latency'"),
        ({"metricnamespace": "Microsoft.Compute/x"}, "The metric namespace"),
        ({"aggregation": "Total"}, "does not support the aggregation 'Total'"),
        ({"interval": "PT1M"}, "The interval 'PT1M' is not supported"),
        ({"interval": "often"}, "The interval 'often' is not supported"),
        ({"filter": "host eq '*'"}, "does not have the dimension 'host'"),
        ({"filter": "clustername = '*'"}, "The filter"),
        ({"filter": "clustername eq '*' or"}, "The filter"),
        ({"filter": "clustername eq '*' or dsname eq '*'"}, "The filter"),
        ({"timespan": "yesterday"}, "The timespan 'yesterday' is not understood"),
        ({"timespan": "2026-01-02T00:00:00Z/2026-01-01T00:00:00Z"}, "ends before it begins"),
        ({"timespan": "P99999999D"}, "The timespan 'P99999999D' is not understood"),
        ({"timespan": "P100D"}, "Metrics are kept for 93 days"),
        ({"top": 0}, "'0' is no number of results"),
        ({"top": 10**20}, "is no number of results"),
        ({"timespan": "2026-01-01T00:00:00Z/9999-12-31T23:59:59-14:00"}, "is not understood"),
        ({"orderby": "average up"}, "The order 'average up'"),
    ],
)
def test_published_a_question_that_no_metric_answers_is_refused(
    client: Client, cloud: str, asks: dict[str, object], said: str
) -> None:
    told = {"metricnames": "CpuUsageAverage", **asks}
    assert said in refused(client, cloud, **told)


def test_published_the_grain_is_adjusted_where_a_client_says_so(client: Client, cloud: str) -> None:
    found = client.metrics.list(
        cloud, metricnames="DiskUsedLatest", interval="PT5M", auto_adjust_timegrain=True
    )
    assert found.interval == "PT30M"
    whole = client.metrics.list(cloud, metricnames="DiskUsedLatest", interval="FULL")
    assert len(whole.value[0].timeseries[0].data) == 1


def test_inferred_a_question_that_az_quotes_twice_is_read(azure: Azure, cloud: str) -> None:
    start = (datetime.now(UTC) - timedelta(days=1)).replace(tzinfo=None, second=0, microsecond=0)
    span = quote(f"{start.isoformat()}/{(start + timedelta(hours=1)).isoformat()}", safe="")
    asks = {"api-version": "2024-02-01", "metricnames": "MemUsageAverage", "timespan": span}
    path = f"{cloud}/providers/Microsoft.Insights/metrics"
    told = azure.ask("GET", path, params=asks).json()["timespan"]
    assert told == f"{start.isoformat()}Z/{(start + timedelta(hours=1)).isoformat()}Z"


def test_metrics_of_other_types_are_refused_by_name(azure: Azure, client: Client) -> None:
    group = f"/subscriptions/{azure.subscription}/resourceGroups/metrics"
    address = f"{group}/providers/Microsoft.Network/publicIPAddresses/a"
    with pytest.raises(HttpResponseError) as caught:
        client.metrics.list(address)
    assert caught.value.status_code == 501
    assert "no metrics of the resource type 'Microsoft.Network/publicIP" in str(caught.value)
    with pytest.raises(HttpResponseError) as caught:
        client.metrics.list(f"{group}/providers/{NAMESPACE}/lost")
    assert caught.value.error is not None
    assert caught.value.error.code == "ResourceNotFound"


def last(found: list[Any]) -> list[object]:
    return [one.metrics["MemUsageAverage"].timeseries[0].data[-1].average for one in found]


ASKED = {
    "metric_namespace": NAMESPACE,
    "metric_names": ["MemUsageAverage"],
    "timespan": timedelta(hours=1),
    "granularity": timedelta(minutes=5),
    "aggregations": ["Average"],
}


def test_the_data_plane_tells_the_same(azure: Azure, cloud: str) -> None:
    place(azure, cloud, memory_gib=1464)
    with batch(azure) as client:
        found = client.query_resources(resource_ids=[cloud], **ASKED)  # type: ignore[arg-type] # as told above
        apart = client.query_resources(
            resource_ids=[cloud],
            filter="clustername eq '*'",
            **ASKED,  # type: ignore[arg-type] # likewise
        )
    assert last(found) == [25]
    assert (found[0].granularity, found[0].resource_region) == (timedelta(minutes=5), "eastus")
    series = apart[0].metrics[0].timeseries
    assert [one.metadata_values for one in series] == [
        {"clustername": "Cluster-1"},
        {"clustername": "Cluster-2"},
    ]


def test_the_data_plane_tells_the_same_without_blocking(azure: Azure, cloud: str) -> None:
    place(azure, cloud, memory_gib=1464)
    told = azure.served.environment
    verify, endpoint = told["REQUESTS_CA_BUNDLE"], azure.served.endpoint

    async def asked() -> list[MetricsQueryResult]:
        credential = ClientSecretCredential(
            told["AZURE_TENANT_ID"],
            told["AZURE_CLIENT_ID"],
            told["AZURE_CLIENT_SECRET"],
            authority=endpoint,
            disable_instance_discovery=True,
            connection_verify=verify,
        )
        async with (
            credential,
            MetricsClient(
                endpoint, credential, audience=endpoint, connection_verify=verify
            ) as client,
        ):
            return await client.query_resources(resource_ids=[cloud], **ASKED)  # type: ignore[arg-type] # as told above

    assert last(asyncio.run(asked())) == [25]


def test_published_a_batch_is_of_one_subscription_and_one_type(azure: Azure, cloud: str) -> None:
    path = f"/subscriptions/{azure.subscription}/metrics:getBatch"
    for ids in ([], [cloud.replace(azure.subscription, "other")], "no list", None):
        answer = azure.ask("POST", path, json={"resourceids": ids})
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "BadRequest")
    answer = azure.ask("POST", path, data=b"{", headers={"Authorization": ""})
    assert answer.status_code == 401
