"""What somebody answers for: findings taken out of the way, and what is wrong with a waiver."""

from bisect import bisect_left
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple

from landbridge.model.checked import Waived
from landbridge.model.estate import Waiver
from landbridge.model.finding import Finding, Severity
from landbridge.model.names import OF, Names

Key = tuple[str, str]
"""A rule and a subject."""

NEIGHBOURS = 100
SHOWN = 5
"""Subjects to choose from; where there are more, they are no longer read."""


class Aim(NamedTuple):
    """A waiver, and those subjects `among` its rule's findings that it may mean.

    It lifts what it means for sure.
    """

    waiver: Waiver
    subjects: tuple[str, ...]
    sure: bool
    among: Collection[str]

    @property
    def key(self) -> Key | None:
        """The one finding that it is for."""
        return (self.waiver.rule, self.subjects[0]) if self.subjects and self.sure else None


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


def aimed(waivers: Sequence[Waiver], found: Sequence[Finding], names: Names) -> list[Aim]:
    """What each waiver is for: the finding that bears its words, else that of the VM so called.

    A name that several bear is for none of them.
    """
    of_rule = {each.rule: Found() for each in waivers}
    for finding in found if waivers else ():
        if finding.id in of_rule:
            of_rule[finding.id].subjects[finding.subject] = None
    return [_aim(each, of_rule[each.rule], names) for each in waivers]


def _aim(waiver: Waiver, found: Found, names: Names) -> Aim:
    word, subjects = waiver.subject, found.subjects
    if word in subjects:
        return Aim(waiver, (word,), sure=True, among=subjects)
    vms, things = names.meant(word), found.things(word)
    meant = dict.fromkeys((*(each for each in vms if each in subjects), *things))
    return Aim(waiver, tuple(meant), sure=len(vms) == 1 and not things, among=subjects)


def divided(
    found: Sequence[Finding], aims: Sequence[Aim], today: date
) -> tuple[list[Finding], list[Waived]]:
    """The findings that stand, and those under a waiver whose last day is not past."""
    valid = {each.key: each.waiver for each in aims if each.key and each.waiver.expires >= today}
    if not valid:
        return list(found), []
    stands = [each for each in found if _key(each) not in valid]
    waived = [
        Waived(finding=each, waiver=valid[_key(each)]) for each in found if _key(each) in valid
    ]
    return stands, waived


def doubtful(
    aims: Sequence[Aim], known: Collection[str], silent: Container[str], today: date
) -> list[Finding]:
    """A finding for each waiver that does nothing; none where its rule has no answer yet."""
    renewed = {each.key for each in aims if each.waiver.expires >= today}
    return [told for aim in aims for told in _doubts(aim, known, silent, renewed)]


def _doubts(
    aim: Aim, known: Collection[str], silent: Container[str], renewed: Container[Key | None]
) -> Iterator[Finding]:
    waiver = aim.waiver
    if waiver.rule not in known:
        yield _of_no_rule(waiver, known)
    elif not aim.subjects:
        if waiver.rule not in silent:
            yield _fits_nothing(aim)
    elif not aim.sure:
        yield _ambiguous(aim)
    elif aim.key not in renewed:
        yield _expired(waiver)


def _key(finding: Finding) -> Key:
    return finding.id, finding.subject


def _of_no_rule(waiver: Waiver, known: Collection[str]) -> Finding:
    return Finding(
        id="waiver.of-no-rule",
        severity=Severity.HIGH,
        subject=_name(waiver),
        message=f"no rule is called {waiver.rule}, so that nothing is waived",
        fix=_near(waiver.rule, known) or "`landbridge check --explain '*'` lists all rules.",
    )


def _fits_nothing(aim: Aim) -> Finding:
    waiver = aim.waiver
    return Finding(
        id="waiver.fits-nothing",
        severity=Severity.LOW,
        subject=_name(waiver),
        message=f"{waiver.rule} has no finding of {waiver.subject}, so that nothing is waived",
        fix=_near(waiver.subject, aim.among) or "Take the waiver out: what it was for is gone.",
    )


def _ambiguous(aim: Aim) -> Finding:
    choices = ", ".join(aim.subjects[:SHOWN])
    more = len(aim.subjects) - SHOWN
    return Finding(
        id="waiver.ambiguous",
        severity=Severity.MEDIUM,
        subject=_name(aim.waiver),
        message=f"several are called {aim.waiver.subject}, so that nothing is waived",
        fix="Say in the estate file which one is meant: "
        + (f"{choices} or one of {more:,} more." if more > 0 else f"{choices}."),
    )


def _expired(waiver: Waiver) -> Finding:
    return Finding(
        id="waiver.expired",
        severity=Severity.MEDIUM,
        subject=_name(waiver),
        message=f"the waiver ended on {waiver.expires.isoformat()} and counts as none",
        fix="Mend the cause, or decide anew and write a later day.",
    )


def _name(waiver: Waiver) -> str:
    return f"{waiver.rule} of {waiver.subject}"


def _near(word: str, words: Collection[str]) -> str:
    nearest = get_close_matches(word, _around(word, words), n=1, cutoff=0.5)
    return f"Did you mean {nearest[0]}? Correct it in the estate file." if nearest else ""


def _around(word: str, words: Collection[str]) -> list[str]:
    """Its neighbours by the alphabet: to compare it with each of 100,000 names takes a second."""
    ordered = sorted(words)
    at = bisect_left(ordered, word)
    return ordered[max(at - NEIGHBOURS, 0) : at + NEIGHBOURS]
