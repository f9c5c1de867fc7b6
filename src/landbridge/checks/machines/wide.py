"""VMs that are wider than a NUMA node and still fit a host."""

from collections.abc import Iterator
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.catalogue import Figures, catalogue
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.checks.tables.rows import Row, hits
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity
from landbridge.model.estate import Estate
from landbridge.sizing.fit import most_vcpus
from landbridge.sizing.host import host

MIB_PER_GIB = 1024
SAID = ("vms.vcpus", "vms.memory_mib")


def _found(subject: Subject) -> Iterator[Hit]:
    rows = subject.vms
    cores = catalogue().number("host.av64-gen2.cores", Figures(subject.estate.figures))
    return hits(subject, rows.filter(_wide(rows, subject.estate)), partial(_size, cores=cores))


def _size(row: Row, cores: float) -> str:
    vcpus, memory = row["vcpus"], row["memory_mib"]
    told = [] if vcpus is None else [f"{vcpus} vCPUs"]
    told += [] if memory is None else [f"{memory / MIB_PER_GIB:,.0f} GiB"]
    shared = vcpus is not None and vcpus > cores
    more = f"; of the {cores:.0f} cores of a host some run two of its vCPUs" if shared else ""
    return ", ".join(told) + more


def _wide(rows: pa.Table, estate: Estate) -> pa.Array:
    """More than one node and not, as far as is told, than sizing grants: it tells that."""
    facts, figures, granted = catalogue(), Figures(estate.figures), host(estate)
    nodes = facts.number("host.av64-gen2.numa-nodes")
    cores = facts.number("host.av64-gen2.cores", figures) / nodes
    memory = facts.number("host.av64-gen2.memory-gib", figures) / nodes
    over = _either(rows, cores, memory)
    beyond = _either(rows, most_vcpus(granted), granted.memory_gib)
    return pc.and_not_kleene(over, pc.fill_null(beyond, False))


def _either(rows: pa.Table, vcpus: float, memory_gib: float) -> pa.Array:
    """Whether a VM has more vCPUs or more memory."""
    return pc.or_kleene(
        pc.greater(rows["vcpus"], vcpus), pc.greater(rows["memory_mib"], memory_gib * MIB_PER_GIB)
    )


WIDE = Rule(
    id="vm.wider-than-numa-node",
    severity=Severity.LOW,
    says="the VM has more vCPUs or memory than one NUMA node of a host",
    happens="part of its memory is always the far one; it runs, but slower than one that fits, and "
    "slower still with more vCPUs than a host has cores",
    fix="The VM's owner: make it smaller if it is idle, and keep CPU hot add off.",
    source=(
        "host.av64-gen2.numa-nodes",
        "host.av64-gen2.cores",
        "host.av64-gen2.threads",
        "host.av64-gen2.memory-gib",
    ),
    needs=SAID,
    find=_found,
    undecided=unless_said(*SAID),
)
