"""The AV64 hosts of Generation 1 for the same VMs: less vSAN, and no management on them."""

from landbridge.model.estate import Estate
from landbridge.model.sized import SizedCluster
from landbridge.sizing.outcome import outcome
from landbridge.sizing.solve import solve


def behind_base(estate: Estate) -> tuple[int, tuple[SizedCluster, ...]]:
    """How many VMs find a place, and the clusters that are added behind a base cluster for them.

    Raises InputError where no arrangement is found.
    """
    problem, chosen = solve(estate, generation=1)
    return len(problem.machines), outcome(problem, chosen.found)
