"""Network cards with IPv6 only."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.pages import READINESS
from landbridge.checks.rows import Rows, blank
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _only(rows: pa.Table) -> pa.Array:
    return pc.and_kleene(_global(rows), blank(rows, "ipv4"))


def _global(rows: pa.Table) -> pa.Array:
    """Whether there is an address, global or unique local; every card has a link-local one."""
    return pc.match_substring_regex(
        rows["ipv6"], r"(^|[,; ])([23][0-9a-f]|f[cd])[0-9a-f]{2}:", ignore_case=True
    )


IPV6_ONLY = Rule(
    id="vm.ipv6-only",
    severity=Severity.HIGH,
    says="a network card has an IPv6 address and no IPv4 address",
    happens="Azure does not carry IPv6 end to end, and Microsoft's readiness check wants IPv4:"
    " after the move nobody may reach the card from outside its segment",
    fix="The VM's owner: give it an IPv4 address beforehand.",
    source=(READINESS,),
    needs=("nics.ipv6",),
    find=Rows("nics", _only, lambda row: f"{row['ipv6']}"),
)
