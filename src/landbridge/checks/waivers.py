"""What somebody answers for: findings taken out of the way, and what is wrong with a waiver."""

from bisect import bisect_left
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple

from landbridge.checks.known import OF_WAIVERS
from landbridge.model.checked import Waived
from landbridge.model.declared import Declared, Key
from landbridge.model.estate import UNTOLD, Waiver
from landbridge.model.finding import Finding, Severity
from landbridge.model.names import OF, Names

Whom = tuple[str, str]
"""A rule and a subject."""

NEIGHBOURS = 100
SHOWN = 5
"""Subjects to choose from; where there are more, they are no longer read."""


class Aim(NamedTuple):
    """The waiver of a number, and those subjects `among` its rule's findings that it may mean.

    It lifts what it means for sure. `known` tells whether anything of the estate is called so.
    """

    nth: int
    waiver: Waiver
    subjects: tuple[str, ...]
    sure: bool
    among: Collection[str]
    known: bool

    @property
    def key(self) -> Whom | None:
        """The one finding that it is for."""
        return (self.waiver.rule, self.subjects[0]) if self.subjects and self.sure else None

    def at(self, word: str) -> Key:
        """Where the estate says one of its words."""
        return "waivers", self.nth, word


@dataclass(frozen=True)
class Found:
    """The subjects of one rule's findings."""

    subjects: dict[str, None] = field(default_factory=dict)

    def things(self, word: str) -> Sequence[str]:
        """Those that are called so with a vCenter behind, since the word alone means several."""
        return self._longer.get(word, ())

    @cached_property
    def _longer(self) -> Mapping[str, Sequence[str]]:
        longer: dict[str, list[str]] = {}
        for subject in self.subjects:
            longer.setdefault(subject.rpartition(OF)[0], []).append(subject)
        return longer


def aimed(
    waivers: Sequence[Waiver],
    found: Sequence[Finding],
    names: Names,
    things: Container[str] = (),
    silent: Container[str] = (),
) -> list[Aim]:
    """What each waiver is for: the finding that bears its words, else that of the VM so called.

    A name that several bear is for none of them. `things` are what is there besides VMs; of rules
    that are `silent` one may waive what is not told.
    """
    of_rule = {each.rule: Found() for each in waivers}
    for rule, subjects in of_rule.items():
        if rule in silent:
            subjects.subjects[UNTOLD] = None
    for finding in found if waivers else ():
        if finding.id in of_rule:
            of_rule[finding.id].subjects[finding.subject] = None
    return [_aim(nth, each, of_rule[each.rule], names, things) for nth, each in enumerate(waivers)]


def _aim(nth: int, waiver: Waiver, found: Found, names: Names, things: Container[str]) -> Aim:
    word, subjects = waiver.subject, found.subjects
    if word in subjects:
        return Aim(nth, waiver, (word,), sure=True, among=subjects, known=True)
    vms, longer = names.meant(word), found.things(word)
    meant = dict.fromkeys((*(each for each in vms if each in subjects), *longer))
    sure, known = len(vms) == 1 and not longer, bool(vms) or word in things or word == UNTOLD
    return Aim(nth, waiver, tuple(meant), sure=sure, among=subjects, known=known)


def divided(
    found: Sequence[Finding], aims: Sequence[Aim], today: date
) -> tuple[list[Finding], list[Waived]]:
    """The findings that stand, and those under a waiver whose last day is not past."""
    counts = counting(aims, today)
    stands = [each for each in found if _key(each) not in counts]
    waived = [
        Waived(finding=each, waiver=counts[_key(each)].waiver)
        for each in (found if counts else ())
        if _key(each) in counts
    ]
    return stands, waived


def counting(aims: Iterable[Aim], today: date) -> dict[Whom, Aim]:
    """Of the waivers that hold, by their finding, that one which holds longest."""
    counts: dict[Whom, Aim] = {}
    for aim in aims:
        if aim.key and aim.waiver.expires >= today:
            other = counts.get(aim.key, aim)
            counts[aim.key] = aim if aim.waiver.expires > other.waiver.expires else other
    return counts


