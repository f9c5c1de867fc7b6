"""USB devices."""

from collections.abc import Iterator
from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.checks.subject import Subject
from landbridge.checks.unsaid import of_vms, unless_said
from landbridge.model import Severity
from landbridge.model.checked import Lack

CONTROLLER = r"controller|\b[xeuo]hci\b"
BARE = r"^(USB)?\s*\d*$"
"""Names of a place to plug in, which tell of no device."""


def _device(rows: pa.Table) -> pa.Array:
    """No for a controller, yes for what is connected or named; else null."""
    of = ("device", "device_type", "family")
    texts = [pc.fill_null(pc.utf8_trim_whitespace(rows[name]), "") for name in of]
    controls = reduce(pc.or_, (_like(text, CONTROLLER) for text in texts))
    named = reduce(pc.or_, (pc.invert(_like(text, BARE)) for text in texts))
    there = pc.or_(named, pc.fill_null(rows["connected"], False))
    return pc.if_else(controls, False, pc.if_else(there, True, None))


def _like(texts: pa.Array, pattern: str) -> pa.Array:
    return pc.match_substring_regex(texts, pattern, ignore_case=True)


def _undecided(subject: Subject) -> Iterator[Lack]:
    yield from unless_said("usbs")(subject)
    rows = subject.table("usbs")
    unclear = rows.filter(pc.is_null(_device(rows)))
    yield from of_vms(subject, "usbs", unclear, "what is on a USB port")


USB_DEVICE = Rule(
    id="vm.usb-device",
    severity=Severity.HIGH,
    says="a USB device is attached",
    happens="the device stays at the old site; a licence dongle that is gone stops its software",
    fix="The VM's owner: use a network USB server or another licence, and remove the device.",
    source=("forklift-concerns", "rvtools-analyzer"),
    needs=("usbs",),
    find=Rows("usbs", _device, lambda row: f"{row['device_type'] or row['device'] or 'a device'}"),
    undecided=_undecided,
)
