"""VMs that are wider than a NUMA node and still fit a host."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.catalogue import Figures, catalogue
from landbridge.checks.rows import Row, hits
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity

MIB_PER_GIB = 1024
SAID = ("vms.vcpus", "vms.memory_mib")


def _found(subject: Subject) -> Iterator[Hit]:
    rows = subject.vms
    wide = rows.filter(_wide(rows, Figures(subject.estate.figures)))
    return hits(subject, wide, _size)


def _size(row: Row) -> str:
    vcpus, memory = row["vcpus"], row["memory_mib"]
    told = [f"{vcpus} vCPUs"] if vcpus is not None else []
    return ", ".join([*told, *([f"{memory / MIB_PER_GIB:,.0f} GiB"] if memory is not None else [])])


def _wide(rows: pa.Table, figures: Figures) -> pa.Array:
    """More than one node and not, as far as is told, than the host, which sizing speaks of."""
    nodes = catalogue().number("host.av64-gen2.numa-nodes")
    cores = catalogue().number("host.av64-gen2.cores", figures)
    memory = catalogue().number("host.av64-gen2.memory-gib", figures) * MIB_PER_GIB
    over = pc.or_kleene(
        _above(rows, "vcpus", cores / nodes), _above(rows, "memory_mib", memory / nodes)
    )
    beyond = pc.or_kleene(_above(rows, "vcpus", cores), _above(rows, "memory_mib", memory))
    return pc.and_not_kleene(over, pc.fill_null(beyond, False))


def _above(rows: pa.Table, column: str, limit: float) -> pa.Array:
    return pc.greater(rows[column], limit)


WIDE = Rule(
    id="vm.wider-than-numa-node",
    severity=Severity.LOW,
    says="the VM has more vCPUs or memory than one NUMA node of a host",
    happens="part of its memory is always the far one; it runs, but slower than one that fits",
    fix="The VM's owner: make it smaller if it is idle, and keep CPU hot add off.",
    source=("host.av64-gen2.numa-nodes", "host.av64-gen2.cores", "host.av64-gen2.memory-gib"),
    needs=SAID,
    find=_found,
    undecided=unless_said(*SAID),
)
