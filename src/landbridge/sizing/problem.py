"""The question that sizing answers: which items, under which terms, by which policies."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from landbridge.errors import InputError
from landbridge.model.estate import Estate, Growth
from landbridge.model.finding import Finding
from landbridge.sizing.capacity import Terms, terms
from landbridge.sizing.demand import Machines, counted, machines
from landbridge.sizing.fit import fitting, no_place, too_large
from landbridge.sizing.host import Generation
from landbridge.sizing.items import Items, items
from landbridge.sizing.packing import NEARLY
from landbridge.sizing.policy import StoragePolicy, candidates
from landbridge.sizing.rules import Group, contradictions, dropped, groups, unbound, unread
from landbridge.sizing.totals import left_out


@dataclass(frozen=True)
class Problem:
    """An estate made ready to pack; `findings` tell what had to be left out of it."""

    estate: Estate
    machines: Machines
    items: Items
    terms: Terms
    policies: tuple[StoragePolicy, ...]
    groups: tuple[Group, ...]
    findings: tuple[Finding, ...]


def pose(
    estate: Estate, without: frozenset[int] = frozenset(), generation: Generation = 2
) -> Problem:
    """The problem of this estate; InputError when there is nothing to size or no way to.

    `without` are rows of the inventory for which no place was found before.
    """
    table = counted(estate)
    given, limits, policies = _given(estate, table, generation)
    placeless = np.isin(given.row, list(without))
    fits = fitting(given, limits, policies) & ~placeless
    kept = given.chosen(fits)
    if not len(kept):
        raise InputError(
            f"none of the {len(given)} counted VMs fits a host, which has {limits.host.cores:.1f} "
            f"cores and {limits.host.memory_gib:,.0f} GiB to give",
            remedy="Look at the sizes in vInfo, and at the ceilings under `sizing`.",
        )
    fitted = table.filter(pa.array(fits))
    found = groups(estate, fitted)
    rules = carried(found, merged(kept, limits, estate.sizing.growth, found), limits, policies)
    packed = merged(kept, limits, estate.sizing.growth, rules)
    findings = (
        *too_large(estate, given.chosen(~fits & ~placeless), limits, policies),
        *no_place(estate, given.chosen(placeless)),
        *unbound(estate, fitted),
        *unread(estate, fitted),
        *dropped(found, rules),
        *contradictions(rules, packed.of_machine.tolist()),
    )
    return Problem(estate, kept, packed, limits, policies, rules, findings)


def carried(
    rules: tuple[Group, ...], packed: Items, terms: Terms, policies: tuple[StoragePolicy, ...]
) -> tuple[Group, ...]:
    """The rules without those that tie together more than one host or cluster can carry."""
    too_much = (packed.sizes > terms.whole_host + NEARLY).any(axis=1)
    too_much |= packed.storage_tib > max(map(terms.largest_store, policies))
    return tuple(
        rule
        for rule in rules
        if rule.rule == "apart" or not too_much[packed.of_machine[rule.vms[0]]]
    )


def merged(machines: Machines, terms: Terms, growth: Growth, rules: tuple[Group, ...]) -> Items:
    """The items that these rules make of the VMs."""
    return items(
        machines,
        terms.host,
        growth,
        together=[rule.vms for rule in rules if rule.rule == "together"],
        apart=[rule.vms for rule in rules if rule.rule == "apart"],
    )


def _given(
    estate: Estate, table: pa.Table, generation: Generation
) -> tuple[Machines, Terms, tuple[StoragePolicy, ...]]:
    if not len(table):
        why = ", ".join(f"{n} {reason}" for reason, n in left_out(estate.inventory.vms).items())
        raise InputError(
            f"no VM is counted, so there is nothing to size; left out: {why or 'none, none read'}",
            remedy="`incomplete` are VMs without CPUs or memory in the export; for the others look "
            "at `scope` in the estate file.",
        )
    policies = candidates(estate.sizing)
    if not policies:
        raise InputError(
            f"no cluster size is left for storage policy {estate.sizing.storage_policy}",
            remedy="Raise `sizing.hosts_per_cluster_max`, or choose another policy.",
        )
    return machines(table, estate.sizing), terms(estate, generation), policies
