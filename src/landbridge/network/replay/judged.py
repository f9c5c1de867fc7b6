"""One class of logged traffic with what the design does to it, and what would change."""

from typing import NamedTuple

from landbridge.model.proof import Verdict
from landbridge.model.replay import Change
from landbridge.network.replay.question import Decided, Question


class Told(NamedTuple):
    """What is told together: a change, the rule as logged and the rule that decides."""

    change: Change
    group: str
    side: str
    rule: str
    by: str


class Judged(NamedTuple):
    """A question with its answer; `answered` says whether packets came back."""

    asked: Question
    answered: bool
    found: Decided
    told: Told | None
    """What would change; None where nothing does."""
    name: str
    """A text that no other one has, by which it is put in order."""


def judged(asked: Question, answered: bool, found: Decided) -> Judged:
    """With what would change."""
    change = _change(asked, answered, found)
    told = Told(change, found.group, asked.side, asked.label.rule, found.by) if change else None
    return Judged(asked, answered, found, told, str((told, asked, answered)))


def _change(asked: Question, answered: bool, found: Decided) -> Change | None:
    if found.verdict is None:
        return None
    if found.verdict is Verdict.DEPENDS:
        return Change.UNDECIDED
    if found.verdict is not (Verdict.ALLOW if asked.allowed else Verdict.DENY):
        return Change.DENIED if asked.allowed else Change.OPENED
    lost = asked.allowed and answered and found.way is Verdict.DENY
    return Change.LOST if lost else None
