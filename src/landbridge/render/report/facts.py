"""The facts that the plan rests on, each with its source and how far it can be trusted."""

from datetime import date
from typing import NamedTuple

from landbridge.catalogue import Fact, Grade, Source, Value, catalogue
from landbridge.model.plan import Report
from landbridge.render.numbers import NBSP, plain
from landbridge.render.report.chapter import Chapter, fill
from landbridge.render.report.reason import cited

OLD_AFTER_DAYS = 365
FIRM = frozenset({Grade.PUBLISHED, Grade.SDK})

GRADE = {
    Grade.PUBLISHED: "published",
    Grade.SDK: "published library",
    Grade.GENERAL: "general knowledge",
    Grade.INFERRED: "inferred",
    Grade.UNPUBLISHED: "not published",
}


class Cited(NamedTuple):
    """A fact as the report shows it."""

    fact: Fact
    value: str
    guide: str
    grade: str
    firm: bool
    age: str


def facts(report: Report) -> Chapter:
    """Every fact that is cited anywhere in the report."""
    made_on = date.fromisoformat(report.made_on[:10])
    shown = [_cited(catalogue()[fact_id], made_on) for fact_id in cited(report)]
    meanings = [
        (GRADE[grade], grade.meaning, grade in FIRM)
        for grade in Grade
        if any(one.fact.grade is grade for one in shown)
    ]
    sources = {source.key: source for one in shown for source in one.fact.source}
    listed = [source for _, source in sorted(sources.items())]
    html = fill("facts", facts=shown, meanings=meanings, sources=listed, day=day)
    return Chapter("facts", "Facts cited", html)


def day(source: Source) -> str:
    """When the copy was made that was read, as far as it is known."""
    return source.read.isoformat() if source.read else source.edition or "undated"


def _cited(fact: Fact, made_on: date) -> Cited:
    value = "" if fact.value is None else _with_unit(fact.value, fact.unit)
    return Cited(fact, value, _guide(fact), GRADE[fact.grade], fact.grade in FIRM,
                 age(fact, made_on))  # fmt: skip


def _guide(fact: Fact) -> str:
    if fact.guide is None or not fact.differs:
        return ""
    return _with_unit(fact.guide.value, fact.unit) if fact.guide.value is not None else "silent"


def age(fact: Fact, made_on: date) -> str:
    """`old` when the newest copy was read more than a year before, `undated` when none says."""
    if fact.read is None:
        return "undated"
    return "old" if (made_on - fact.read).days > OLD_AFTER_DAYS else ""


def _with_unit(value: Value, unit: str) -> str:
    written = _written(value)
    return f"{written}{NBSP}{unit}" if unit else written


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return plain(value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_written(part)}" for key, part in value.items())
    return value if isinstance(value, str) else ", ".join(map(_written, value))
