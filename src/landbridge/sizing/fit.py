"""VMs that no host or cluster can carry: findings, never packed."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from landbridge.model.estate import Estate
from landbridge.model.finding import Finding, Severity
from landbridge.model.names import Key, Names
from landbridge.sizing.capacity import Terms
from landbridge.sizing.demand import Machines
from landbridge.sizing.host import HOST, Host
from landbridge.sizing.policy import StoragePolicy

CPU_SOURCE = (f"{HOST}.threads",)
MEMORY_SOURCE = (f"{HOST}.memory-gib", "management.esxi-memory-gib")
DATA_SOURCE = (f"{HOST}.raw-tb", "vsan.slack-percent")
FIX = (
    "Make the VM smaller, split its work, or keep it where it is: leave it out under "
    "`scope.exclude` once that is decided."
)


def fitting(
    machines: Machines, terms: Terms, policies: tuple[StoragePolicy, ...]
) -> npt.NDArray[np.bool_]:
    """Whether a VM fits the largest empty host, and its data the largest cluster."""
    largest = max(map(terms.largest_store, policies))
    return np.asarray(
        (machines.vcpus <= most_vcpus(terms.host))
        & (machines.memory_gib <= terms.host.memory_gib)
        & (machines.storage_tib <= largest)
    )


def most_vcpus(host: Host) -> float:
    """The vCPUs that one VM may have: a host's threads, and what oversubscription grants."""
    return min(host.threads, host.cores * host.oversubscription)


def too_large(
    estate: Estate, machines: Machines, terms: Terms, policies: tuple[StoragePolicy, ...]
) -> tuple[Finding, ...]:
    """A blocking finding for each of these VMs, with the size that stands in its way."""
    vms = estate.inventory.vms
    names = Names(vms)
    largest = max(map(terms.largest_store, policies))
    return tuple(
        Finding(
            id="sizing.vm-fits-no-host",
            severity=Severity.BLOCKING,
            subject=names.of(*_key(vms, int(row))),
            message=" and ".join(each.says for each in over) + "; not in the count",
            fix=FIX,
            evidence=(estate.inventory.place("vms", int(row)),),
            source=tuple(fact for each in over for fact in each.source),
        )
        for n, row in enumerate(machines.row)
        if (over := _over(machines, n, terms, largest))
    )


def no_place(estate: Estate, machines: Machines) -> tuple[Finding, ...]:
    """A blocking finding for each of these VMs, beside whose data no arrangement was found."""
    vms = estate.inventory.vms
    names = Names(vms)
    return tuple(
        Finding(
            id="sizing.no-place-found",
            severity=Severity.BLOCKING,
            subject=names.of(*_key(vms, int(row))),
            message=f"no arrangement was found for its {stored:,.1f} TiB beside the other VMs, "
            "which is no proof that there is none; not in the count",
            fix=FIX,
            evidence=(estate.inventory.place("vms", int(row)),),
            source=DATA_SOURCE,
        )
        for row, stored in zip(machines.row, machines.storage_tib, strict=True)
    )


def _key(vms: pa.Table, row: int) -> Key:
    return vms["vcenter"][row].as_py(), vms["moref"][row].as_py()


class Over(NamedTuple):
    """A limit that a VM exceeds: a sentence of it, and the facts behind it."""

    says: str
    source: tuple[str, ...]


def _over(machines: Machines, n: int, terms: Terms, largest_store: float) -> tuple[Over, ...]:
    host, cluster = "fits no AV64 host", "fits no cluster, growth included"
    limits = (
        (host, machines.vcpus[n], most_vcpus(terms.host), "vCPUs", "a host", CPU_SOURCE),
        (host, machines.memory_gib[n], terms.host.memory_gib, "GiB of memory", "a host",
         MEMORY_SOURCE),
        (cluster, machines.storage_tib[n], largest_store, "TiB of data", "a cluster", DATA_SOURCE),
    )  # fmt: skip
    return tuple(
        Over(f"{fits}: {asked:,.5g} {unit} where {who} has {most:,.5g} to give", source)
        for fits, asked, most, unit, who, source in limits
        if asked > most
    )
