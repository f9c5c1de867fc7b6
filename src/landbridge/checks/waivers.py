"""What somebody answers for: findings taken out of the way, and what is wrong with a waiver."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from datetime import date
from difflib import get_close_matches

from landbridge.model.checked import Unanswered, Waived
from landbridge.model.estate import Waiver
from landbridge.model.finding import Finding, Severity

Key = tuple[str, str]
NEIGHBOURS = 100


def divided(
    found: Sequence[Finding], waivers: Sequence[Waiver], today: date
) -> tuple[list[Finding], list[Waived]]:
    """The findings that stand, and those under a waiver whose last day is not past."""
    valid = {(each.rule, each.subject): each for each in waivers if each.expires >= today}
    stands = [each for each in found if _key(each) not in valid]
    waived = [
        Waived(finding=each, waiver=valid[_key(each)]) for each in found if _key(each) in valid
    ]
    return stands, waived


def doubtful(
    waivers: Sequence[Waiver],
    found: Sequence[Finding],
    known: Collection[str],
    unanswered: Sequence[Unanswered],
    today: date,
) -> list[Finding]:
    """A finding for each waiver that does nothing; none where its rule has no answer yet."""
    silent = {each.rule for each in unanswered}
    subjects = dict.fromkeys(map(_key, found))
    renewed = {(each.rule, each.subject) for each in waivers if each.expires >= today}
    about = []
    for each in waivers:
        if each.rule not in known:
            about.append(_of_no_rule(each, known))
        elif (each.rule, each.subject) not in subjects:
            about += [] if each.rule in silent else [_fits_nothing(each, subjects)]
        elif (each.rule, each.subject) not in renewed:
            about.append(_expired(each))
    return about


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


def _fits_nothing(waiver: Waiver, subjects: Collection[Key]) -> Finding:
    same = [subject for rule, subject in subjects if rule == waiver.rule]
    return Finding(
        id="waiver.fits-nothing",
        severity=Severity.LOW,
        subject=_name(waiver),
        message=f"{waiver.rule} has no finding of {waiver.subject}, so that nothing is waived",
        fix=_near(waiver.subject, same) or "Take the waiver out: what it was for is gone.",
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
