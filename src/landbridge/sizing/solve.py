"""From an estate to its best layout, leaving out what no arrangement was found for."""

from collections.abc import Mapping
from typing import cast

from landbridge.errors import InputError
from landbridge.model.estate import Estate
from landbridge.model.sized import Resource
from landbridge.sizing.bound import demands, offer
from landbridge.sizing.choice import Chosen, choose
from landbridge.sizing.host import Generation
from landbridge.sizing.problem import Problem, pose
from landbridge.sizing.search import Found, Search

PLACELESS_AT_MOST = 8
"""How many VMs may be left out before the estate itself is called impossible."""


def solve(estate: Estate, generation: Generation = 2) -> tuple[Problem, Chosen]:
    """The problem and the best layout for it.

    Where none is found, the VM with the most data is left out, as a finding, and the rest is tried
    again. Raises InputError when even that does not help.
    """
    without: frozenset[int] = frozenset()
    while True:
        problem = pose(estate, without, generation)
        try:
            return problem, choose(Search(problem.items, problem.terms), problem.policies)
        except InputError:
            if len(without) >= PLACELESS_AT_MOST or len(problem.machines) == 1:
                raise
            largest = int(problem.machines.storage_tib.argmax())
            without |= {int(problem.machines.row[largest])}


def limiting_resource(problem: Problem, found: Found, alone: Mapping[str, int]) -> Resource:
    """The resource that needs the most hosts by itself; a tie goes to the one used most."""
    hosts, most = found.layout.hosts, max(alone.values())
    if hosts > most:
        return "placement"
    offered, demand = offer(hosts, problem.terms, found.policy), demands(problem.items)
    tied = [name for name, n in alone.items() if n == most]
    return cast(Resource, max(tied, key=lambda name: _share(name, demand, offered)))


def _share(name: str, demand: Mapping[str, float], offered: Mapping[str, float]) -> float:
    return demand[name] / max(offered[name], 1e-9) if name in demand else 0.0
