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
    return _in_clouds(split(hosts, clusters), cloud_count(hosts, policy))


def lopsided(hosts: int, policy: StoragePolicy) -> Layout | None:
    """Largest clusters and one of what remains: for data that only a largest one can hold.

    None when that is the even layout, or when what remains is no cluster.
    """
    clusters = cluster_count(hosts, policy)
    rest = hosts - (clusters - 1) * policy.largest
    if clusters == 1 or rest in {policy.largest, policy.largest - 1} or rest < policy.smallest:
        return None
    sizes = (policy.largest,) * (clusters - 1) + (rest,)
    laid = _in_clouds(sizes, cloud_count(hosts, policy))
    limit = int(catalogue().number("private-cloud.hosts-max"))
    return laid if all(sum(cloud) <= limit for cloud in laid.clouds) else None


def _in_clouds(sizes: tuple[int, ...], clouds: int) -> Layout:
    counts = split(len(sizes), clouds)
    ends = accumulate(counts)
    return Layout(tuple(sizes[end - n : end] for end, n in zip(ends, counts, strict=True)))


def split(total: int, parts: int) -> tuple[int, ...]:
    """`total` in so many parts that differ by one at most, the larger ones first."""
    each, larger = divmod(total, parts)
    return (each + 1,) * larger + (each,) * (parts - larger)
