"""Findings that waivers take out of the way."""

from collections.abc import Iterable, Sequence
from datetime import date

from landbridge.checks.waivers.aims import Aim, Whom
from landbridge.model.checked import Waived
from landbridge.model.finding import Finding


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
        if aim.key and aim.covers and aim.waiver.expires >= today:
            other = counts.get(aim.key, aim)
            counts[aim.key] = aim if aim.waiver.expires > other.waiver.expires else other
    return counts


def _key(finding: Finding) -> Whom:
    return finding.id, finding.subject
