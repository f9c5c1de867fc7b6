"""Running rules over a subject, and taking away what somebody answers for."""

from collections.abc import Iterable
from datetime import date

from landbridge.checks.rule import Rule
from landbridge.checks.subject import Subject
from landbridge.model.checked import Checked, Unanswered, Waived
from landbridge.model.estate import Waiver
from landbridge.model.finding import Finding, Severity


def check(
    subject: Subject, rules: Iterable[Rule], today: date, others: Iterable[Finding] = ()
) -> Checked:
    """Every rule's findings with `others` (of intake and sizing), the worst first, less waivers.

    A rule that lacks a part is unanswered. A waiver past its day counts as none and is a finding,
    and so is one that fits nothing.
    """
    answered, unanswered = list[Rule](), list[Unanswered]()
    for rule in rules:
        lacking = [part for part in rule.needs if subject.lacks(part)]
        if lacking:
            unanswered.append(_unanswered(rule, lacking))
        else:
            answered.append(rule)
    found = [rule.finding(hit) for rule in answered for hit in rule.find(subject)]
    return _waived((*found, *others), subject.estate.waivers, tuple(unanswered), today)


def _unanswered(rule: Rule, lacking: list[str]) -> Unanswered:
    because = f"nothing was read of {', '.join(lacking)}"
    return Unanswered(rule=rule.id, severity=rule.severity, because=because)


def _waived(
    found: tuple[Finding, ...],
    waivers: tuple[Waiver, ...],
    unanswered: tuple[Unanswered, ...],
    today: date,
) -> Checked:
    valid = {(each.rule, each.subject): each for each in waivers if each.expires >= today}
    stands = [each for each in found if (each.id, each.subject) not in valid]
    waived = [
        Waived(finding=each, waiver=valid[each.id, each.subject])
        for each in found
        if (each.id, each.subject) in valid
    ]
    about = [finding for each in waivers if (finding := _about(each, found, today))]
    return Checked(
        findings=tuple(sorted((*stands, *about), key=lambda each: (each.severity.rank, each.id))),
        waived=tuple(waived),
        unanswered=unanswered,
    )


def _about(waiver: Waiver, found: tuple[Finding, ...], today: date) -> Finding | None:
    """What is to be said of a waiver: that its day is past, or that it fits nothing."""
    name = f"{waiver.rule} of {waiver.subject}"
    if waiver.expires < today:
        return Finding(
            id="waiver.expired",
            severity=Severity.MEDIUM,
            subject=name,
            message=f"the waiver ended on {waiver.expires.isoformat()} and counts as none",
            fix="Mend the cause, or decide anew and write a new day.",
        )
    if (waiver.rule, waiver.subject) in {(each.id, each.subject) for each in found}:
        return None
    return Finding(
        id="waiver.fits-nothing",
        severity=Severity.LOW,
        subject=name,
        message="the waiver names a rule and subject for which there is no finding",
        fix="Take it out, or compare its words with the finding's.",
    )
