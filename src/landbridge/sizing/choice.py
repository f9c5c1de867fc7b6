"""Which storage policy to take: the fewest hosts, then enough protection, then most room."""

from dataclasses import dataclass

from landbridge.errors import InputError
from landbridge.model.sized import PolicyChoice
from landbridge.sizing.bound import lower_bound
from landbridge.sizing.packing import FEW_ITEMS
from landbridge.sizing.policy import StoragePolicy
from landbridge.sizing.search import Found, Search

IMPOSSIBLE = "cannot be had: a VM has more data than such a cluster stores, or rules forbid it"


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
    tried: set[StoragePolicy] = set()
    for policy in sorted(policies, key=lambda each: (bounds[each], -each.failures_to_tolerate)):
        best = min((each.layout.hosts for each in found.values()), default=None)
        is_large = len(search.items) > FEW_ITEMS
        if best is None or not is_large or bounds[policy] < best:
            tried.add(policy)
            if least := search.least(policy):
                found[policy] = least
    if not found:
        raise InputError(
            "no arrangement of the counted VMs was found under any storage policy",
            remedy="Relax the rules under `sizing.placement`, or the limits under `sizing`.",
        )
    winner = min(found.values(), key=_merit)
    compared = tuple(
        _compared(each, found.get(each), bounds[each], winner, each in tried) for each in policies
    )
    possible = [bound for each, bound in bounds.items() if each in found or each not in tried]
    return Chosen(winner, min(possible), compared)


def _merit(found: Found) -> tuple[float, ...]:
    """Fewest hosts; two failures rather than one, which no SLA exceeds; then most room."""
    protection = min(found.policy.failures_to_tolerate, 2)
    return found.layout.hosts, -protection, found.policy.best_multiplier, found.layout.clusters


def _compared(
    policy: StoragePolicy, found: Found | None, bound: int, winner: Found, was_tried: bool
) -> PolicyChoice:
    sizes = f"clusters of {policy.smallest} to {policy.largest} hosts"
    return PolicyChoice(
        storage_policy=policy.name,
        failures_to_tolerate=policy.failures_to_tolerate,
        multiplier=policy.best_multiplier,
        hosts=found.layout.hosts if found else None,
        clusters=found.layout.clusters if found else None,
        because=f"{sizes}; {_verdict(found, bound, winner, was_tried)}",
    )


def _verdict(found: Found | None, bound: int, winner: Found, was_tried: bool) -> str:
    best = winner.layout.hosts
    if found is None:
        return IMPOSSIBLE if was_tried else f"needs at least {bound}, so cannot beat {best} hosts"
    if found is winner:
        return f"taken: {best} hosts, bound {bound}"
    if found.layout.hosts > best:
        return f"{found.layout.hosts - best} hosts more than the one taken"
    return f"the same hosts {_lacking(found, winner)}"


def _lacking(found: Found, winner: Found) -> str:
    """What the winner has and this one, with as many hosts, has not."""
    if found.policy.failures_to_tolerate < winner.policy.failures_to_tolerate:
        return "with less protection"
    if found.policy.best_multiplier > winner.policy.best_multiplier:
        return "with less room for data"
    return "in no fewer clusters"
