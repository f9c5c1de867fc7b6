"""Addresses that move between VMs."""

import pyarrow as pa

from landbridge.checks.rule import Rule
from landbridge.checks.tables.rows import Rows, heard, spoken
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity

SAID = ("vms.name", "vms.annotation")
TEXTS = ("name", "annotation")
WORDS = "vrrp|carp|hsrp|keepalived|vips?|virtual ip|virtual address|floating ip"


def _passed(rows: pa.Table) -> pa.Array:
    return spoken(rows, TEXTS, WORDS)


MOVING_ADDRESS = Rule(
    id="vm.moving-address",
    severity=Severity.MEDIUM,
    says="its name or annotation speaks of an address that VMs pass between them (VRRP, CARP, "
    "HSRP, keepalived, a VIP)",
    happens="the VMs that share the address must stay on one layer 2: during the move two of them "
    "may own it, and NSX may drop its MAC",
    fix="The network engineer: move them in one window, and allow the address in the segment "
    "profiles.",
    source=("nsx-segment-profiles",),
    needs=SAID,
    find=Rows("vms", _passed, heard(TEXTS, WORDS)),
    undecided=unless_said(*SAID),
)
