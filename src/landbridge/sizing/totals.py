"""Sums over the inventory: what was read, what counts, and why the rest does not."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.model.estate import Estate
from landbridge.model.sized import Sums, Totals
from landbridge.sizing.demand import counted, total


def totals(estate: Estate) -> Totals:
    """The totals of an estate; a storage-only VM adds nothing to vCPUs and memory."""
    vms, table = estate.inventory.vms, counted(estate)
    machines = vms.filter(pc.invert(pc.fill_null(vms["template"], False)))
    active = table.filter(pc.invert(pc.fill_null(table["storage_only"], False)))
    return Totals(
        vms=len(vms),
        counted=len(table),
        templates=int(total(pc.fill_null(vms["template"], False).cast(pa.int64()))),
        powered_off=int(total(pc.equal(vms["power"], "poweredOff").cast(pa.int64()))),
        left_out=left_out(vms),
        vcpus=int(total(active["vcpus"])),
        memory_mib=round(total(active["memory_mib"])),
        provisioned_mib=round(total(table["provisioned_mib"])),
        in_use_mib=round(total(table["in_use_mib"])),
        in_use_unknown=table["in_use_mib"].null_count,
        powered_on=sums(machines.filter(pc.equal(machines["power"], "poweredOn"))),
        all_but_templates=sums(machines),
    )


def sums(vms: pa.Table) -> Sums:
    """What these VMs are given together; unknown figures add nothing."""
    return Sums(
        vms=len(vms),
        vcpus=int(total(vms["vcpus"])),
        memory_mib=round(total(vms["memory_mib"])),
        provisioned_mib=round(total(vms["provisioned_mib"])),
        in_use_mib=round(total(vms["in_use_mib"])),
    )


def left_out(vms: pa.Table) -> dict[str, int]:
    """How many VMs the scope leaves out, by its reason."""
    counts = pc.value_counts(vms["left_out"].drop_null()).to_pylist()
    return dict(sorted((each["values"], each["counts"]) for each in counts))
