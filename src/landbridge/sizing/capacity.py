"""What a layout of clusters can carry: hosts for compute after failover, vSAN for storage."""

import math
from dataclasses import dataclass

import numpy as np

from landbridge.catalogue import catalogue
from landbridge.model.estate import Estate
from landbridge.sizing.demand import Floats
from landbridge.sizing.host import Generation, Host, Reserve, host, reserve, spare_hosts
from landbridge.sizing.items import CPU, MEMORY
from landbridge.sizing.layout import Layout
from landbridge.sizing.policy import StoragePolicy


@dataclass(frozen=True)
class Terms:
    """The figures that every cluster of an estate is reckoned with."""

    host: Host
    reserve: Reserve
    spare_hosts: int
    slack: float
    compression: float

    def working(self, hosts: int) -> int:
        """The hosts of a cluster that must carry everything when the spare ones fail."""
        return hosts - self.spare_hosts

    @property
    def whole_host(self) -> Floats:
        """Cores, memory and VMs of a host without management."""
        return np.array([self.host.cores, self.host.memory_gib, self.host.vms])

    def per_host(self, hosts: int, is_first: bool) -> Floats:
        """The same for each working host, (n, 3); the first cluster's carry management.

        It is spread over as many hosts as the NSX managers, which keep apart, but leaves one whole;
        over more where so few cannot carry it.
        """
        working = self.working(hosts)
        able = np.tile(self.whole_host, (working, 1))
        if is_first:
            few = max(1, min(working - 1, self.reserve.hosts))
            shared = min(working, max(few, self._hosts_of_management()))
            able[:shared, CPU] -= self.reserve.cores / shared
            able[:shared, MEMORY] -= self.reserve.memory_gib / shared
        return able

    def carries_management(self, hosts: int) -> bool:
        """Whether a first cluster of this size has room for what the service reserves."""
        return self.working(hosts) >= self._hosts_of_management()

    def _hosts_of_management(self) -> int:
        """The fewest hosts that can carry the reservation."""
        cores = self.reserve.cores / self.host.cores
        return math.ceil(max(cores, self.reserve.memory_gib / self.host.memory_gib))

    def largest_store(self, policy: StoragePolicy) -> float:
        """The most data that one cluster can hold, and so the most that one VM may have."""
        return self.storage_tib(policy.largest, is_first=False, policy=policy)

    def storage_tib(self, hosts: int, is_first: bool, policy: StoragePolicy) -> float:
        """What guests may store in a cluster: raw less slack and system usage, by policy."""
        raw = hosts * self.host.raw_tib * (1 - self.slack) - self.reserve.raw_tib_per_cluster
        if is_first:
            raw -= self.reserve.raw_tib_per_cloud
        return max(0.0, raw) / policy.multiplier(hosts) * self.compression


def terms(estate: Estate, generation: Generation = 2) -> Terms:
    """The figures for this estate, from its options and the catalogue."""
    one = host(estate, generation)
    return Terms(
        host=one,
        reserve=reserve(estate, one.clock_ghz, generation),
        spare_hosts=spare_hosts(estate.sizing),
        slack=catalogue().number("vsan.slack-percent") / 100,
        compression=estate.sizing.compression,
    )


@dataclass(frozen=True)
class Cluster:
    """One cluster of a layout: its size, and whether it carries its cloud's management."""

    cloud: int
    number: int
    hosts: int

    @property
    def is_first(self) -> bool:
        """Whether the management of its private cloud runs here."""
        return self.number == 1


def clusters(layout: Layout) -> tuple[Cluster, ...]:
    """The clusters of all private clouds, numbered from one within each."""
    return tuple(
        Cluster(cloud, number, hosts)
        for cloud, sizes in enumerate(layout.clouds, start=1)
        for number, hosts in enumerate(sizes, start=1)
    )
