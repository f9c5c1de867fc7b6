"""Findings as people read them: those of one kind together, the worst kind first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from landbridge.model.finding import Finding, Severity
from landbridge.model.place import Place

MOST_SUBJECTS = 200
"""More than a reader would scroll through; the table of findings has them all."""

AFTER = ": "
"""Between what was seen at a subject and what follows from it."""

MANY = 10
"""Subjects above which it is counted what was seen at how many of them."""

KINDS = 8
"""Things that are counted."""

PLACES = 2
"""Sheets, or lines of a text, that are named beside a subject; all stand in JSON."""


class Concern(NamedTuple):
    """All findings of one id and severity.

    `message` is what their messages have in common, `fix` is empty where they differ.
    """

    id: str
    severity: Severity
    findings: tuple[Finding, ...]
    message: str
    fix: str

    @property
    def shown(self) -> tuple[Finding, ...]:
        """As many as are listed."""
        return self.findings[:MOST_SUBJECTS]

    @property
    def more(self) -> int:
        """How many are not."""
        return len(self.findings) - len(self.shown)

    @property
    def kinds(self) -> str:
        """`8 CentOS 6, 4 CentOS 7`: what was seen how often, at many subjects that share it."""
        seen = Counter(map(self.own, self.findings))
        if len(self.findings) <= MANY or not 1 < len(seen) <= len(self.findings) / 2:
            return ""
        most = [f"{count:,} {own}" for own, count in seen.most_common(KINDS) if own]
        more = [f"{len(seen) - KINDS:,} others"] if len(seen) > KINDS else []
        return ", ".join([*most, *more])

    def own(self, finding: Finding) -> str:
        """What the message says of this subject alone."""
        return finding.message.removesuffix(self.message).removesuffix(AFTER)


def concerns(findings: Iterable[Finding]) -> tuple[Concern, ...]:
    """The findings by severity and id, in the order in which they first come."""
    groups: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.severity, finding.id), []).append(finding)
    ordered = sorted(groups.items(), key=lambda group: group[0][0].rank)
    return tuple(_concern(severity, name, group) for (severity, name), group in ordered)


def where(finding: Finding) -> str:
    """Its first place in each sheet, and how many more there are; a file is named once."""
    firsts: dict[object, Place] = {}
    for place in finding.evidence:
        firsts.setdefault((place.file, place.sheet) if place.sheet else place, place)
    shown = list(firsts.values())[:PLACES]
    more = len(finding.evidence) - len(shown)
    words = [_after(place, before) for before, place in zip([None, *shown], shown, strict=False)]
    return "; ".join(words) + (f" and {more:,} more" if more else "")


def _after(place: Place, before: Place | None) -> str:
    """The place, without the file that was just named."""
    same = before is not None and before.file == place.file
    return str(place).removeprefix(f"{place.file}, ") if same else str(place)


def _concern(severity: Severity, name: str, group: list[Finding]) -> Concern:
    fixes = {finding.fix for finding in group}
    fix = fixes.pop() if len(fixes) == 1 else ""
    return Concern(name, severity, tuple(group), _common(group), fix)


def _common(group: list[Finding]) -> str:
    """The longest end, from a colon on, that all messages share; the whole where they are one."""
    messages = {finding.message for finding in group}
    for end in _ends(group[0].message):
        if all(message == end or message.endswith(AFTER + end) for message in messages):
            return end
    return ""


def _ends(message: str) -> Iterator[str]:
    while message:
        yield message
        message = message.partition(AFTER)[2]
