"""Findings as JUnit XML, the form of pipelines: a rule is a test case."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import escape

from landbridge.checks import Rule, Told
from landbridge.model.checked import Checked, Unanswered, Waived
from landbridge.model.finding import Finding, Severity
from landbridge.render.text import showable


@dataclass
class _Case:
    """What came of one rule."""

    rule: str
    failing: list[Finding] = field(default_factory=list)
    milder: list[Finding] = field(default_factory=list)
    waived: list[Waived] = field(default_factory=list)
    unanswered: list[Unanswered] = field(default_factory=list)


def render_junit(
    checked: Checked, rules: Sequence[Rule | Told], name: str, fail_on: Severity
) -> str:
    """A case a rule: failed with findings from `fail_on` on, else open, as an error or skipped.

    It is an error where the rule is as severe as `fail_on`, for then the answer of all is open;
    skipped where it is milder, or where somebody answers for it by a waiver.
    What is milder or waived is told in the output of its case, and so is what a case that failed
    could not answer.
    """
    cases = [_written(case, fail_on) for case in _cases(checked, rules, fail_on)]
    failed = sum("<failure" in case for case in cases)
    skipped = sum("<skipped" in case for case in cases)
    open_ = sum("<error" in case for case in cases)
    counts = f'tests="{len(cases)}" failures="{failed}" errors="{open_}" skipped="{skipped}"'
    lines = [
        '<?xml version="1.0"?>',
        f'<testsuites name="Landbridge" {counts}>',
        f"<testsuite name={_quoted(name)} {counts}>",
        *cases,
        "</testsuite>",
        "</testsuites>",
    ]
    text = "\n".join(lines) + "\n"
    return text.encode("ascii", "xmlcharrefreplace").decode()  # readable whatever the encoding


def _cases(checked: Checked, rules: Sequence[Rule | Told], fail_on: Severity) -> Iterable[_Case]:
    """The rules in their order, then what only reading, sizing or a waiver could say."""
    unanswered = (each.rule for each in checked.unanswered)
    names = (*(rule.id for rule in rules), *unanswered, *checked.ids)
    cases = {name: _Case(name) for name in names}
    for each in checked.findings:
        case = cases[each.id]
        (case.failing if each.severity.rank <= fail_on.rank else case.milder).append(each)
    for waived in checked.waived:
        cases[waived.finding.id].waived.append(waived)
    for silent in checked.unanswered:
        cases[silent.rule].unanswered.append(silent)
    return cases.values()


def _written(case: _Case, fail_on: Severity) -> str:
    silent = [*map(_silent, case.unanswered)]
    parts = [
        *_failure(case.failing),
        *(_unanswered(each, fail_on) for each in case.unanswered if not case.failing),
        *_output([*map(_told, case.milder), *map(_waived, case.waived),
                  *(f"not whole: {each}" for each in silent if case.failing)]),
    ]  # fmt: skip
    family = case.rule.split(".", maxsplit=1)[0]
    head = f"<testcase classname={_quoted(f'landbridge.{family}')} name={_quoted(case.rule)}"
    return f"{head}>{''.join(parts)}</testcase>" if parts else f"{head}/>"


def _unanswered(rule: Unanswered, fail_on: Severity) -> str:
    if rule.waiver or rule.severity.rank > fail_on.rank:
        return f"<skipped message={_quoted(_silent(rule))}/>"
    return f'<error type="no answer" message={_quoted(_silent(rule))}/>'


def _failure(findings: Sequence[Finding]) -> Iterator[str]:
    if findings:
        severity = findings[0].severity.value
        message = f"{severity}: {findings[0].subject}"
        message += f" and {len(findings) - 1:,} more" if len(findings) > 1 else ""
        text = "\n".join(map(_told, findings))
        yield f'<failure type="{severity}" message={_quoted(message)}>{_text(text)}</failure>'


def _output(lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"<system-out>{_text(chr(10).join(lines))}</system-out>"


def _waived(waived: Waived) -> str:
    until = waived.waiver.expires.isoformat()
    return f"waived until {until}: {waived.waiver.reason}: {_told(waived.finding)}"


def _silent(rule: Unanswered) -> str:
    if not rule.waiver:
        return rule.because
    until = rule.waiver.expires.isoformat()
    return f"{rule.because} (waived until {until}: {rule.waiver.reason})"


def _told(finding: Finding) -> str:
    seen = "; ".join(map(str, finding.evidence))
    parts = (f"{finding.subject}: {finding.message}", finding.fix, seen and f"seen in {seen}")
    return " | ".join(filter(None, parts))


def _text(text: str) -> str:
    return str(escape(showable(text)))


def _quoted(text: str) -> str:
    return f'"{_text(" ".join(text.split()))}"'
