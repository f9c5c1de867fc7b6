"""What sizing itself has to say: each a concern of this plan, not of a VM's settings."""

from collections.abc import Callable

from landbridge.catalogue import catalogue
from landbridge.model.finding import Finding, Severity
from landbridge.model.sized import Sized
from landbridge.sizing.problem import Problem

Maker = Callable[[Problem, Sized], Finding | None]


def findings(problem: Problem, sized: Sized) -> tuple[Finding, ...]:
    """The findings of the problem, then those of the result."""
    made = (make(problem, sized) for make in MAKERS)
    return (*problem.findings, *(finding for finding in made if finding))


def _small_cluster(problem: Problem, sized: Sized) -> Finding | None:
    enough = int(catalogue().number("cluster.hosts-recommended-min"))
    small = [each.name for each in sized.clusters if each.hosts < enough]
    if not small:
        return None
    return Finding(
        id="sizing.small-cluster",
        severity=Severity.MEDIUM,
        subject=", ".join(small),
        message=f"{enough - 1} hosts cannot rebuild data or be maintained with one of them down",
        fix=f"Order {enough} hosts; the route limits of the private cloud rise with the fourth.",
        source=("cluster.hosts-recommended-min",),
    )


def _storage_limits(problem: Problem, sized: Sized) -> Finding | None:
    if sized.external_storage is None:
        return None
    return Finding(
        id="sizing.storage-decides",
        severity=Severity.LOW,
        subject=problem.estate.name,
        message=sized.external_storage.message,
        fix="Price both, then keep the data on vSAN or name the VMs whose disks go outside.",
    )


def _guide_differs(problem: Problem, sized: Sized) -> Finding | None:
    counts = sized.hosts_by_figures
    if counts["published"] == counts["guide"] or sized.figures == "guide":
        return None
    published, guide = (_hosts(counts[name]) for name in ("published", "guide"))
    return Finding(
        id="sizing.guide-differs",
        severity=Severity.INFO,
        subject=problem.estate.name,
        message=f"the implementation guide's host figures would give {guide}, Microsoft's "
        f"published ones give {published}",
        fix="Size with the published figures; `figures: guide` shows the other count whole.",
        evidence=problem.estate.declared.places(("figures",)),
        source=("host.av64-gen2.memory-gib", "host.av64-gen2.clock-ghz", "host.av64-gen2.raw-tb"),
    )


def _overhead_matters(problem: Problem, sized: Sized) -> Finding | None:
    counts = sized.hosts_if_overhead
    if counts["none"] == counts["osa"]:
        return None
    return Finding(
        id="sizing.overhead-matters",
        severity=Severity.MEDIUM,
        subject=problem.estate.name,
        message="vSAN's own usage on ESA is not published: with none of it "
        f"{_hosts(counts['none'])}, with that of OSA {_hosts(counts['osa'])}",
        fix="Ask Microsoft for the figure before the order.",
        source=("management.vsan-system-raw-gb",),
    )


def _several_clouds(problem: Problem, sized: Sized) -> Finding | None:
    if sized.private_clouds == 1:
        return None
    return Finding(
        id="sizing.several-private-clouds",
        severity=Severity.HIGH,
        subject=problem.estate.name,
        message=f"{sized.private_clouds} private clouds are needed, each with a virtual network, "
        "a resource group and a vCenter of its own",
        fix="Decide which applications live together before the address plan is made.",
        source=("private-cloud.hosts-max", "private-cloud.clusters-max"),
    )


def _unsafe_spare(problem: Problem, sized: Sized) -> Finding | None:
    tolerated = next(
        each.failures_to_tolerate
        for each in sized.policies
        if each.storage_policy == sized.storage_policy
    )
    if tolerated >= problem.terms.spare_hosts:
        return None
    return Finding(
        id="sizing.policy-below-spare-hosts",
        severity=Severity.HIGH,
        subject=sized.storage_policy,
        message=f"{problem.terms.spare_hosts} hosts of a cluster may fail and VMs still have a "
        f"place, but data survives {tolerated}",
        fix="Choose a policy that tolerates as many failures, or fewer spare hosts.",
        source=(f"storage-policy.{sized.storage_policy}.ftt",),
    )


def _capped(problem: Problem, sized: Sized) -> Finding | None:
    asked = problem.estate.sizing.hosts_per_cluster_max
    most = int(catalogue().number("cluster.hosts-max"))
    if asked is None or asked <= most:
        return None
    return Finding(
        id="sizing.cluster-size-capped",
        severity=Severity.LOW,
        subject="sizing.hosts_per_cluster_max",
        message=f"{asked} hosts are asked for in one cluster, and the service allows {most}, which "
        "counts",
        fix=f"Write {most} or fewer, or leave the key out.",
        source=("cluster.hosts-max",),
    )


def _hosts(count: int | None) -> str:
    return "no layout at all" if count is None else f"{count:,} hosts"


MAKERS: tuple[Maker, ...] = (
    _several_clouds,
    _small_cluster,
    _unsafe_spare,
    _capped,
    _overhead_matters,
    _storage_limits,
    _guide_differs,
)
