"""What the count rests on, to be read and signed: figures, choices and open questions."""

from collections.abc import Callable

from landbridge.catalogue import catalogue
from landbridge.model.sized import Assumption
from landbridge.sizing.host import HOST
from landbridge.sizing.problem import Problem
from landbridge.sizing.search import Found

Maker = Callable[[Problem, Found], Assumption]


def assumptions(problem: Problem, found: Found) -> tuple[Assumption, ...]:
    """All assumptions in the order in which the count uses them."""
    return tuple(make(problem, found) for make in MAKERS)


def _figures(problem: Problem, found: Found) -> Assumption:
    estate = problem.estate
    return Assumption(
        key="figures",
        value=estate.figures,
        because="Microsoft's published host figures count"
        if estate.figures == "published"
        else "the implementation guide's host figures count, which understate the host",
        facts=tuple(f"{HOST}.{name}" for name in ("cores", "clock-ghz", "memory-gib", "raw-tb")),
    )


def _host(problem: Problem, found: Found) -> Assumption:
    host = problem.terms.host
    return Assumption(
        key="host",
        value=f"{host.cores:.1f} cores, {host.memory_gib:,.0f} GiB, {host.raw_tib:.2f} TiB raw",
        because=f"of {host.physical_cores} cores at {host.clock_ghz} GHz the hypervisor takes its "
        "typical share of cycles and memory, then the ceilings of the estate apply; raw capacity "
        "is stated in decimal TB",
        facts=("management.esxi-cpu-ghz", "management.esxi-memory-gib"),
        open_question="The hypervisor's share is published for three-host OSA clusters, not for "
        "ESA: has it been measured?",
    )


def _oversubscription(problem: Problem, found: Found) -> Assumption:
    own = problem.estate.sizing.cpu_oversubscription
    return Assumption(
        key="sizing.cpu_oversubscription",
        value=f"{problem.terms.host.oversubscription:g} vCPUs per core",
        because="set in the estate" if own else "the default of Azure Migrate's AVS assessment",
        facts=("sizing.cpu-oversubscription",),
        open_question="Does today's CPU ready time allow this ratio for production?",
    )


def _memory(problem: Problem, found: Found) -> Assumption:
    overcommit = problem.estate.sizing.memory_overcommit
    return Assumption(
        key="sizing.memory_overcommit",
        value=f"{overcommit:g}",
        because="configured memory counts whole"
        if overcommit == 1
        else "configured memory is promised more than once",
        open_question="" if overcommit <= 1 else "Who watches for ballooning and swapping?",
    )


def _ceilings(problem: Problem, found: Found) -> Assumption:
    options = problem.estate.sizing
    customary = catalogue().number("sizing.cpu-ceiling-percent")
    return Assumption(
        key="sizing.ceilings",
        value=f"CPU {options.cpu_ceiling_percent:g} %, memory {options.memory_ceiling_percent:g} %",
        because="of a working host may be promised to VMs, with its cluster's spare hosts failed",
        facts=("sizing.cpu-ceiling-percent",),
        open_question=f"Azure Migrate plans for {customary:g} % CPU: is headroom beyond the spare "
        "hosts wanted?"
        if options.cpu_ceiling_percent > customary
        else "",
    )


def _spare(problem: Problem, found: Found) -> Assumption:
    spare = problem.terms.spare_hosts
    return Assumption(
        key="sizing.spare_hosts",
        value=f"n+{spare}",
        because=f"{spare} host{'s' if spare > 1 else ''} of each cluster may fail and every VM "
        "still has a place; the service's own admission provides for one",
        facts=("admission.spare-hosts",),
    )


def _storage_basis(problem: Problem, found: Found) -> Assumption:
    in_use = problem.estate.sizing.storage_basis == "in_use"
    return Assumption(
        key="sizing.storage_basis",
        value="in use" if in_use else "provisioned",
        because="disks arrive thin, so what is written counts; where no such figure was read, the "
        "provisioned one"
        if in_use
        else "every disk counts as if it were full",
        open_question="Will disks stay thin, and who watches their growth?" if in_use else "",
    )


