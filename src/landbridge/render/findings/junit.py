"""Findings as JUnit XML, the form of pipelines: a rule is a test case."""

from collections.abc import Iterator, Sequence

from markupsafe import escape

from landbridge.checks import Rule
from landbridge.model.checked import Checked
from landbridge.model.finding import Finding, Severity
from landbridge.render.text import showable


def render_junit(checked: Checked, rules: Sequence[Rule], name: str, fail_on: Severity) -> str:
    """A case a rule: failed with findings from `fail_on` on, skipped without an answer.

    What is milder or waived is told in the output of its case.
    """
    cases = [_case(each, checked, fail_on) for each in _names(checked, rules)]
    failed = sum("<failure" in case for case in cases)
    skipped = sum("<skipped" in case for case in cases)
    counts = f'tests="{len(cases)}" failures="{failed}" errors="0" skipped="{skipped}"'
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


def _names(checked: Checked, rules: Sequence[Rule]) -> Sequence[str]:
    unanswered = (each.rule for each in checked.unanswered)
    return tuple(dict.fromkeys((*(rule.id for rule in rules), *unanswered, *checked.ids)))


def _case(rule: str, checked: Checked, fail_on: Severity) -> str:
    found = [each for each in checked.findings if each.id == rule]
    failing = [each for each in found if each.severity.rank <= fail_on.rank]
    milder = [each for each in found if each.severity.rank > fail_on.rank]
    parts = [
        *_failure(failing),
        *(f"<skipped message={_quoted(each.because)}/>"
          for each in checked.unanswered if each.rule == rule),
        *_output([*map(_told, milder), *_waived(rule, checked)]),
    ]  # fmt: skip
    family = rule.split(".", maxsplit=1)[0]
    head = f"<testcase classname={_quoted(f'landbridge.{family}')} name={_quoted(rule)}"
    return f"{head}>{''.join(parts)}</testcase>" if parts else f"{head}/>"


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


def _waived(rule: str, checked: Checked) -> Iterator[str]:
    for each in checked.waived:
        if each.finding.id == rule:
            until = each.waiver.expires.isoformat()
            yield f"waived until {until}: {each.waiver.reason}: {_told(each.finding)}"


def _told(finding: Finding) -> str:
    seen = "; ".join(map(str, finding.evidence))
    parts = (f"{finding.subject}: {finding.message}", finding.fix, seen and f"seen in {seen}")
    return " | ".join(filter(None, parts))


def _text(text: str) -> str:
    return str(escape(showable(text)))


def _quoted(text: str) -> str:
    return f'"{_text(" ".join(text.split()))}"'
