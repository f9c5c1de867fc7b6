"""Which storage policy to take: the fewest hosts, then enough protection, then most room."""

from collections.abc import Mapping
from dataclasses import dataclass

from landbridge.errors import InputError
from landbridge.model.sized import PolicyChoice
from landbridge.sizing.bound import lower_bound
from landbridge.sizing.packing import FEW_ITEMS
from landbridge.sizing.policy import StoragePolicy
from landbridge.sizing.search import Found, Search

TOO_SMALL = "cannot be had: a VM has more data than its largest cluster stores"
NOT_FOUND = "no arrangement was found, which is no proof that there is none"


@dataclass(frozen=True)
class Chosen:
    """The best layout, the bound over all policies compared, and how each of them fared."""

    found: Found
    bound: int
    compared: tuple[PolicyChoice, ...]


def choose(search: Search, policies: tuple[StoragePolicy, ...]) -> Chosen:
    """The best of the policies; one whose bound is no better is not searched for large estates.

    The bound is the least over all policies that are not proven impossible.
    """
    data = float(search.items.storage_tib.max(initial=0))
    able = [each for each in policies if data <= search.terms.largest_store(each)]
    bounds = {each: lower_bound(search.items, search.terms, each) for each in able}
    tried = _tried(search, bounds)
    found = [each for each in tried.values() if each]
    if not found:
        raise InputError(
            "no arrangement of the counted VMs was found, which is no proof that there is none",
            remedy="Relax `sizing.placement`, or leave out the VM with the most data.",
        )
    winner = min(found, key=_merit)
    compared = tuple(_compared(each, tried, bounds, winner) for each in policies)
    return Chosen(winner, min(bounds.values()), compared)


def _tried(
    search: Search, bounds: Mapping[StoragePolicy, int]
) -> dict[StoragePolicy, Found | None]:
    tried: dict[StoragePolicy, Found | None] = {}
    for policy in sorted(bounds, key=lambda each: (bounds[each], -each.failures_to_tolerate)):
        best = min((each.layout.hosts for each in tried.values() if each), default=None)
        if best is None or len(search.items) <= FEW_ITEMS or bounds[policy] < best:
            tried[policy] = search.least(policy)
    return tried


def _merit(found: Found) -> tuple[float, ...]:
    """Fewest hosts; two failures rather than one, which no SLA exceeds; then most room."""
    protection = min(found.policy.failures_to_tolerate, 2)
    return found.layout.hosts, -protection, found.policy.best_multiplier, found.layout.clusters


def _compared(
    policy: StoragePolicy,
    tried: Mapping[StoragePolicy, Found | None],
    bounds: Mapping[StoragePolicy, int],
    winner: Found,
) -> PolicyChoice:
    sizes, found = f"clusters of {policy.smallest} to {policy.largest} hosts", tried.get(policy)
    return PolicyChoice(
        storage_policy=policy.name,
        failures_to_tolerate=policy.failures_to_tolerate,
        multiplier=policy.best_multiplier,
        hosts=found.layout.hosts if found else None,
        clusters=found.layout.clusters if found else None,
        because=f"{sizes}; {_verdict(found, bounds.get(policy), winner, policy in tried)}",
    )


def _verdict(found: Found | None, bound: int | None, winner: Found, was_tried: bool) -> str:
    best = winner.layout.hosts
    if bound is None:
        return TOO_SMALL
    if found is None:
        return NOT_FOUND if was_tried else f"needs at least {bound}, so cannot beat {best} hosts"
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