def _policy(problem: Problem, found: Found) -> Assumption:
    policy, chosen = found.policy, problem.estate.sizing.storage_policy
    name = f"storage-policy.{policy.name}"
    advised = "advised: the fewest hosts, then protection from two failures, then the most room"
    return Assumption(
        key="sizing.storage_policy",
        value=f"{policy.name} ({policy.best_multiplier:g} x)",
        because=f"{advised if chosen == 'advised' else 'set in the estate'}; above the SLA's size "
        f"two failures must be tolerated, so clusters have {policy.smallest} to {policy.largest} "
        "hosts",
        facts=(f"{name}.ftt", f"{name}.hosts-min", "sla.ftt2-above-hosts"),
    )


def _reduction(problem: Problem, found: Found) -> Assumption:
    compression = problem.estate.sizing.compression
    return Assumption(
        key="sizing.compression",
        value=f"{compression:g}",
        because="no saving is assumed before it is measured; ESA has no deduplication"
        if compression == 1
        else "set in the estate; ESA has no deduplication",
        open_question="" if compression == 1 else "Measured on which data?",
    )


def _slack(problem: Problem, found: Found) -> Assumption:
    return Assumption(
        key="vsan.slack",
        value=f"{100 * problem.terms.slack:g} %",
        because="of raw capacity stays free, a condition of the SLA",
        facts=("vsan.slack-percent",),
    )


def _management(problem: Problem, found: Found) -> Assumption:
    reserve = problem.terms.reserve
    return Assumption(
        key="management",
        value=f"{reserve.cores:.1f} cores, {reserve.memory_gib:.1f} GiB, "
        f"{reserve.raw_tib_per_cloud:.1f} TiB raw",
        because="reserved in the first cluster of each private cloud, over as many of its hosts as "
        "there are NSX managers",
        facts=(
            "management.reserved-cpu-ghz",
            "management.reserved-memory-gib",
            "management.first-cluster-raw-gb",
        ),
    )


def _overhead(problem: Problem, found: Found) -> Assumption:
    options, reserve = problem.estate.sizing, problem.terms.reserve
    return Assumption(
        key="sizing.esa_overhead",
        value=f"{reserve.raw_tib_per_cluster:.1f} TiB raw a cluster",
        because="what vSAN itself takes on ESA is not published; the published OSA figure stands "
        "in for it"
        if options.esa_overhead == "osa"
        else "what vSAN itself takes on ESA is not published, and none is counted",
        facts=("management.vsan-system-raw-gb",),
        open_question="Ask Microsoft for the ESA figure, or measure an empty cluster.",
    )


def _growth(problem: Problem, found: Found) -> Assumption:
    growth = problem.estate.sizing.growth
    none = growth.compute_percent == growth.storage_percent == 0
    return Assumption(
        key="sizing.growth",
        value=f"compute {growth.compute_percent:g} %, storage {growth.storage_percent:g} %",
        because="the count is for today" if none else "must still fit on the hosts counted",
        open_question="What will be added until the move ends, and in the year after?"
        if none
        else "",
    )


def _scope(problem: Problem, found: Found) -> Assumption:
    scope = problem.estate.scope
    powered_off = {"count": "counted whole", "storage": "counted for their storage only",
                   "exclude": "left out"}[scope.powered_off]  # fmt: skip
    return Assumption(
        key="scope",
        value=f"powered-off VMs {powered_off}, templates "
        f"{'counted' if scope.templates else 'left out'}",
        because="vSphere's own agents and placeholders of protected VMs never move",
        open_question="Are the powered-off VMs still needed?"
        if scope.powered_off == "count"
        else "",
    )


def _density(problem: Problem, found: Found) -> Assumption:
    own = problem.estate.sizing.vms_per_host_max
    return Assumption(
        key="sizing.vms_per_host_max",
        value=f"{problem.terms.host.vms:g}",
        because="set in the estate" if own else "vSphere's own limit; the service publishes none",
        facts=("vsphere.vms-per-host-max",),
    )


MAKERS: tuple[Maker, ...] = (
    _figures,
    _host,
    _oversubscription,
    _memory,
    _ceilings,
    _spare,
    _management,
    _storage_basis,
    _policy,
    _slack,
    _reduction,
    _overhead,
    _growth,
    _density,
    _scope,
)
