"""A cluster of the source with fewer hosts than a cluster of the service has."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity

LEAST = "cluster.hosts-min"


def _small(subject: Subject) -> Iterator[Hit]:
    least = catalogue().number(LEAST)
    for nth, cluster in enumerate(subject.estate.source_cloud.avs_clusters):
        if cluster.hosts < least:
            key = ("source_cloud", "avs_clusters", nth, "hosts")
            yield Hit(cluster.name, f"it has {cluster.hosts} of {cluster.sku}", keys=(key,))


SOURCE_CLUSTER_SMALL = Rule(
    id="cost.source-cluster-small",
    severity=Severity.MEDIUM,
    says="a cluster of the source has fewer hosts than any cluster of Azure VMware Solution",
    happens="what the source costs while both clouds run comes out too low",
    fix="Whoever pays for the source: write how many hosts the cluster has.",
    source=(LEAST,),
    needs=("estate.source_cloud.avs_clusters",),
    find=_small,
)
