"""Guests out of support."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Row, Rows
from landbridge.checks.rule import Rule
from landbridge.checks.subject import Subject
from landbridge.checks.texts import texts
from landbridge.checks.unsaid import of_vms, unless_said
from landbridge.model import Severity
from landbridge.model.checked import Lack

CONFIGURED = "vms.os_configured"
NO_VERSION = r"(?i)\(?(32|64)[- ]bit\)?|x86[_-]64|x64|i[3-6]86"
"""Figures of the processor in a system's name."""


def _unsupported(rows: pa.Table) -> pa.Array:
    """Null where the name bears no version: `Ubuntu Linux (64-bit)` may be of any age."""
    guest = _system(rows)
    old = pc.match_substring_regex(guest, "|".join(texts("guest.out-of-support")), ignore_case=True)
    rest = pc.replace_substring_regex(guest, NO_VERSION, "")
    dated = pc.match_substring_regex(rest, "[0-9]")
    told = pc.and_not(dated, pc.starts_with(guest, "Other"))
    return pc.if_else(pc.or_(old, told), old, None)


def _system(rows: pa.Table) -> pa.Array:
    """What Tools report; what is configured where they report nothing or no product."""
    vague = pc.starts_with(rows["os_tools"], "Other")
    return pc.coalesce(pc.if_else(vague, None, rows["os_tools"]), rows["os_configured"])


def _undecided(subject: Subject) -> Iterator[Lack]:
    yield from (each for each in unless_said(CONFIGURED)(subject) if each.whole)
    vms = subject.vms
    yield from of_vms(subject, CONFIGURED, _nameless(subject), "the guest's system")
    untold = vms.filter(pc.and_(pc.is_valid(_system(vms)), pc.is_null(_unsupported(vms))))
    yield from of_vms(subject, CONFIGURED, untold, "the version of the guest's system")


def _nameless(subject: Subject) -> pa.Table:
    """The VMs of which neither tells, in vCenters of whose other VMs one does."""
    vms, silent = subject.vms, {of for each in subject.lacking(CONFIGURED) if each.whole
                                for of in each.vcenters or subject.vcenters}  # fmt: skip
    told = pc.invert(pc.is_in(vms["vcenter"], pa.array(sorted(silent), pa.string())))
    return vms.filter(pc.and_(told, pc.is_null(_system(vms))))


def _guest(row: Row) -> str:
    reported = row["os_tools"] or "Other"
    vague = reported.startswith("Other")
    return f"{row['os_configured'] if vague else reported}"


UNSUPPORTED_GUEST = Rule(
    id="vm.guest-out-of-support",
    severity=Severity.MEDIUM,
    says="the guest's maker no longer supports its system",
    happens="it moves as it is, but nobody mends what fails on the new hosts, and it stays "
    "without patches",
    fix="The VM's owner: renew or retire it, or take the risk in writing.",
    source=("guest.out-of-support",),
    needs=(CONFIGURED, "vms.os_tools"),
    find=Rows("vms", _unsupported, _guest),
    undecided=_undecided,
)
