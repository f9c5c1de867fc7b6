"""The things that a host carries whole: single VMs, and VMs that a rule keeps together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from landbridge.model.estate import Growth
from landbridge.sizing.demand import Floats, Ints, Machines
from landbridge.sizing.host import Host

CPU, MEMORY, VMS = 0, 1, 2
"""The columns of every array of what a host is asked for: cores, GiB of memory, number of VMs."""


@dataclass(frozen=True)
class Items:
    """Things to pack: `sizes` is (n, 3), growth in it; `of_machine` says which item a VM is in.

    `apart` are groups of items no two of which may share a host.
    """

    sizes: Floats
    storage_tib: Floats
    of_machine: Ints
    apart: tuple[tuple[int, ...], ...] = ()

    def __len__(self) -> int:
        return len(self.sizes)


def items(
    machines: Machines,
    host: Host,
    growth: Growth,
    together: Sequence[Sequence[int]] = (),
    apart: Sequence[Sequence[int]] = (),
) -> Items:
    """Pack-ready items from VMs; rules name VMs by their index in `machines`."""
    of_machine = _merged(len(machines), together)
    sizes = np.zeros((int(of_machine.max(initial=-1)) + 1, 3))
    np.add.at(sizes, of_machine, _asked(machines, host, growth))
    storage = np.zeros(len(sizes))
    np.add.at(storage, of_machine, machines.storage_tib)
    return Items(
        sizes=sizes,
        storage_tib=storage,
        of_machine=of_machine,
        apart=tuple(tuple(sorted({int(of_machine[vm]) for vm in group})) for group in apart),
    )


def _asked(machines: Machines, host: Host, growth: Growth) -> Floats:
    """Cores, memory and one VM for each; growth never lifts a VM that fits over its host."""
    factor = 1 + growth.compute_percent / 100
    cores = machines.vcpus / host.oversubscription
    memory = machines.memory_gib
    return np.column_stack(
        [
            np.maximum(cores, np.minimum(cores * factor, host.cores)),
            np.maximum(memory, np.minimum(memory * factor, host.memory_gib)),
            np.ones(len(machines)),
        ]
    )


def _merged(count: int, together: Sequence[Sequence[int]]) -> Ints:
    """The item of each VM: VMs of overlapping groups end up in one, the others alone."""
    leader = list(range(count))

    def find(vm: int) -> int:
        while leader[vm] != vm:
            leader[vm] = leader[leader[vm]]
            vm = leader[vm]
        return vm

    for group in together:
        for vm in group[1:]:
            leader[find(vm)] = find(group[0])
    roots = np.array([find(vm) for vm in range(count)] if together else leader, dtype=np.int64)
    return np.unique(roots, return_inverse=True)[1].astype(np.int64)
