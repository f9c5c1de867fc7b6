"""Findings as Markdown, to be read in a pull request."""

from collections.abc import Iterator

from landbridge.model.checked import Checked
from landbridge.model.finding import Finding
from landbridge.render.concern import Concern, concerns, where
from landbridge.render.lacking import Gap, gaps, standing
from landbridge.render.marked import cell, table
from landbridge.render.standing import counts

SHOWN = 5
"""Subjects of one rule: hosts of code cut long comments."""


def render_markdown(checked: Checked, name: str, asked: str = "") -> str:
    """The sum, a row a rule with its first subjects, then what is waived and what is not known.

    `asked` says which rules alone were looked at, in words that begin a sentence.
    """
    told = _sum(checked)
    total = f"{cell(asked)}: {told.rstrip('.')}. The others were not asked." if asked else told
    parts = [f"## Landbridge: {cell(name)}\n\n{total}\n"]
    if checked.findings:
        headings = ("Severity", "Rule", "Whom", "What it means", "What to do")
        parts.append(table(headings, map(_row, concerns(checked.findings))))
    if checked.waived or checked.accepted:
        parts += [
            "### Waived\n",
            table(("Rule", "Whom", "What it means", "Until", "Why"), _waived(checked)),
        ]
    if checked.unanswered:
        rows = ((cell(gap.what), _waiting(gap)) for gap in gaps(checked.unanswered))
        parts += ["### Without an answer\n", table(("Not known", "Rules that wait for it"), rows)]
    return "\n".join(parts)


def _sum(checked: Checked) -> str:
    """As the table sums up, with what is waived and what has no answer."""
    return counts(checked) or "Nothing stands in the way."


def _row(concern: Concern) -> tuple[str, ...]:
    subjects = [_whom(concern, each) for each in concern.findings[:SHOWN]]
    if len(concern.findings) > SHOWN:
        subjects.append(f"and {len(concern.findings) - SHOWN:,} more")
    whom = "<br>".join(subjects)
    told = filter(None, (concern.message, concern.kinds))
    means = "<br>".join(map(cell, told)) or "see each"
    fixes = dict.fromkeys(each.fix for each in concern.findings[:SHOWN])
    todo = cell(concern.fix) or "<br>".join(map(cell, filter(None, fixes)))
    return (concern.severity.value, f"`{concern.id}`", whom, means, todo)


def _whom(concern: Concern, finding: Finding) -> str:
    own = concern.own(finding)
    return _placed(finding, f": {own}" if own else "")


def _placed(finding: Finding, own: str = "") -> str:
    seen = f" ({where(finding)})" if finding.evidence else ""
    return cell(f"{finding.subject}{own}{seen}")


def _waiting(gap: Gap) -> str:
    return "<br>".join(f"`{each.rule}` ({standing(each)})" for each in gap.rules)


def _waived(checked: Checked) -> Iterator[tuple[str, ...]]:
    for each in checked.waived:
        whom, means = _placed(each.finding), cell(each.finding.message)
        until, why = each.waiver.expires.isoformat(), cell(each.waiver.reason)
        yield f"`{each.finding.id}`", whom, means, until, why
    for rule in checked.accepted:
        if rule.waiver:
            why, until = cell(rule.waiver.reason), rule.waiver.expires.isoformat()
            yield f"`{rule.rule}`", rule.waiver.subject, "It has no answer.", until, why
