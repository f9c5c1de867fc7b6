"""Which storage policy to take: the fewest hosts, then more protection, then fewer clusters."""

from dataclasses import dataclass

from landbridge.model.sized import PolicyChoice
from landbridge.sizing.bound import lower_bound
from landbridge.sizing.packing import FEW_ITEMS
from landbridge.sizing.policy import StoragePolicy
from landbridge.sizing.search import Found, Search


@dataclass(frozen=True)
class Chosen:
    """The best layout, the bound over all policies compared, and how each of them fared."""

    found: Found
    bound: int
    compared: tuple[PolicyChoice, ...]


def choose(search: Search, policies: tuple[StoragePolicy, ...]) -> Chosen:
    """The best of the policies; one whose bound is no better is not searched for large estates."""
    bounds = {each: lower_bound(search.items, search.terms, each) for each in policies}
    found: dict[StoragePolicy, Found] = {}
    for policy in sorted(policies, key=lambda each: (bounds[each], -each.failures_to_tolerate)):
        best = min((each.layout.hosts for each in found.values()), default=None)
        is_large = len(search.items) > FEW_ITEMS
        if best is None or not is_large or bounds[policy] < best:
            found[policy] = search.least(policy)
    winner = min(found.values(), key=_merit)
    compared = tuple(_compared(each, found.get(each), bounds[each], winner) for each in policies)
    return Chosen(winner, min(bounds.values()), compared)


def fewest(search: Search, policies: tuple[StoragePolicy, ...]) -> int:
    """Only the number of hosts of the best policy."""
    return choose(search, policies).found.layout.hosts


def _merit(found: Found) -> tuple[int, int, int]:
    return found.layout.hosts, -found.policy.failures_to_tolerate, found.layout.clusters


def _compared(
    policy: StoragePolicy, found: Found | None, bound: int, winner: Found
) -> PolicyChoice:
    sizes = f"clusters of {policy.smallest} to {policy.largest} hosts"
    return PolicyChoice(
        storage_policy=policy.name,
        failures_to_tolerate=policy.failures_to_tolerate,
        multiplier=policy.best_multiplier,
        hosts=found.layout.hosts if found else None,
        clusters=found.layout.clusters if found else None,
        because=f"{sizes}; {_verdict(found, bound, winner)}",
    )


def _verdict(found: Found | None, bound: int, winner: Found) -> str:
    best = winner.layout.hosts
    if found is None:
        return f"needs at least {bound} hosts, so cannot beat {best}: not searched"
    if found is winner:
        return f"taken: {best} hosts, bound {bound}"
    if found.layout.hosts > best:
        return f"{found.layout.hosts - best} hosts more than the one taken"
    if found.policy.failures_to_tolerate < winner.policy.failures_to_tolerate:
        return "the same hosts with less protection"
    return "the same hosts in no fewer clusters"
