"""So many hosts as clusters and private clouds: as few of both as the service allows."""

from dataclasses import dataclass
from itertools import accumulate

from landbridge.catalogue import catalogue
from landbridge.sizing.policy import StoragePolicy


@dataclass(frozen=True)
class Layout:
    """The sizes of the clusters of each private cloud; its first cluster carries management."""

    clouds: tuple[tuple[int, ...], ...]

    @property
    def hosts(self) -> int:
        """All hosts of all clusters."""
        return sum(map(sum, self.clouds))

    @property
    def clusters(self) -> int:
        """The number of clusters."""
        return sum(map(len, self.clouds))


def cluster_count(hosts: int, policy: StoragePolicy) -> int:
    """The fewest clusters that so many hosts need."""
    return -(-hosts // policy.largest)


def cloud_count(hosts: int, policy: StoragePolicy) -> int:
    """The fewest private clouds, by the limits on hosts and on clusters of one."""
    facts = catalogue()
    hosts_of_one = int(facts.number("private-cloud.hosts-max"))
    clusters_of_one = int(facts.number("private-cloud.clusters-max"))
    return max(-(-hosts // hosts_of_one), -(-cluster_count(hosts, policy) // clusters_of_one))


def layout(hosts: int, policy: StoragePolicy) -> Layout | None:
    """The fewest and most even clusters; None when the policy allows no such cluster size."""
    clusters = cluster_count(hosts, policy)
    if hosts < clusters * policy.smallest:
        return None
    sizes = split(hosts, clusters)
    clouds = split(clusters, cloud_count(hosts, policy))
    ends = list(accumulate(clouds))
    return Layout(tuple(sizes[end - n : end] for end, n in zip(ends, clouds, strict=True)))


def split(total: int, parts: int) -> tuple[int, ...]:
    """`total` in so many parts that differ by one at most, the larger ones first."""
    each, larger = divmod(total, parts)
    return (each + 1,) * larger + (each,) * (parts - larger)
