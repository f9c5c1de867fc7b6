"""The systems of guests, as rules about their support read them."""

from collections.abc import Callable, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.guests.support import over, support, versioned
from landbridge.checks.some import several
from landbridge.checks.subject import Subject
from landbridge.checks.tables.rows import Row
from landbridge.checks.unsaid import number, of_vms, unless_said, whom
from landbridge.model.checked import Lack

CONFIGURED = "vms.os_configured"
TODAY = "today"
SOURCE = (
    "guest.support-ends.windows",
    "guest.support-ends.windows-server",
    "guest.support-ends.red-hat",
    "guest.support-ends.suse",
    "guest.support-ends.debian",
    "guest.support-ends.unix",
    "guest.support-ends.old",
    "guest.longer-support",
)

Ended = Callable[[Subject, pa.Table], pa.Array]
"""Whether support has ended or soon will; null where nobody tells."""


def past(subject: Subject, vms: pa.Table) -> pa.Array:
    """Whether support has ended; null where nobody tells, as where the day is not known."""
    today = subject.today
    return each(system(vms), lambda name: over(name, today) if today else None)


def each(systems: pa.Array, told: Callable[[str], bool | None]) -> pa.Array:
    """An answer for each row, asked once of each system."""
    whole = systems.combine_chunks() if isinstance(systems, pa.ChunkedArray) else systems
    coded = whole.dictionary_encode()
    answers = [told(system) for system in coded.dictionary.to_pylist()]
    return pa.array(answers, pa.bool_()).take(coded.indices)


def system(rows: pa.Table) -> pa.Array:
    """What Tools report; what is configured where they report nothing or no product."""
    vague = pc.starts_with(rows["os_tools"], "Other")
    return pc.coalesce(pc.if_else(vague, None, rows["os_tools"]), rows["os_configured"])


def called(row: Row) -> str:
    """The same of one row."""
    reported = row["os_tools"] or "Other"
    return f"{row['os_configured'] if reported.startswith('Other') else reported}"


def until(name: str) -> str:
    """`CentOS 7 (64-bit) until 2024-06-30`."""
    days = support(name)
    if days is None:
        return name
    longer = f" ({days.kind} until {days.longer.isoformat()})" if days.longer else ""
    return f"{name} until {days.ends.isoformat()}{longer}"


def undecided(ended: Ended, subject: Subject) -> Iterator[Lack]:
    """Open for the VMs of which `ended` has no answer."""
    yield from unless_said(TODAY)(subject)
    yield from (each for each in unless_said(CONFIGURED)(subject) if each.whole)
    yield from of_vms(subject, CONFIGURED, _nameless(subject), "the guest's system")
    vms = subject.vms
    untold = vms.filter(pc.and_(pc.is_valid(system(vms)), pc.is_null(ended(subject, vms))))
    dated = each(system(untold), versioned)
    bare = untold.filter(pc.invert(dated))
    yield from of_vms(subject, CONFIGURED, bare, "the version of the guest's system")
    yield from _strange(subject, untold.filter(dated))


def _strange(subject: Subject, vms: pa.Table) -> Iterator[Lack]:
    """The systems of which no fact tells, all at once."""
    if vms.num_rows:
        named = several(sorted(set(system(vms).to_pylist())), "system")
        why = f"no fact tells the end of support of {named}, the guest of {whom(subject, vms)}"
        yield Lack(part=CONFIGURED, why=why, number=number(vms))


def _nameless(subject: Subject) -> pa.Table:
    """The VMs of which neither tells, in vCenters of whose other VMs one does."""
    vms, silent = subject.vms, {of for each in subject.lacking(CONFIGURED) if each.whole
                                for of in each.vcenters or subject.vcenters}  # fmt: skip
    told = pc.invert(pc.is_in(vms["vcenter"], pa.array(sorted(silent), pa.string())))
    return vms.filter(pc.and_(told, pc.is_null(system(vms))))
