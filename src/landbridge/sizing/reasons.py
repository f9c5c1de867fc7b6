"""A sentence for every number of a result, by its path in `Sized`."""

from collections.abc import Iterator, Mapping

from landbridge.catalogue import catalogue
from landbridge.model.sized import Assumption, SizedCluster, Totals
from landbridge.sizing.bound import demands, offer
from landbridge.sizing.problem import Problem
from landbridge.sizing.search import Found
from landbridge.sizing.variants import Variants

NOUNS: Mapping[str, str] = {
    "cpu": "processor cores",
    "memory": "memory",
    "storage": "vSAN storage",
    "vms": "the number of VMs",
    "minimum": "the smallest cluster that the policy allows",
    "placement": "how the VMs fit together on whole hosts",
}
UNITS: Mapping[str, str] = {"cpu": "cores", "memory": "GiB", "storage": "TiB", "vms": "VMs"}
STARTS: Mapping[str, str] = {name: noun[0].upper() + noun[1:] for name, noun in NOUNS.items()} | {
    "storage": "vSAN storage"
}
"""The nouns as a sentence begins with them."""


def total_reasons(totals: Totals) -> dict[str, str]:
    """Where the sums of the inventory come from."""
    left_out = ", ".join(f"{count:,} {why}" for why, count in totals.left_out.items()) or "none"
    counted = f"of the {totals.counted:,} counted VMs"
    unknown = f"; {totals.in_use_unknown:,} gave no figure" if totals.in_use_unknown else ""
    return {
        "inventory.vms": f"{totals.vms:,} rows of vInfo name a VM or template.",
        "inventory.counted": f"{totals.counted:,} of {totals.vms:,} are in scope; left out: "
        f"{left_out}.",
        "inventory.templates": f"{totals.templates:,} rows are marked as templates.",
        "inventory.powered_off": f"{totals.powered_off:,} rows are powered off, in scope or not.",
        "inventory.vcpus": f"The sum of CPUs {counted}, but for those that count with their "
        "storage only.",
        "inventory.memory_mib": f"The sum of configured memory {counted}, in MiB, but for those "
        "that count with their storage only.",
        "inventory.provisioned_mib": f"The sum of provisioned storage {counted}, in MiB.",
        "inventory.in_use_mib": f"The sum of storage in use {counted}, in MiB{unknown}.",
    }


def count_reasons(
    problem: Problem, found: Found, bound: int, by_resource: Mapping[str, int], limiting: str
) -> dict[str, str]:
    """Why so many hosts, clusters, clouds and cores."""
    hosts, layout, terms = found.layout.hosts, found.layout, problem.terms
    alone = ", ".join(f"{NOUNS[name]} {n:,}" for name, n in by_resource.items())
    vms = len(problem.machines)
    return {
        "hosts": f"{hosts:,} hosts carry every VM with {terms.spare_hosts} of each cluster failed. "
        f"{_scarce(problem, found, limiting)} Hosts for each alone: {alone}.",
        "lower_bound_hosts": f"With {bound - 1:,} hosts, under every policy compared, some sum "
        "falls short, a VM or group finds too few hosts, or the smallest cluster is not filled; "
        "spare hosts, management and the limit of hosts per private cloud are counted.",
        "gap_hosts": "The number of hosts less the lower bound: what no one could save for sure, "
        "and what nobody has proven needed.",
        "clusters": f"The fewest for {hosts:,} hosts, with at most {found.policy.largest} in one "
        f"under {found.policy.name}, and evenly filled.",
        "private_clouds": f"The fewest for {hosts:,} hosts in {layout.clusters:,} cluster(s), by "
        "the limits on both in one private cloud.",
        "cores": f"{hosts:,} hosts of {terms.host.physical_cores} physical cores, all of which a "
        "VMware Cloud Foundation subscription counts.",
        "density": f"{vms:,} VMs on {hosts:,} hosts, the spare ones included.",
        "limiting_resource": f"{STARTS[limiting]} decides. Hosts for each alone: {alone}.",
        "storage_policy": f"{found.policy.name} stores each byte "
        f"{found.policy.best_multiplier:g} times and tolerates "
        f"{found.policy.failures_to_tolerate} failures.",
        **{
            f"hosts_by_resource.{name}": f"{STARTS[name]} alone would need {n:,} hosts."
            for name, n in by_resource.items()
        },
    }


LIMITS = ("cluster.hosts-min", "cluster.hosts-max", "private-cloud.clusters-max",
          "private-cloud.hosts-max")  # fmt: skip


def reason_facts(problem: Problem) -> dict[str, tuple[str, ...]]:
    """The facts behind the numbers that limits of the service shape."""
    policies = tuple(fact for each in problem.policies for fact in policy_facts(each.name))
    return {
        "hosts": ("admission.spare-hosts", *LIMITS),
        "lower_bound_hosts": LIMITS,
        "clusters": LIMITS[:2],
        "private_clouds": LIMITS[2:],
        "cores": ("host.av64-gen2.cores",),
        "storage_policy": policies,
    }


def policy_facts(name: str) -> tuple[str, ...]:
    """Every fact of a storage policy."""
    return tuple(fact.id for fact in catalogue().under(f"storage-policy.{name}"))


def cited(problem: Problem, made: tuple[Assumption, ...]) -> tuple[str, ...]:
    """All facts that the result rests on."""
    behind = (fact for facts in reason_facts(problem).values() for fact in facts)
    return tuple(sorted({*behind, *(fact for each in made for fact in each.facts)}))


def variant_reasons(variants: Variants) -> dict[str, str]:
    """Why other figures give other counts."""
    return {
        **{
            f"hosts_by_figures.{name}": sentence
            for name, sentence in variants.figure_reasons.items()
        },
        **{
            f"hosts_if_overhead.{name}": sentence
            for name, sentence in variants.overhead_reasons.items()
        },
    }


def cluster_reasons(clusters: tuple[SizedCluster, ...]) -> dict[str, str]:
    """The sentences for each cluster."""
    return {path: sentence for each in clusters for path, sentence in _of_cluster(each)}


def _scarce(problem: Problem, found: Found, limiting: str) -> str:
    if limiting not in UNITS:
        return f"What decides is {NOUNS[limiting]}."
    fewer = found.layout.hosts - 1
    asked = demands(problem.items)[limiting]
    had = offer(fewer, problem.terms, found.policy)[limiting] if fewer else 0.0
    unit = UNITS[limiting]
    return (
        f"What decides is {NOUNS[limiting]}: {asked:,.1f} {unit} are asked for, and {fewer:,} "
        f"hosts have {max(had, 0):,.1f}."
    )


def _of_cluster(cluster: SizedCluster) -> Iterator[tuple[str, str]]:
    path = f"clusters.{cluster.name}"
    working = cluster.hosts - cluster.spare_hosts
    yield (
        f"{path}.hosts",
        f"{working} hosts carry its {cluster.vms:,} VMs, {cluster.spare_hosts} may fail.",
    )
    yield f"{path}.density", f"{cluster.vms:,} VMs on {cluster.hosts} hosts."
    yield (
        f"{path}.limiting_resource",
        f"{STARTS[cluster.limiting_resource]} is used most.",
    )
    yield (
        f"{path}.capacity",
        f"Processor and memory of {working} working hosts; storage of all {cluster.hosts}, after "
        f"{cluster.storage_policy}, slack (which covers a rebuild) and system usage.",
    )
    yield f"{path}.demand", "The sum over its VMs, growth included."
    yield (
        f"{path}.headroom",
        "Capacity less demand, summed over its hosts: the most that may be added, in pieces small "
        "enough for the gaps of each host.",
    )
