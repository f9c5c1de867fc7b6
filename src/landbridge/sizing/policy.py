"""vSAN storage policies: which cluster sizes may use them, and what a stored byte costs."""

from dataclasses import dataclass

from landbridge.catalogue import catalogue
from landbridge.model.estate import SizingOptions

ADVISED = ("raid1-ftt1", "raid5-ftt1", "raid1-ftt2", "raid6-ftt2", "raid1-ftt3")
"""What `advised` chooses from: the published ones, not the adaptive reading of RAID-5."""


@dataclass(frozen=True)
class StoragePolicy:
    """A policy as the service allows it: clusters of `smallest` to `largest` hosts."""

    name: str
    failures_to_tolerate: int
    smallest: int
    largest: int
    multiplier_small: float
    multiplier_large: float
    large_from_hosts: int

    def multiplier(self, hosts: int) -> float:
        """Raw bytes per stored byte in a cluster of so many hosts."""
        return self.multiplier_large if hosts >= self.large_from_hosts else self.multiplier_small

    @property
    def best_multiplier(self) -> float:
        """The lowest multiplier that any allowed cluster size has."""
        return self.multiplier(self.largest)


def policy(name: str, options: SizingOptions) -> StoragePolicy:
    """The policy with the cluster sizes that its own minimum and the SLA's rule leave.

    Above `sla.ftt2-above-hosts` hosts the SLA asks for two failures to tolerate, so a policy for
    one failure is held to smaller clusters rather than left outside the SLA.
    """
    facts, family = catalogue(), f"storage-policy.{name}"
    tolerated = int(facts.number(f"{family}.ftt"))
    smallest = max(facts.number(f"{family}.hosts-min"), facts.number("cluster.hosts-min"))
    largest = facts.number("cluster.hosts-max")
    largest = min(largest, options.hosts_per_cluster_max or largest)
    if tolerated < 2:
        largest = min(largest, facts.number("sla.ftt2-above-hosts"))
    small, large, from_hosts = _multipliers(family)
    return StoragePolicy(name, tolerated, int(smallest), int(largest), small, large, from_hosts)


def candidates(options: SizingOptions) -> tuple[StoragePolicy, ...]:
    """The policies to compare: the one that the estate names, or all that can be advised.

    Advised is only what survives as many failed hosts as are kept spare.
    """
    if options.storage_policy != "advised":
        return _allowed(policy(options.storage_policy, options))
    found = _allowed(*(policy(name, options) for name in ADVISED))
    return tuple(each for each in found if each.failures_to_tolerate >= (options.spare_hosts or 1))


def _allowed(*policies: StoragePolicy) -> tuple[StoragePolicy, ...]:
    """Those for which any cluster size is left."""
    return tuple(each for each in policies if each.smallest <= each.largest)


def _multipliers(family: str) -> tuple[float, float, int]:
    facts = catalogue()
    if f"{family}.multiplier" in facts:
        only = facts.number(f"{family}.multiplier")
        return only, only, 0
    return (
        facts.number(f"{family}.multiplier-small"),
        facts.number(f"{family}.multiplier-large"),
        int(facts.number(f"{family}.large-from-hosts")),
    )