@dataclass(frozen=True)
class Doubts:
    """What is wrong with waivers: whatever does nothing is told, unless its rule is unanswered.

    `rules` are all that could be named, `silent` those without an answer.
    """

    rules: Collection[str]
    silent: Container[str]
    declared: Declared
    today: date

    def of(self, aims: Sequence[Aim]) -> list[Finding]:
        """A finding for each waiver that does nothing."""
        counts = counting(aims, self.today)
        return [told for aim in aims for told in self._each(aim, counts)]

    def _each(self, aim: Aim, counts: Mapping[Whom, Aim]) -> Iterator[Finding]:
        """At most one: the first that keeps it from doing anything."""
        if aim.waiver.rule in OF_WAIVERS:
            yield self._told(aim, _of_a_waiver(aim), "rule")
        elif aim.waiver.rule not in self.rules:
            yield self._told(aim, _of_no_rule(aim, self.rules), "rule")
        elif not aim.subjects:
            if aim.waiver.rule not in self.silent:
                fits = _fits_nothing if aim.known or not aim.among else _of_nobody
                fits = _answered if aim.waiver.subject == UNTOLD else fits
                yield self._told(aim, fits(aim), "subject")
        elif not aim.sure or aim.key is None:
            yield self._told(aim, _ambiguous(aim), "subject")
        elif aim.key not in counts:
            yield self._told(aim, _expired(aim), "expires")
        elif counts[aim.key] is not aim:
            other = counts[aim.key]
            ended = aim.waiver.expires < self.today
            amiss, word = (_renewed(aim, other), "expires") if ended else (_twice(other), "subject")
            yield self._told(aim, amiss, word, other.at("subject"))

    def _told(self, aim: Aim, doubt: "Amiss", word: str, *more: Key) -> Finding:
        return Finding(
            id=doubt.id,
            severity=doubt.severity,
            subject=f"{aim.waiver.rule} of {aim.waiver.subject}",
            message=doubt.message,
            fix=doubt.fix,
            evidence=self.declared.places(aim.at(word), *more),
        )


class Amiss(NamedTuple):
    """Why a waiver does nothing."""

    id: str
    severity: Severity
    message: str
    fix: str


def _key(finding: Finding) -> Whom:
    return finding.id, finding.subject


def _of_no_rule(aim: Aim, rules: Collection[str]) -> Amiss:
    """No error of the input: what it was for stands, and a later release may drop a rule."""
    rule = aim.waiver.rule
    fix = _near(rule, rules) or "`landbridge check --explain '*'` lists all rules."
    message = f"no rule is called {rule}, so that nothing is waived"
    return Amiss("waiver.of-no-rule", Severity.HIGH, message, fix)


def _of_a_waiver(aim: Aim) -> Amiss:
    """What is wrong with waivers is mended in them: one that lifts it would hide that."""
    message = f"{aim.waiver.rule} cannot be waived: it says what is wrong with a waiver"
    fix = "Mend the waiver that it is about, and take this one out."
    return Amiss("waiver.of-no-rule", Severity.HIGH, message, fix)


def _of_nobody(aim: Aim) -> Amiss:
    """As bad: its rule finds others, and somebody may believe one of them waived."""
    word = aim.waiver.subject
    fix = _near(word, aim.among) or "Name whom it is for, as the finding does, or take it out."
    message = f"{aim.waiver.rule} is not about {word}, and nothing is called so: nothing is waived"
    return Amiss("waiver.of-nobody", Severity.HIGH, message, fix)


def _fits_nothing(aim: Aim) -> Amiss:
    waiver = aim.waiver
    message = f"{waiver.rule} has no finding of {waiver.subject}, so that nothing is waived"
    fix = "Take the waiver out: what it was for is gone."
    return Amiss("waiver.fits-nothing", Severity.LOW, message, fix)


def _answered(aim: Aim) -> Amiss:
    message = f"{aim.waiver.rule} has its whole answer, so that nothing is waived"
    return Amiss("waiver.fits-nothing", Severity.LOW, message, "Take the waiver out.")


def _ambiguous(aim: Aim) -> Amiss:
    choices, more = ", ".join(aim.subjects[:SHOWN]), len(aim.subjects) - SHOWN
    which = f"{choices} or one of {more:,} more." if more > 0 else f"{choices}."
    message = f"several are called {aim.waiver.subject}, so that nothing is waived"
    fix = f"Say in the estate file which one is meant: {which}"
    return Amiss("waiver.ambiguous", Severity.MEDIUM, message, fix)


def _expired(aim: Aim) -> Amiss:
    message = f"the waiver ended on {aim.waiver.expires.isoformat()} and counts as none"
    fix = "Mend the cause, or decide anew and write a later day."
    return Amiss("waiver.expired", Severity.MEDIUM, message, fix)


def _renewed(aim: Aim, counting: Aim) -> Amiss:
    other = counting.waiver
    message = (
        f"the waiver ended on {aim.waiver.expires.isoformat()}; another lifts the same finding"
        f" until {other.expires.isoformat()} ({other.reason})"
    )
    return Amiss("waiver.twice", Severity.LOW, message, "Take out the one that ended.")


def _twice(counting: Aim) -> Amiss:
    other = counting.waiver
    message = (
        f"another waiver lifts the same finding and holds as long or longer, until"
        f" {other.expires.isoformat()}: that one counts ({other.reason})"
    )
    return Amiss("waiver.twice", Severity.LOW, message, "Keep one of them.")


def _near(word: str, words: Collection[str]) -> str:
    nearest = get_close_matches(word, _around(word, words), n=1, cutoff=0.5)
    return f"Did you mean {nearest[0]}? Correct it in the estate file." if nearest else ""


def _around(word: str, words: Collection[str]) -> list[str]:
    """Its neighbours by the alphabet: to compare it with each of 100,000 names takes a second."""
    ordered = sorted(words)
    at = bisect_left(ordered, word)
    return ordered[max(at - NEIGHBOURS, 0) : at + NEIGHBOURS]
