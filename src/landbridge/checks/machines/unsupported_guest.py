"""Guests out of support."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Row, Rows
from landbridge.checks.rule import Rule
from landbridge.checks.texts import texts
from landbridge.model import Severity


def _unsupported(rows: pa.Table) -> pa.Array:
    """By what Tools report; by the configuration where they report nothing or no product."""
    vague = pc.starts_with(rows["os_tools"], "Other")
    reported = pc.if_else(vague, None, rows["os_tools"])
    guest = pc.coalesce(reported, rows["os_configured"])
    old = "|".join(texts("guest.out-of-support"))
    return pc.match_substring_regex(guest, old, ignore_case=True)


def _guest(row: Row) -> str:
    reported = row["os_tools"] or "Other"
    vague = reported.startswith("Other")
    return f"{row['os_configured'] if vague else reported}"


UNSUPPORTED_GUEST_ROWS = Rows("vms", _unsupported, _guest)

UNSUPPORTED_GUEST = Rule(
    id="vm.guest-out-of-support",
    severity=Severity.MEDIUM,
    says="the guest's maker no longer supports its system",
    happens="it moves as it is, but nobody mends what fails on the new hosts, and it stays "
    "without patches",
    fix="The VM's owner: renew or retire it, or take the risk in writing.",
    source=("guest.out-of-support",),
    needs=("vms.os_configured",),
    find=UNSUPPORTED_GUEST_ROWS,
)
