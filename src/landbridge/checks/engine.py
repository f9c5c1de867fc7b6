"""Running rules over a subject, and taking away what somebody answers for."""

from collections.abc import Iterable, Sequence
from datetime import date

from landbridge.checks.known import OTHERS
from landbridge.checks.rule import Rule
from landbridge.checks.subject import Subject
from landbridge.checks.waivers import divided, doubtful
from landbridge.model.checked import Checked, Unanswered
from landbridge.model.finding import Finding

KEYS = "estate."
"""How a need of a key of the estate file begins."""


def check(
    subject: Subject, rules: Sequence[Rule], today: date, others: Iterable[Finding] = ()
) -> Checked:
    """Every rule's findings with `others` (of intake and sizing), the worst first, less waivers.

    A rule that lacks a part is unanswered; one that answers in part is that for the rest. A waiver
    past its day counts as none and is a finding, and so is one that names no rule or fits nothing.
    """
    unanswered = tuple(each for rule in rules if (each := _unanswered(rule, subject)))
    silent = {each.rule for each in unanswered}
    answered = [rule for rule in rules if rule.undecided or rule.id not in silent]
    found = list(dict.fromkeys((*_found(answered, subject), *others)))
    waivers = subject.estate.waivers
    stands, waived = divided(found, waivers, today)
    known = {*(rule.id for rule in rules), *OTHERS, *(each.id for each in found)}
    stands += doubtful(waivers, found, known, unanswered, today)
    return Checked(findings=_worst_first(stands), waived=tuple(waived), unanswered=unanswered)


def _found(rules: Iterable[Rule], subject: Subject) -> Iterable[Finding]:
    return (rule.finding(hit) for rule in rules for hit in rule.find(subject))


def _unanswered(rule: Rule, subject: Subject) -> Unanswered | None:
    if rule.undecided:
        because = "; ".join(rule.undecided(subject))
    else:
        because = _because([part for part in rule.needs if subject.lacks(part)])
    return Unanswered(rule=rule.id, severity=rule.severity, because=because) if because else None


def _because(lacking: Iterable[str]) -> str:
    """What of the export, of the estate file or of earlier steps is not there; empty if all is."""
    keys = [part for part in lacking if part.startswith(KEYS)]
    read = [part for part in lacking if not part.startswith(KEYS)]
    told = [f"nothing is known of {' and '.join(read)}"] if read else []
    if keys:
        names = " and ".join(f"`{key.removeprefix(KEYS)}`" for key in keys)
        told.append(f"the estate does not say {names}")
    return "; ".join(told)


def _worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda each: (each.severity.rank, each.id)))
