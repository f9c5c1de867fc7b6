"""What would remove a host: how far demand must fall until every VM has a place on one fewer.

A lever is tried before it is told: the demand is lowered by what the sums ask for, then a little
further while the VMs do not fit together. Where that was not enough, the sentence says so.
"""

import math
from collections.abc import Mapping
from typing import cast

import numpy as np

from landbridge.model.sized import Lever, Resource
from landbridge.sizing.bound import demands, hosts_of_their_own, offer
from landbridge.sizing.items import CPU, MEMORY, Items
from landbridge.sizing.packing import FEW_ITEMS
from landbridge.sizing.problem import Problem
from landbridge.sizing.search import Found, Search

UNITS: Mapping[str, str] = {"cpu": "cores", "memory": "GiB", "storage": "TiB", "vms": "VMs"}
FURTHER = (1.0005, 1.002, 1.005, 1.01, 1.02, 1.04, 1.08, 1.15)
"""How much beyond the sums demand is lowered, tried in turn."""


def levers(problem: Problem, found: Found) -> tuple[Lever, ...]:
    """One lever a resource that stands in the way of one host fewer; all of them are needed."""
    fewer = found.layout.hosts - 1
    if fewer < found.policy.smallest:
        return (_none("minimum", f"{found.policy.smallest} hosts are the smallest cluster that "
                      f"{found.policy.name} allows; another policy may allow fewer"),)  # fmt: skip
    demand, offered = demands(problem.items), offer(fewer, problem.terms, found.policy)
    factors = {name: asked / offered[name] for name, asked in demand.items()
               if asked > offered[name] > 0}  # fmt: skip
    if not factors:
        return (_none("placement", _obstacle(problem, fewer, offered["working"])),)
    further = _tried(problem, found, factors, fewer)
    return tuple(_lever(problem, name, factors, further, demand, fewer) for name in factors)


def _tried(
    problem: Problem, found: Found, factors: Mapping[str, float], hosts: int
) -> float | None:
    """How much further than the factors demand must fall for a place for all; None: not found."""
    if len(problem.items) > FEW_ITEMS:
        return None
    for further in FURTHER:
        lowered = _lowered(problem.items, factors, further)
        if Search(lowered, problem.terms).fits(hosts, found.policy):
            return further
    return None


def _lowered(items: Items, factors: Mapping[str, float], further: float) -> Items:
    divisor = np.ones(items.sizes.shape[1])
    divisor[CPU] = factors.get("cpu", 1 / further) * further
    divisor[MEMORY] = factors.get("memory", 1 / further) * further
    stored = items.storage_tib / (factors.get("storage", 1 / further) * further)
    return Items(items.sizes / divisor, stored, items.of_machine, items.apart)


def _lever(
    problem: Problem,
    name: str,
    factors: Mapping[str, float],
    further: float | None,
    demand: Mapping[str, float],
    hosts: int,
) -> Lever:
    factor = factors[name] * (further or 1)
    amount = math.ceil(demand[name] * (1 - 1 / factor) * 10) / 10
    sure = "do (tried)" if further else "might do (by the sums alone)"
    others = [other for other in factors if other != name]
    return Lever(
        resource=cast(Resource, name),
        amount=amount,
        unit=UNITS[name],
        message=f"{hosts:,} hosts {sure} with {amount:,.1f} {UNITS[name]} "
        f"({100 * amount / demand[name]:.1f} %) less: {_way(name, problem, factor)}"
        f"{_as_well(others)}.",
    )


def _as_well(others: list[str]) -> str:
    return f", and less {' and '.join(others)} as well" if others else ""


def _way(name: str, problem: Problem, factor: float) -> str:
    options, ratio = problem.estate.sizing, problem.terms.host.oversubscription
    ways = {
        "cpu": f"right-size vCPUs, or {_up(ratio * factor)} vCPUs per core",
        "memory": f"right-size memory, or overcommit {_up(options.memory_overcommit * factor)}",
        "storage": "clean up, keep data outside vSAN, or a compression of "
        f"{_up(options.compression * factor)}",
        "vms": "leave VMs behind",
    }
    return ways[name]


def _up(ratio: float) -> str:
    """To three decimals, never less than needed."""
    return f"{math.ceil(ratio * 1000 - 1e-6) / 1000:g}"


def _obstacle(problem: Problem, hosts: int, working: float) -> str:
    needed = hosts_of_their_own(problem.items, problem.terms)
    if working < needed:
        return (
            f"a rule that holds VMs apart, or VMs of more than half a host, need {needed} working "
            f"hosts, and {hosts:,} hosts have {working:g}"
        )
    return (
        f"{hosts:,} hosts would suffice by the sums, but no arrangement of these VMs and rules was "
        "found on them"
    )


def _none(resource: Resource, why: str) -> Lever:
    return Lever(resource=resource, amount=0, unit="", message=f"None: {why}.")
