"""The answer: one sentence, the numbers behind it, and the worst that was found."""

from typing import NamedTuple

from landbridge.model.plan import Report
from landbridge.model.sized import Sized
from landbridge.render.concern import concerns
from landbridge.render.numbers import count, many, of, one
from landbridge.render.report.chapter import Chapter, fill
from landbridge.render.report.reason import Reason, Reasons
from landbridge.render.report.words import DECIDES, FIGURES, OVERHEAD, RESOURCE, SAYS

WORST = 3


class Tile(NamedTuple):
    """One number of the summary; `paths` lead to its reasons."""

    label: str
    number: str
    note: str
    paths: tuple[str, ...]


class Variant(NamedTuple):
    """The host count under another assumption."""

    label: str
    hosts: int | None
    in_force: bool
    difference: int | None
    reasons: tuple[Reason, ...]


def summary(report: Report) -> Chapter:
    """The chapter that somebody reads who reads no other."""
    plan, reasons = report.plan, Reasons(report)
    html = fill(
        "summary",
        answer=answer(plan.sized),
        tiles=[(tile, reasons.of(*tile.paths)) for tile in tiles(plan.sized)],
        figures=_by_figures(report, reasons),
        overhead=_if_overhead(report, reasons),
        worst=concerns(plan.findings)[:WORST],
        findings=len(plan.findings),
        reasons=reasons,
    )
    return Chapter("summary", "Summary", html)


def answer(sized: Sized) -> str:
    """The whole plan in two sentences."""
    vms = f"{_placed(sized)}{many(sized.inventory.counted, 'VM needs', 'VMs need')}"
    hosts = many(sized.hosts, f"{_skus(sized)} host".strip())
    where = (
        f"{many(len(sized.clusters), 'cluster')} of {many(sized.private_clouds, 'private cloud')}"
    )
    said = (DECIDES[sized.limiting_resource], _homeless(sized))
    return f"{vms} {hosts} in {where}. {'. '.join(filter(None, said))}. {_bound(sized)}"


def _placed(sized: Sized) -> str:
    return "" if sized.placed == sized.inventory.counted else f"{count(sized.placed)} of "


def _homeless(sized: Sized) -> str:
    """How many counted VMs are not among those on hosts."""
    homeless = sized.inventory.counted - sized.placed
    return many(homeless, "counted VM fits no host", "counted VMs fit no host") if homeless else ""


def _of_read(sized: Sized) -> str:
    read = f"of {count(sized.inventory.vms)} read"
    return "; ".join(filter(None, (read, _homeless(sized))))


def _skus(sized: Sized) -> str:
    return " and ".join(sorted({cluster.sku.upper() for cluster in sized.clusters}))


def _sizes(sized: Sized) -> str:
    sizes = sorted(cluster.hosts for cluster in sized.clusters)
    if not sizes:
        return ""
    if sizes[0] == sizes[-1]:
        return f"of {many(sizes[0], 'host')}"
    return f"of {sizes[0]} to {sizes[-1]} hosts"


def _bound(sized: Sized) -> str:
    if sized.gap_hosts == 0:
        return "No arrangement could do with fewer."
    return f"No arrangement could do with fewer than {count(sized.lower_bound_hosts)}."


def tiles(sized: Sized) -> tuple[Tile, ...]:
    """The numbers of the summary in their order."""
    found = sized.inventory
    gap = "met exactly" if sized.gap_hosts == 0 else f"the plan is {count(sized.gap_hosts)} above"
    return (
        Tile("Hosts", count(sized.hosts), _skus(sized), ("hosts",)),
        Tile("Clusters", count(len(sized.clusters)), _sizes(sized), ("clusters",)),
        Tile("Private clouds", count(sized.private_clouds), "Generation 2", ("private_clouds",)),
        Tile("Licensed cores", count(sized.cores), "physical cores of all hosts", ("cores",)),
        Tile("VMs counted", count(found.counted), _of_read(sized),
             ("inventory.counted", "inventory.vms")),
        Tile("VMs per host", one(sized.density), "on average", ("density",)),
        Tile("Decided by", RESOURCE[sized.limiting_resource],
             SAYS[sized.limiting_resource], ("limiting_resource",)),
        Tile("Lower bound", of(count(sized.lower_bound_hosts), "hosts"), gap,
             ("lower_bound_hosts", "gap_hosts")),
    )  # fmt: skip


def shown_paths(sized: Sized) -> tuple[str, ...]:
    """The paths of all numbers here, so that a plan can be checked to give each its reason."""
    return (
        *(path for tile in tiles(sized) for path in tile.paths),
        *(f"hosts_by_figures.{key}" for key in sized.hosts_by_figures),
        *(f"hosts_if_overhead.{key}" for key in sized.hosts_if_overhead),
    )


def _by_figures(report: Report, reasons: Reasons) -> list[Variant]:
    sized = report.plan.sized
    return [
        _variant(sized, FIGURES.get(key, key), hosts, key == sized.figures,
                 reasons.of(f"hosts_by_figures.{key}"))
        for key, hosts in sized.hosts_by_figures.items()
    ]  # fmt: skip


def _if_overhead(report: Report, reasons: Reasons) -> list[Variant]:
    sized, counted = report.plan.sized, report.plan.estate.sizing.esa_overhead
    return [
        _variant(sized, OVERHEAD.get(key, key), hosts, key == counted,
                 reasons.of(f"hosts_if_overhead.{key}"))
        for key, hosts in sized.hosts_if_overhead.items()
    ]  # fmt: skip


def _variant(
    sized: Sized, label: str, hosts: int | None, in_force: bool, reasons: tuple[Reason, ...]
) -> Variant:
    return Variant(label, hosts, in_force, None if hosts is None else hosts - sized.hosts, reasons)
