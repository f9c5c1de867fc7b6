"""Findings as Markdown, to be read in a pull request."""

import re
from collections.abc import Iterable, Iterator, Sequence

from landbridge.model.checked import Checked
from landbridge.model.finding import Finding
from landbridge.render.concern import Concern, concerns, where
from landbridge.render.lacking import Gap, gaps, standing
from landbridge.render.standing import counts
from landbridge.render.text import unformulated

SHOWN = 5
"""Subjects of one rule: hosts of code cut long comments."""

_MEANS_SOMETHING = re.compile(r"([\\`*_\[\]|~#])")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}


def render_markdown(checked: Checked, name: str, asked: str = "") -> str:
    """The sum, a row a rule with its first subjects, then what is waived and what is not known.

    `asked` says which rules alone were looked at, in words that begin a sentence.
    """
    total = (
        f"{_cell(asked)}: {_sum(checked)} The others were not asked." if asked else _sum(checked)
    )
    parts = [f"## Landbridge: {_cell(name)}\n\n{total}\n"]
    if checked.findings:
        headings = ("Severity", "Rule", "Whom", "What it means", "What to do")
        parts.append(_table(headings, map(_row, concerns(checked.findings))))
    if checked.waived or checked.accepted:
        parts += [
            "### Waived\n",
            _table(("Rule", "Whom", "What it means", "Until", "Why"), _waived(checked)),
        ]
    if checked.unanswered:
        rows = ((_cell(gap.what), _waiting(gap)) for gap in gaps(checked.unanswered))
        parts += ["### Without an answer\n", _table(("Not known", "Rules that wait for it"), rows)]
    return "\n".join(parts)


def _sum(checked: Checked) -> str:
    """As the table sums up, with what is waived and what has no answer."""
    return counts(checked) or "Nothing stands in the way."


def _row(concern: Concern) -> tuple[str, ...]:
    subjects = [_whom(concern, each) for each in concern.findings[:SHOWN]]
    if len(concern.findings) > SHOWN:
        subjects.append(f"and {len(concern.findings) - SHOWN:,} more")
    whom = "<br>".join(subjects)
    fix = concern.fix or concern.findings[0].fix
    told = filter(None, (concern.message, concern.kinds))
    means = "<br>".join(map(_cell, told)) or "see each"
    return (concern.severity.value, f"`{concern.id}`", whom, means, _cell(fix))


def _whom(concern: Concern, finding: Finding) -> str:
    own = concern.own(finding)
    return _placed(finding, f": {own}" if own else "")


def _placed(finding: Finding, own: str = "") -> str:
    seen = f" ({where(finding)})" if finding.evidence else ""
    return _cell(f"{finding.subject}{own}{seen}")


def _waiting(gap: Gap) -> str:
    return "<br>".join(f"`{each.rule}` ({standing(each)})" for each in gap.rules)


def _waived(checked: Checked) -> Iterator[tuple[str, ...]]:
    for each in checked.waived:
        whom, means = _placed(each.finding), _cell(each.finding.message)
        until, why = each.waiver.expires.isoformat(), _cell(each.waiver.reason)
        yield f"`{each.finding.id}`", whom, means, until, why
    for rule in checked.accepted:
        if rule.waiver:
            why, until = _cell(rule.waiver.reason), rule.waiver.expires.isoformat()
            yield f"`{rule.rule}`", rule.waiver.subject, "It has no answer.", until, why


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    rule = ["---"] * len(headings)
    return "".join(f"| {' | '.join(row)} |\n" for row in [headings, rule, *rows])


def _cell(text: str) -> str:
    """The text of a stranger as nothing but text: no markup, no mention, no second line.

    Nor a formula: people copy such tables into spreadsheets.
    """
    plain = _MEANS_SOMETHING.sub(r"\\\1", " ".join(unformulated(text).split()))
    return "".join(_NAMED.get(letter, letter) for letter in plain)
