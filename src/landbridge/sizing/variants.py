"""The same question under other figures: the guide's, and both ends of what is unpublished."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from landbridge.errors import InputError
from landbridge.model.estate import Estate
from landbridge.sizing.problem import Problem
from landbridge.sizing.solve import solve

FIGURES = ("published", "guide")
OVERHEADS = ("none", "osa")


@dataclass(frozen=True)
class Variants:
    """Hosts under each of the figures and overheads, and a sentence for each."""

    by_figures: Mapping[str, int | None]
    figure_reasons: Mapping[str, str]
    if_overhead: Mapping[str, int | None]
    overhead_reasons: Mapping[str, str]


def variants(problem: Problem, hosts: int) -> Variants:
    """Both dictionaries; the one in force is `hosts`, the others are worked out."""
    estate = problem.estate
    figures = _each(problem, hosts, FIGURES, estate.figures, _with_figures)
    overheads = _each(problem, hosts, OVERHEADS, estate.sizing.esa_overhead, _with_overhead)
    return Variants(
        by_figures={name: count for name, (count, _) in figures.items()},
        figure_reasons={name: sentence for name, (_, sentence) in figures.items()},
        if_overhead={name: count for name, (count, _) in overheads.items()},
        overhead_reasons={name: sentence for name, (_, sentence) in overheads.items()},
    )


def _each(
    problem: Problem,
    hosts: int,
    names: tuple[str, ...],
    in_force: str,
    changed: Callable[[Estate, str], Estate],
) -> dict[str, tuple[int | None, str]]:
    return {
        name: (hosts, _sentence(problem, problem, hosts))
        if name == in_force
        else _other(problem, changed(problem.estate, name))
        for name in names
    }


def _other(own: Problem, estate: Estate) -> tuple[int | None, str]:
    try:
        other, chosen = solve(estate)
    except InputError as error:
        return None, f"There is no count: {error.problem}."
    count = chosen.found.layout.hosts
    return count, _sentence(other, own, count)


def _sentence(other: Problem, own: Problem, count: int) -> str:
    host, reserve = other.terms.host, other.terms.reserve
    lost = len(set(own.machines.row.tolist()) - set(other.machines.row.tolist()))
    without = f" {lost:,} VMs are not in it, which fit no such host or cluster." if lost else ""
    return (
        f"{count:,} hosts of {host.physical_cores} cores at {host.clock_ghz:g} GHz, "
        f"{host.memory_gib:,.0f} GiB for VMs and {host.raw_tib:.2f} TiB raw, with "
        f"{reserve.raw_tib_per_cluster:.1f} TiB of vSAN's own in each cluster.{without}"
    )


def _with_figures(estate: Estate, name: str) -> Estate:
    return estate.model_copy(update={"figures": name})


def _with_overhead(estate: Estate, name: str) -> Estate:
    options: Mapping[str, Any] = {"esa_overhead": name}
    return estate.model_copy(update={"sizing": estate.sizing.model_copy(update=options)})
