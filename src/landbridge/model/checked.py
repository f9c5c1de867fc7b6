"""What the rules found, what was waived, and what they could not answer."""

from landbridge.model.estate import Waiver
from landbridge.model.finding import Finding, Severity
from landbridge.model.place import Frozen


class Unanswered(Frozen):
    """A rule that could not be answered, and what it lacked: never the same as no finding."""

    rule: str
    severity: Severity
    because: str


class Waived(Frozen):
    """A finding that somebody answers for, until the waiver's day."""

    finding: Finding
    waiver: Waiver


class Checked(Frozen):
    """The findings that stand, those that are waived, and the rules without an answer."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """What forbids to plan, deploy or migrate."""
        return tuple(each for each in self.findings if each.severity is Severity.BLOCKING)

    @property
    def unsure(self) -> tuple[Unanswered, ...]:
        """The rules that would forbid it, could they be answered."""
        return tuple(each for each in self.unanswered if each.severity is Severity.BLOCKING)

    @property
    def ids(self) -> tuple[str, ...]:
        """Of whatever was found, standing or waived, each id once."""
        waived = (each.finding for each in self.waived)
        return tuple(dict.fromkeys(each.id for each in (*self.findings, *waived)))
