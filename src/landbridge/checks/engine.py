"""Running rules over a subject, and taking away what somebody answers for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from landbridge.checks.about import places
from landbridge.checks.known import OTHERS
from landbridge.checks.rule import Rule
from landbridge.checks.subject import Subject
from landbridge.checks.unsaid import unless_said
from landbridge.checks.waivers import Aim, Doubts, Whom, aimed, counting, divided
from landbridge.model.checked import KEYS, Checked, Lack, Unanswered
from landbridge.model.columns import column
from landbridge.model.estate import UNTOLD
from landbridge.model.finding import Finding
from landbridge.model.inventory import SCHEMAS

OF_VMS = "vm."
"""How the id of a rule about VMs begins."""


def check(
    subject: Subject, rules: Sequence[Rule], today: date, others: Iterable[Finding] = ()
) -> Checked:
    """Every rule's findings with `others` (of intake and sizing), the worst first, less waivers.

    A rule that lacks a part is unanswered; where only some vCenters lack it, the others are looked
    at all the same. One that answers in part looks at all, and is unanswered for the rest. A
    waiver past its day counts as none and is a finding, and so is one that names no rule or
    nobody, fits nothing, may mean several, lifts what another lifts for longer, or was written when
    less was open.
    """
    subject = subject if subject.today else replace(subject, today=today)
    unanswered = {each.rule: each for rule in rules if (each := _unanswered(rule, subject))}
    found = [*_found(rules, unanswered, subject), *dict.fromkeys(others)]
    silent = {each.rule: each.count for each in unanswered.values()}
    aims = aimed(subject.estate.waivers, found, subject.names, subject.things, silent)
    stands, waived = divided(found, aims, today)
    known = {*(rule.id for rule in rules), *OTHERS, *(each.id for each in found)}
    listed = {rule.id for rule in rules if _of_inventory(rule)}
    of_vms = {rule.id for rule in rules if _of_vms(rule) and not subject.lacks("vms")}
    doubts = Doubts(known, unanswered, listed, of_vms, subject.estate.declared, today)
    stands += doubts.of(aims)
    return Checked(
        findings=_worst_first(stands),
        waived=tuple(waived),
        unanswered=tuple(_answered_for(unanswered.values(), counting(aims, today))),
    )


def _of_inventory(rule: Rule) -> bool:
    """Whether the inventory names all that a rule is about."""
    return all(part.partition(".")[0] in SCHEMAS for part in rule.needs)


def _of_vms(rule: Rule) -> bool:
    """Whether a rule is about VMs, which are all known whatever else an export lacks."""
    return rule.id.startswith(OF_VMS) and _of_inventory(rule)


def _answered_for(
    unanswered: Iterable[Unanswered], aims: Mapping[Whom, Aim]
) -> Iterator[Unanswered]:
    """Each with the waiver for what is not told, where somebody wrote one."""
    for each in unanswered:
        aim = aims.get((each.rule, UNTOLD))
        yield each.model_copy(update={"waiver": aim.waiver}) if aim else each


def _found(
    rules: Iterable[Rule], unanswered: Mapping[str, Unanswered], subject: Subject
) -> Iterator[Finding]:
    """What each rule finds where it has an answer."""
    parts: dict[tuple[str, ...], Subject] = {(): subject}
    for rule in rules:
        silent = unanswered.get(rule.id)
        without = silent.vcenters if silent and not rule.undecided else ()
        if silent and not silent.partly and not rule.undecided:
            continue
        if without not in parts:
            parts[without] = subject.less(without)
        for hit in rule.find(parts[without]):
            yield rule.finding(hit, hit.evidence or places(rule, hit, subject.estate))


def _unanswered(rule: Rule, subject: Subject) -> Unanswered | None:
    lacking = rule.undecided or unless_said(*rule.needs)
    lacks = tuple(dict.fromkeys(lacking(subject)))
    if not lacks:
        return None
    whole = [each for each in lacks if not each.untold]
    vcenters = _silent(whole, subject)
    return Unanswered(
        rule=rule.id,
        severity=rule.severity,
        because=_because(lacks),
        lacks=lacks,
        count=sum(each.number for each in lacks),
        vcenters=vcenters,
        partly=bool(vcenters) or not whole or _sees(rule, lacks, subject),
    )


def _sees(rule: Rule, lacks: Iterable[Lack], subject: Subject) -> bool:
    """Whether a rule that answers in part has anything to look at."""
    bare = {each.part for each in lacks if each.whole}
    there = (part not in bare and not subject.lacks(part) for part in rule.needs)
    return bool(rule.undecided) and any(there)


def _silent(lacks: Iterable[Lack], subject: Subject) -> tuple[str, ...]:
    """The vCenters without an answer; none named where no vCenter has one."""
    if not all(each.vcenters for each in lacks):
        return ()
    named = {vcenter for each in lacks for vcenter in each.vcenters}
    return () if named >= subject.vcenters else tuple(sorted(named))


def _because(lacks: Sequence[Lack]) -> str:
    """What of the export, of the estate file or of earlier steps is not there, and what is open."""
    bare = [each for each in lacks if each.whole]
    keys = [each.part.removeprefix(KEYS) for each in bare if each.part.startswith(KEYS)]
    parts: dict[tuple[str, ...], list[str]] = {}
    for each in bare:
        if not each.part.startswith(KEYS):
            parts.setdefault(each.vcenters, []).append(column(each.part))
    read = [" of ".join(filter(None, (_and(each), _and(of)))) for of, each in parts.items()]
    told = [f"nothing is known of {' or of '.join(read)}"] if read else []
    told += [f"the estate does not say {_and(f'`{key}`' for key in keys)}"] if keys else []
    told += [each.why for each in lacks if each.why]
    told += [f"{column(each.part)} is not told of {_whom(each)}" for each in lacks if each.untold]
    return "; ".join(told)


def _whom(lack: Lack) -> str:
    return " of ".join(filter(None, (lack.whom, _and(lack.vcenters))))


def _and(words: Iterable[str]) -> str:
    return " and ".join(words)


def _worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda each: (each.severity.rank, each.id)))
