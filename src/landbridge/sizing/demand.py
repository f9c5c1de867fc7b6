"""What the counted VMs ask for, as arrays: one item a VM, or a group of VMs that stay together."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from landbridge.model.estate import Estate, SizingOptions

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
MIB_PER_GIB = 1024
MIB_PER_TIB = 1024**2


@dataclass(frozen=True)
class Machines:
    """The VMs that are packed; all arrays are of one length, `row` points into the inventory.

    A storage-only VM has no vCPU and no memory here. `storage_tib` is what the guest will store, by
    the estate's basis and growth, before policy and slack.
    """

    row: Ints
    vcpus: Ints
    memory_gib: Floats
    storage_tib: Floats

    def __len__(self) -> int:
        return len(self.row)

    def chosen(self, which: Flags) -> "Machines":
        """Only the VMs that `which` marks."""
        return Machines(
            self.row[which], self.vcpus[which], self.memory_gib[which], self.storage_tib[which]
        )


def counted(estate: Estate) -> pa.Table:
    """The VMs in scope with a column `index`, their row in the inventory."""
    vms = estate.inventory.vms
    indexed = vms.append_column("index", pa.array(np.arange(len(vms))))
    return indexed.filter(pc.is_null(vms["left_out"]))


def machines(table: pa.Table, options: SizingOptions) -> Machines:
    """Counted VMs as arrays; intake leaves out those whose size nobody knows."""
    grown = 1 + options.growth.storage_percent / 100
    active = ~_bools(table["storage_only"])
    return Machines(
        row=table["index"].to_numpy().astype(np.int64),
        vcpus=(_numbers(table["vcpus"]) * active).astype(np.int64),
        memory_gib=_numbers(table["memory_mib"]) * active / MIB_PER_GIB,
        storage_tib=_numbers(storage_mib(table, options.storage_basis)) * grown / MIB_PER_TIB,
    )


def storage_mib(table: pa.Table, basis: str) -> pa.ChunkedArray:
    """The storage figure that counts: in use, else provisioned (or the other way), else null."""
    first, second = ("in_use_mib", "provisioned_mib")[:: 1 if basis == "in_use" else -1]
    return pc.coalesce(table[first], table[second])


def total(values: Iterable[Any]) -> float:
    """The sum of a column, unknown values left out."""
    return float(pc.sum(values).as_py() or 0)


def _numbers(column: pa.ChunkedArray) -> Floats:
    numbers: Floats = pc.fill_null(column, 0).to_numpy().astype(np.float64)
    return numbers


def _bools(column: pa.ChunkedArray) -> Flags:
    flags: Flags = pc.fill_null(column, False).to_numpy().astype(np.bool_)
    return flags
