"""The first cluster of a cloud: part of the cloud itself, and not among its clusters."""

from landbridge.catalogue import catalogue
from landbridge.emulator.avs.state.hosts import Cluster
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Resource

MANAGEMENT = "arm.management-cluster-name"


def management_cluster(cloud: ResourceId) -> ResourceId:
    return cloud.child("clusters", str(catalogue().value(MANAGEMENT)))


def is_first(cluster: ResourceId) -> bool:
    return cluster.name.casefold() == str(catalogue().value(MANAGEMENT)).casefold()


def of_cloud(cloud: Resource) -> Cluster:
    """What is noted of the first cluster is noted at its cloud."""
    return Cluster(management_cluster(cloud.id), cloud, cloud, 1)
