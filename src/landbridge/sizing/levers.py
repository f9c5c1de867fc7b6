"""What would remove a host: how far demand must fall until the bound allows one fewer."""

import math
from collections.abc import Mapping
from typing import cast

from landbridge.model.sized import ExternalStorage, Lever, Resource
from landbridge.sizing.bound import demands, offer
from landbridge.sizing.choice import choose
from landbridge.sizing.items import Items
from landbridge.sizing.problem import Problem
from landbridge.sizing.search import Found, Search

UNITS: Mapping[str, str] = {"cpu": "cores", "memory": "GiB", "storage": "TiB", "vms": "VMs"}


def levers(problem: Problem, found: Found) -> tuple[Lever, ...]:
    """One lever a resource that stands in the way of one host fewer; all of them are needed."""
    fewer = found.layout.hosts - 1
    if fewer < found.policy.smallest:
        return (_smallest(found),)
    demand, offered = demands(problem.items), offer(fewer, problem.terms, found.policy)
    over = {name: asked - offered[name] for name, asked in demand.items() if asked > offered[name]}
    if not over:
        return (_arrangement(found),)
    return tuple(
        Lever(
            resource=cast(Resource, name),
            amount=_up(amount),
            unit=UNITS[name],
            message=f"{fewer} hosts would do by the sums with {_up(amount):,.1f} {UNITS[name]} "
            f"({100 * amount / demand[name]:.1f} %) less: {_way(name, problem, demand, offered)}"
            f"{_together(name, over)}.",
        )
        for name, amount in over.items()
    )


def _up(amount: float) -> float:
    """To one decimal, never less than needed."""
    return math.ceil(amount * 10) / 10


def _together(name: str, over: Mapping[str, float]) -> str:
    others = [other for other in over if other != name]
    return f", and less {' and '.join(others)} as well" if others else ""


def _way(
    name: str, problem: Problem, demand: Mapping[str, float], offered: Mapping[str, float]
) -> str:
    options = problem.estate.sizing
    factor = demand[name] / max(offered[name], 1e-9)
    ways = {
        "cpu": f"right-size vCPUs, or {problem.terms.host.oversubscription * factor:.4g} vCPUs "
        "per core",
        "memory": f"right-size memory, or overcommit {options.memory_overcommit * factor:.4g}",
        "storage": f"clean up, keep data outside vSAN, or a compression of "
        f"{options.compression * factor:.4g}",
        "vms": "leave VMs behind",
    }
    return ways[name]


def _smallest(found: Found) -> Lever:
    return Lever(
        resource="minimum",
        amount=0,
        unit="",
        message=f"None: {found.policy.smallest} hosts are the smallest cluster that "
        f"{found.policy.name} allows.",
    )


def _arrangement(found: Found) -> Lever:
    return Lever(
        resource="placement",
        amount=0,
        unit="",
        message=f"{found.layout.hosts - 1} hosts would suffice by the sums, but no arrangement of "
        "these VMs was found on them; smaller VMs fit together more easily.",
    )


def external_storage(problem: Problem, found: Found) -> ExternalStorage | None:
    """What moving data outside vSAN saves; None when it would save no host."""
    items = problem.items
    without = Items(items.sizes, items.storage_tib * 0, items.of_machine, items.apart)
    compute = choose(Search(without, problem.terms), problem.policies).found
    saved = found.layout.hosts - compute.layout.hosts
    if saved <= 0:
        return None
    room = float(compute.arrangement.offer.storage_tib.sum())
    outside = max(0.0, float(items.storage_tib.sum()) - room)
    return ExternalStorage(
        hosts=compute.layout.hosts,
        saved_hosts=saved,
        external_tib=round(outside, 1),
        message=f"Processor and memory need {compute.layout.hosts} hosts. With {outside:,.1f} TiB "
        f"on external datastores (such as Azure NetApp Files) {saved} hosts would go; compare "
        "their price with that of the storage, and its latency with what the VMs need.",
    )
