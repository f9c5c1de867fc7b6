"""The tables of `landbridge size`, for people and for TSV."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from landbridge.model import Severity
from landbridge.model.sized import Sized, SizedCluster
from landbridge.sizing import Scenario

SHOWN = 8
TOLD = (Severity.BLOCKING, Severity.HIGH, Severity.MEDIUM)


def view(sized: Sized, compared: tuple[Scenario, ...]) -> Iterator[RenderableType]:
    """The answer, its clusters, what else was considered, and the worst findings."""
    yield f"[bold]{sized.hosts:,} hosts[/] ({sized.cores:,} cores) for {vms(sized)}"
    yield escape(sized.reasons["hosts"])
    yield f"Lower bound {sized.lower_bound_hosts}, gap {sized.gap_hosts}. {_figures(sized)}"
    yield _clusters(sized)
    yield _policies(sized)
    if compared:
        yield _scenarios(compared)
    for lever in sized.levers:
        yield f"One host fewer: {escape(lever.message)}"
    yield from _findings(sized)


def rows(sized: Sized, compared: tuple[Scenario, ...]) -> Sequence[Sequence[object]]:
    """A row a scenario where some were asked for, else a row a cluster."""
    if compared:
        return [(s.name, s.hosts, s.clusters, s.cores, s.difference) for s in compared]
    return [(c.name, c.sku, c.hosts, c.limiting_resource, c.storage_policy, c.vms)
            for c in sized.clusters]  # fmt: skip


def vms(sized: Sized) -> str:
    """The counted VMs that have a place, and how many fit no host."""
    counted = sized.inventory.counted
    if sized.placed == counted:
        return f"{counted:,} VM{'s' * (counted != 1)}"
    homeless = counted - sized.placed
    return f"{sized.placed:,} of {counted:,} VMs; {homeless:,} fit{'s' * (homeless == 1)} no host"


def _figures(sized: Sized) -> str:
    published, guide = (sized.hosts_by_figures[name] or "no" for name in ("published", "guide"))
    return f"Published figures give {published} hosts, the guide's {guide}."


def _clusters(sized: Sized) -> Table:
    headings = ("Cluster", "Hosts", "VMs", "Policy", "Decided by", "CPU", "Memory", "Storage")
    table = _table("Clusters (use of what may be promised)", headings)
    for cluster in sized.clusters:
        table.add_row(*map(escape, _cluster(cluster)))
    return table


def _cluster(cluster: SizedCluster) -> tuple[str, ...]:
    used = (
        (cluster.demand.cpu_cores, cluster.capacity.cpu_cores),
        (cluster.demand.memory_gib, cluster.capacity.memory_gib),
        (cluster.demand.storage_tib, cluster.capacity.storage_tib),
    )
    return (
        cluster.name,
        f"{cluster.hosts} (n+{cluster.spare_hosts})",
        f"{cluster.vms:,}",
        cluster.storage_policy,
        cluster.limiting_resource,
        *(f"{100 * demand / capacity:.0f} %" if capacity else "-" for demand, capacity in used),
    )


def _policies(sized: Sized) -> Table:
    table = _table("Storage policies compared", ("Policy", "FTT", "Multiplier", "Hosts", "Because"))
    for each in sized.policies:
        hosts = "-" if each.hosts is None else f"{each.hosts:,}"
        table.add_row(each.storage_policy, str(each.failures_to_tolerate),
                      f"{each.multiplier:g}", hosts, each.because)  # fmt: skip
    return table


def _scenarios(compared: tuple[Scenario, ...]) -> Table:
    table = _table("What if", ("Change", "Hosts", "Difference", "Decided by", "Policy"))
    for each in compared:
        if each.hosts is None:
            table.add_row(escape(each.name), "-", "-", "-", escape(each.because))
        else:
            difference = "" if each.difference is None else f"{each.difference:+d}"
            table.add_row(escape(each.name), f"{each.hosts:,}", difference,
                          each.limiting_resource, each.storage_policy)  # fmt: skip
    return table


def _findings(sized: Sized) -> Iterator[RenderableType]:
    """The worst as sentences; what is mild is only counted."""
    worst = sorted(sized.findings, key=lambda finding: finding.severity.rank)
    shown = [each for each in worst if each.severity in TOLD][:SHOWN]
    for each in shown:
        yield Text.assemble((each.severity.value, "bold"), f" {each.subject}: {each.message}")
    if len(worst) > len(shown):
        yield f"{len(worst) - len(shown)} milder findings with -o json"


def _table(title: str, headings: Sequence[str]) -> Table:
    return Table(*headings, title=title, title_justify="left")
