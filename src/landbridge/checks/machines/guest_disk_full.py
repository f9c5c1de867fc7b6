"""File systems that are full."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.catalogue import catalogue
from landbridge.checks.rule import Rule
from landbridge.checks.tables.rows import Rows
from landbridge.model import Severity

SYSTEM = "^(/|[cC]:.*)$"
BOOT = "^/boot/?$"


def _full(rows: pa.Table) -> pa.Array:
    """Less left than there should be; a file system that is itself no larger is not meant."""
    system = pc.match_substring_regex(rows["disk"], SYSTEM)
    boot = pc.match_substring_regex(rows["disk"], BOOT)
    limit = pc.if_else(system, _least("system"), pc.if_else(boot, _least("boot"), _least("other")))
    tiny = pc.fill_null(pc.less_equal(rows["capacity_mib"], limit), False)
    return pc.and_(pc.less(rows["free_mib"], limit), pc.invert(tiny))


def _least(disk: str) -> float:
    return catalogue().number(f"guest.free-mib-min.{disk}")


GUEST_DISK_FULL = Rule(
    id="vm.guest-disk-full",
    severity=Severity.MEDIUM,
    says="a file system of the guest has almost no room left",
    happens="an update of VMware Tools, a new driver or a log at the first start may fail",
    fix="The VM's owner: make room before the move.",
    source=(
        "guest.free-mib-min.system",
        "guest.free-mib-min.boot",
        "guest.free-mib-min.other",
    ),
    needs=("partitions.free_mib", "partitions.disk"),
    find=Rows(
        "partitions", _full, lambda row: f"{row['disk']} has {row['free_mib']:,.0f} MiB left"
    ),
)
