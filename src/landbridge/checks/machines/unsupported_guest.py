"""Guests out of support."""

from collections.abc import Callable, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.guests import over, support, versioned
from landbridge.checks.rows import Row, hits
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.some import several
from landbridge.checks.subject import Subject
from landbridge.checks.unsaid import number, of_vms, unless_said, whom
from landbridge.model import Severity
from landbridge.model.checked import Lack

CONFIGURED = "vms.os_configured"
TODAY = "today"


def _found(subject: Subject) -> Iterator[Hit]:
    vms = subject.vms
    return hits(subject, vms.filter(_over(subject, vms)), lambda row: _until(_called(row)))


def _over(subject: Subject, vms: pa.Table) -> pa.Array:
    """Null where nobody tells, which is of every system while the day is not known."""
    today = subject.today
    return _each(_system(vms), lambda system: over(system, today) if today else None)


def _each(systems: pa.Array, told: Callable[[str], bool | None]) -> pa.Array:
    """An answer for each row, asked once of each system."""
    whole = systems.combine_chunks() if isinstance(systems, pa.ChunkedArray) else systems
    coded = whole.dictionary_encode()
    answers = [told(system) for system in coded.dictionary.to_pylist()]
    return pa.array(answers, pa.bool_()).take(coded.indices)


def _system(rows: pa.Table) -> pa.Array:
    """What Tools report; what is configured where they report nothing or no product."""
    vague = pc.starts_with(rows["os_tools"], "Other")
    return pc.coalesce(pc.if_else(vague, None, rows["os_tools"]), rows["os_configured"])


def _called(row: Row) -> str:
    """The same of one row."""
    reported = row["os_tools"] or "Other"
    return f"{row['os_configured'] if reported.startswith('Other') else reported}"


def _until(system: str) -> str:
    """`CentOS 7 (64-bit) until 2024-06-30`."""
    days = support(system)
    if days is None:
        return system
    longer = f" (extended to {days.longer.isoformat()})" if days.longer else ""
    return f"{system} until {days.ends.isoformat()}{longer}"


def _undecided(subject: Subject) -> Iterator[Lack]:
    yield from unless_said(TODAY)(subject)
    yield from (each for each in unless_said(CONFIGURED)(subject) if each.whole)
    yield from of_vms(subject, CONFIGURED, _nameless(subject), "the guest's system")
    vms = subject.vms
    untold = vms.filter(pc.and_(pc.is_valid(_system(vms)), pc.is_null(_over(subject, vms))))
    dated = _each(_system(untold), versioned)
    bare = untold.filter(pc.invert(dated))
    yield from of_vms(subject, CONFIGURED, bare, "the version of the guest's system")
    yield from _strange(subject, untold.filter(dated))


def _strange(subject: Subject, vms: pa.Table) -> Iterator[Lack]:
    """The systems of which no fact tells, all at once."""
    if vms.num_rows:
        named = several(sorted(set(_system(vms).to_pylist())), "system")
        why = f"no fact tells the end of support of {named}, the guest of {whom(subject, vms)}"
        yield Lack(part=CONFIGURED, why=why, number=number(vms))


def _nameless(subject: Subject) -> pa.Table:
    """The VMs of which neither tells, in vCenters of whose other VMs one does."""
    vms, silent = subject.vms, {of for each in subject.lacking(CONFIGURED) if each.whole
                                for of in each.vcenters or subject.vcenters}  # fmt: skip
    told = pc.invert(pc.is_in(vms["vcenter"], pa.array(sorted(silent), pa.string())))
    return vms.filter(pc.and_(told, pc.is_null(_system(vms))))


UNSUPPORTED_GUEST = Rule(
    id="vm.guest-out-of-support",
    severity=Severity.MEDIUM,
    says="the guest's maker supported its system until a day that is past",
    happens="it moves as it is, but nobody mends what fails on the new hosts, and it stays "
    "without patches unless an extension is paid for",
    fix="The VM's owner: renew or retire it, or take the risk in writing.",
    source=(
        "guest.support-ends.windows",
        "guest.support-ends.windows-server",
        "guest.support-ends.red-hat",
        "guest.support-ends.suse",
        "guest.support-ends.debian",
        "guest.support-ends.unix",
        "guest.support-ends.old",
    ),
    needs=(CONFIGURED, "vms.os_tools"),
    find=_found,
    undecided=_undecided,
)
