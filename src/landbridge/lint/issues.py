"""Issues of one resource, in the words of a finding."""

from typing import NamedTuple

from landbridge.checks import Told, cited
from landbridge.lint.declared import Issue
from landbridge.lint.edits import Edit
from landbridge.lint.tree import Lines
from landbridge.model import Finding, Place


class Teller(NamedTuple):
    """Who tells issues of a resource: its file, its name, and where lines end."""

    file: str
    subject: str
    lines: Lines

    def place(self, at: int) -> Place:
        """The place of an offset."""
        line, column = self.lines.of(at)
        return Place(file=self.file, line=line, column=column)

    def issue(self, told: Told, at: int, seen: str, fix: str = "", *edits: Edit) -> Issue:
        """What was seen at an offset, and what follows from it."""
        finding = Finding(
            id=told.id,
            severity=told.severity,
            subject=self.subject,
            message=f"{seen}: {told.happens}",
            fix=fix or told.fix,
            evidence=(self.place(at),),
            source=cited(told.source),
        )
        return Issue(finding, edits)
