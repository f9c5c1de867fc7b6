"""Why a waiver does nothing, in words: one function a reason."""

from bisect import bisect_left
from collections.abc import Collection
from difflib import get_close_matches
from typing import NamedTuple

from landbridge.checks.waivers.aims import Aim
from landbridge.model.finding import Severity

NEIGHBOURS = 100
SHOWN = 5
"""Subjects to choose from; where there are more, they are no longer read."""


class Amiss(NamedTuple):
    """Why a waiver does nothing."""

    id: str
    severity: Severity
    message: str
    fix: str


def of_no_rule(aim: Aim, rules: Collection[str]) -> Amiss:
    """No error of the input: what it was for stands, and a later release may drop a rule."""
    rule = aim.waiver.rule
    fix = _near(rule, rules) or "`landbridge check --explain '*'` lists all rules."
    message = f"no rule is called {rule}, so that nothing is waived"
    return Amiss("waiver.of-no-rule", Severity.HIGH, message, fix)


def of_a_waiver(aim: Aim) -> Amiss:
    """What is wrong with waivers is mended in them: one that lifts it would hide that."""
    message = f"{aim.waiver.rule} cannot be waived: it says what is wrong with a waiver"
    fix = "Mend the waiver that it is about, and take this one out."
    return Amiss("waiver.of-no-rule", Severity.HIGH, message, fix)


def of_nobody(aim: Aim) -> Amiss:
    """As bad: somebody may believe a finding waived, one of today or the next."""
    word = aim.waiver.subject
    fix = _near(word, aim.among) or "Name whom it is for, as the finding does, or take it out."
    message = f"{aim.waiver.rule} is not about {word}, and nothing is called so: nothing is waived"
    return Amiss("waiver.of-nobody", Severity.HIGH, message, fix)


def fits_nothing(aim: Aim) -> Amiss:
    """What it was for is gone."""
    waiver = aim.waiver
    message = f"{waiver.rule} has no finding of {waiver.subject}, so that nothing is waived"
    fix = "Take the waiver out: what it was for is gone."
    return Amiss("waiver.fits-nothing", Severity.LOW, message, fix)


def answered(aim: Aim) -> Amiss:
    """Nothing is untold that it could be for."""
    message = f"{aim.waiver.rule} has its whole answer, so that nothing is waived"
    return Amiss("waiver.fits-nothing", Severity.LOW, message, "Take the waiver out.")


def more_open(aim: Aim) -> Amiss:
    """Whoever wrote it knew of less."""
    written = aim.waiver.count
    was = f"was written for {written:,}" if written else "does not say for how much it is"
    message = f"{aim.open:,} open, and the waiver {was}: it counts as none"
    fix = f"Look at what {aim.waiver.rule} leaves open, decide anew and write `count: {aim.open}`."
    return Amiss("waiver.more-open", Severity.MEDIUM, message, fix)


def ambiguous(aim: Aim) -> Amiss:
    """Several findings bear its words, or pairs of which they name one half."""
    choices, more = ", ".join(aim.subjects[:SHOWN]), len(aim.subjects) - SHOWN
    which = f"{choices} or one of {more:,} more." if more > 0 else f"{choices}."
    message = f"{aim.waiver.subject} may mean several, so that nothing is waived"
    fix = f"Say in the estate file which finding is meant: {which}"
    return Amiss("waiver.ambiguous", Severity.MEDIUM, message, fix)


def expired(aim: Aim) -> Amiss:
    """Its last day is past."""
    message = f"the waiver ended on {aim.waiver.expires.isoformat()} and counts as none"
    fix = "Mend the cause, or decide anew and write a later day."
    return Amiss("waiver.expired", Severity.MEDIUM, message, fix)


def renewed(aim: Aim, counting: Aim) -> Amiss:
    """Its last day is past, and another one holds."""
    other = counting.waiver
    message = (
        f"the waiver ended on {aim.waiver.expires.isoformat()}; another lifts the same finding"
        f" until {other.expires.isoformat()} ({other.reason})"
    )
    return Amiss("waiver.twice", Severity.LOW, message, "Take out the one that ended.")


def twice(counting: Aim) -> Amiss:
    """Another one counts."""
    other = counting.waiver
    message = (
        f"another waiver lifts the same finding and holds as long or longer, until"
        f" {other.expires.isoformat()}: that one counts ({other.reason})"
    )
    return Amiss("waiver.twice", Severity.LOW, message, "Keep one of them.")


NEAR = 0.75
"""How alike a word must be to be meant: `vm.x` is not meant for `vm.lost`."""


def _near(word: str, words: Collection[str]) -> str:
    if "*" in word:
        return "A waiver takes one rule and one subject, no pattern: name each by itself."
    same = [each for each in words if each.casefold() == word.casefold()]
    nearest = same or get_close_matches(word, _around(word, words), n=1, cutoff=NEAR)
    return f"Did you mean {nearest[0]}? Correct it in the estate file." if nearest else ""


def _around(word: str, words: Collection[str]) -> list[str]:
    """Its neighbours by the alphabet: to compare it with each of 100,000 names takes a second."""
    ordered = sorted(words)
    at = bisect_left(ordered, word)
    return ordered[max(at - NEIGHBOURS, 0) : at + NEIGHBOURS]
