"""Clients of Azure Monitor, and a private cloud for them to look at."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from azure.mgmt.monitor import MonitorManagementClient
from azure.monitor.querymetrics import MetricsClient
from tests.emulator.azure import Azure, Client
from tests.emulator.bodies import cloud, network
from tests.emulator.controlled import control


@contextmanager
def monitor(azure: Azure) -> Iterator[Client]:
    """azure-mgmt-monitor, as the other clients are made."""
    with MonitorManagementClient(azure.credential, azure.subscription, **at(azure)) as found:
        yield found


@contextmanager
def batch(azure: Azure) -> Iterator[MetricsClient]:
    """azure-monitor-querymetrics."""
    endpoint = azure.served.endpoint
    told = azure.served.environment["REQUESTS_CA_BUNDLE"]
    with MetricsClient(
        endpoint, azure.credential, audience=endpoint, connection_verify=told
    ) as found:
        yield found


def at(azure: Azure) -> dict[str, Any]:
    """Where a client of Resource Manager finds the emulator."""
    return {
        "base_url": azure.served.endpoint,
        "credential_scopes": [f"{azure.served.endpoint}/.default"],
        "connection_verify": azure.served.environment["REQUESTS_CA_BUNDLE"],
    }


def two_clusters(azure: Azure, group: str) -> str:
    """A Generation 2 cloud with clusters of three and four hosts; its id."""
    body = cloud(network(azure, group))
    made = azure.avs.private_clouds.begin_create_or_update(group, "cloud", body).result()
    more = {"sku": {"name": "av64"}, "properties": {"clusterSize": 4}}
    azure.avs.clusters.begin_create_or_update(group, "cloud", "Cluster-2", more).result()
    return str(made.id)


def place(azure: Azure, cloud_id: str, cluster: str = "Cluster-1", **figures: object) -> None:
    """A VM that has been there for two hours, and no other."""
    path = f"{cloud_id}/clusters/{cluster}/virtualMachines"
    for standing in control(azure, "GET", path).json()["value"]:
        control(azure, "DELETE", f"{path}/{standing['name']}")
    change(azure, f"{path}/web", timedelta(hours=2), **figures)


def change(azure: Azure, machine: str, ago: timedelta, **figures: object) -> None:
    """Other figures of a VM, for some time now."""
    since = (datetime.now(UTC) - ago).isoformat()
    answer = control(azure, "PUT", machine, json={"since": since, **figures})
    assert answer.status_code == 200, answer.text
