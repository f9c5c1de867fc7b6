"""The number of hosts that no arrangement can go below, for all resources and for each alone."""

import math
from collections.abc import Mapping

import numpy as np

from landbridge.errors import InputError
from landbridge.sizing.capacity import Terms
from landbridge.sizing.items import CPU, MEMORY, VMS, Items
from landbridge.sizing.layout import cloud_count, cluster_count
from landbridge.sizing.packing import NEARLY
from landbridge.sizing.policy import StoragePolicy

MOST_HOSTS = 50_000
"""Where the count gives up: whoever asks for more has left next to nothing of each host."""


def lower_bound(items: Items, terms: Terms, policy: StoragePolicy) -> int:
    """The fewest hosts whose sum of each resource suffices, spare hosts and management taken off.

    It holds for every split in clusters and private clouds: fewer of them never leave less. An
    item of more than half a host needs a host of its own, and so does each of an apart group.
    """
    return max(bounds(items, terms, policy).values())


def bounds(items: Items, terms: Terms, policy: StoragePolicy) -> dict[str, int]:
    """The same for each resource alone, and for the smallest cluster allowed."""
    demand = demands(items)
    alone = {name: least(terms, policy, {name: amount}) for name, amount in demand.items()}
    together = least(terms, policy, demand, hosts_of_their_own(items, terms))
    binding = max(alone, key=lambda name: alone[name])
    if together > alone[binding]:
        alone["placement"] = together
    return {**alone, "minimum": policy.smallest}


def demands(items: Items) -> dict[str, float]:
    """The sum of each resource that the items ask for."""
    asked = items.sizes.sum(axis=0)
    return {
        "cpu": float(asked[CPU]),
        "memory": float(asked[MEMORY]),
        "storage": float(items.storage_tib.sum()),
        "vms": float(asked[VMS]),
    }


def least(
    terms: Terms, policy: StoragePolicy, demand: Mapping[str, float], working: int = 0
) -> int:
    """The fewest hosts with at least this much of each resource and so many working hosts."""
    for hosts in range(_start(terms, policy, demand), MOST_HOSTS):
        offered = offer(hosts, terms, policy)
        enough = all(offered[name] >= asked - NEARLY for name, asked in demand.items())
        if enough and offered["working"] >= working:
            return hosts
    raise InputError(
        f"more than {MOST_HOSTS:,} hosts would be needed: next to nothing of one is left for VMs",
        remedy="Look at the ceilings, spare hosts and cluster size under `sizing`.",
    )


def offer(hosts: int, terms: Terms, policy: StoragePolicy) -> dict[str, float]:
    """The most of each resource that so many hosts can have after failover and management."""
    clusters, clouds = cluster_count(hosts, policy), cloud_count(hosts, policy)
    working = hosts - clusters * terms.spare_hosts
    raw = hosts * terms.host.raw_tib * (1 - terms.slack)
    raw -= clusters * terms.reserve.raw_tib_per_cluster + clouds * terms.reserve.raw_tib_per_cloud
    return {
        "working": working,
        "cpu": working * terms.host.cores - clouds * terms.reserve.cores,
        "memory": working * terms.host.memory_gib - clouds * terms.reserve.memory_gib,
        "storage": max(0.0, raw) / policy.best_multiplier * terms.compression,
        "vms": working * terms.host.vms,
    }


def _start(terms: Terms, policy: StoragePolicy, demand: Mapping[str, float]) -> int:
    """A count that is surely too small: as if nothing were spare and nothing reserved."""
    storage = terms.host.raw_tib * (1 - terms.slack) * terms.compression / policy.best_multiplier
    per_host = {
        "cpu": terms.host.cores,
        "memory": terms.host.memory_gib,
        "storage": storage,
        "vms": terms.host.vms,
    }
    return max(1, *(math.floor(asked / per_host[name]) for name, asked in demand.items()))


def hosts_of_their_own(items: Items, terms: Terms) -> int:
    """The working hosts that items of more than half a host, or of one apart group, need."""
    half = terms.whole_host / 2
    large = (items.sizes > half + NEARLY).sum(axis=0).max(initial=0)
    return max(int(large), *map(len, items.apart), 0)


def utilisation(demand: Mapping[str, float], offered: Mapping[str, float]) -> float:
    """The share of the scarcest compute resource that is asked for."""
    return float(np.max([demand[name] / offered[name] for name in ("cpu", "memory", "vms")]))
