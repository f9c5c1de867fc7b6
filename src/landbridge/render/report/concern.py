"""Findings as people read them: those of one kind together, the worst kind first."""

from collections.abc import Iterable
from typing import NamedTuple

from landbridge.model.finding import Finding, Severity

MOST_SUBJECTS = 200
"""More than a reader would scroll through; the table of findings has them all."""


class Concern(NamedTuple):
    """All findings of one id and severity. `message` and `fix` are empty where they differ."""

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


def concerns(findings: Iterable[Finding]) -> tuple[Concern, ...]:
    """The findings by severity and id, in the order in which they first come."""
    groups: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.severity, finding.id), []).append(finding)
    ordered = sorted(groups.items(), key=lambda group: group[0][0].rank)
    return tuple(_concern(severity, name, group) for (severity, name), group in ordered)


def _concern(severity: Severity, name: str, group: list[Finding]) -> Concern:
    message = _common(finding.message for finding in group)
    fix = _common(finding.fix for finding in group)
    return Concern(name, severity, tuple(group), message, fix)


def _common(texts: Iterable[str]) -> str:
    different = set(texts)
    return different.pop() if len(different) == 1 else ""
