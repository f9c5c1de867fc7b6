"""Traces of PCI passthrough."""

from collections.abc import Iterator

import pyarrow as pa

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.checks.subject import Subject
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity
from landbridge.model.checked import Lack

SETTING = "vms.fixed_passthrough"


def _set(rows: pa.Table) -> pa.Array:
    """What the setting shows. It lets a device be plugged while the VM runs, and few need it.

    Off, it is no trace of a device, though there may be one: no export ever shows that, which
    `_undecided` says once.
    """
    return rows["fixed_passthrough"]


def _undecided(subject: Subject) -> Iterator[Lack]:
    yield from unless_said(SETTING)(subject)
    if subject.vms.num_rows:
        why = "RVTools shows no PCI device: a VM without the setting may have one all the same"
        yield Lack(part=SETTING, why=why, number=subject.vms.num_rows)


PASSTHROUGH = Rule(
    id="vm.passthrough",
    severity=Severity.MEDIUM,
    says="the VM is set up for a PCI device of its host (RVTools shows the setting, not the "
    "device)",
    happens="a device of the old host stays there, and no page that was read says that the hosts of"
    " the service offer one to pass through: take it that what depends on it stops working",
    fix="The VM's owner: say what the device does, and find a replacement or another place "
    "for the VM.",
    source=("forklift-concerns", "hcx.vmotion.doubted-by"),
    needs=(SETTING,),
    find=Rows("vms", _set),
    undecided=_undecided,
)
