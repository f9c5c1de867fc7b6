"""Network cards that bypass the virtual switch."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _virtual_function(rows: pa.Table) -> pa.Array:
    return pc.match_substring(rows["adapter"], "sriov", ignore_case=True)


SRIOV = Rule(
    id="vm.sriov",
    severity=Severity.HIGH,
    says="a network card of the VM is a virtual function of a physical card (SR-IOV)",
    happens="no live move takes the VM, and no page that was read says that the hosts of the "
    "service offer such cards: take it that the VM loses it",
    fix="The VM's owner: exchange the card for VMXNET3 and measure whether that is enough.",
    source=("forklift-concerns", "vsphere-vms"),
    needs=("nics.adapter",),
    find=Rows(
        "nics", _virtual_function, lambda row: f"{row['label'] or 'a card'} is {row['adapter']}"
    ),
)
