"""VMs that no host or cluster can carry: findings, never packed."""

import numpy as np
import numpy.typing as npt

from landbridge.model.estate import Estate
from landbridge.model.finding import Finding, Severity
from landbridge.sizing.capacity import Terms
from landbridge.sizing.demand import Machines
from landbridge.sizing.host import HOST
from landbridge.sizing.policy import StoragePolicy

SOURCE = (f"{HOST}.threads", f"{HOST}.memory-gib", "management.esxi-memory-gib")
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
        (machines.vcpus <= most_vcpus(terms))
        & (machines.memory_gib <= terms.host.memory_gib)
        & (machines.storage_tib <= largest)
    )


def most_vcpus(terms: Terms) -> float:
    """The vCPUs that one VM may have: a host's threads, and what oversubscription grants."""
    return min(terms.host.threads, terms.host.cores * terms.host.oversubscription)


def too_large(
    estate: Estate, machines: Machines, terms: Terms, policies: tuple[StoragePolicy, ...]
) -> tuple[Finding, ...]:
    """A blocking finding for each of these VMs, with the size that stands in its way."""
    names = estate.inventory.vms["name"]
    return tuple(
        Finding(
            id="sizing.vm-fits-no-host",
            severity=Severity.BLOCKING,
            subject=names[int(row)].as_py() or "(no name)",
            message=f"fits no AV64 host: {_why(machines, n, terms, policies)}; not in the count",
            fix=FIX,
            evidence=(estate.inventory.place("vms", int(row)),),
            source=SOURCE,
        )
        for n, row in enumerate(machines.row)
    )


def _why(machines: Machines, n: int, terms: Terms, policies: tuple[StoragePolicy, ...]) -> str:
    stored = max(map(terms.largest_store, policies))
    limits = (
        (machines.vcpus[n], most_vcpus(terms), "vCPUs", "a host"),
        (machines.memory_gib[n], terms.host.memory_gib, "GiB of memory", "a host"),
        (machines.storage_tib[n], stored, "TiB of data", "a cluster"),
    )
    return " and ".join(
        f"{asked:,.10g} {unit} where {who} has {most:,.10g} to give"
        for asked, most, unit, who in limits
        if asked > most
    )
