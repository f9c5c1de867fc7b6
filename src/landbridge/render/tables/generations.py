"""Both ways to the hosts step by step, and the months in which both clouds are paid for."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from landbridge.model.generations import Month, Step, Way
from landbridge.model.plan import Report
from landbridge.render.tables.table import Column, Table

PARTS = {
    "source": "Source",
    "target": "Generation 2",
    "idle": "Reservations left over",
    "licences": "VCF licences",
}
"""The headings of a month's numbers that have a reason."""


class _Step(NamedTuple):
    way: Way
    step: Step


class _Month(NamedTuple):
    currency: str | None
    month: Month


def _steps(report: Report) -> Iterator[_Step]:
    told = report.plan.generations
    for way in told.ways if told else ():
        for step in way.steps:
            yield _Step(way, step)


def _months(report: Report) -> Iterable[_Month]:
    told = report.plan.generations
    return [_Month(told.currency, month) for month in told.months] if told else []


def _amount(value: Decimal | None) -> float | None:
    return None if value is None else float(round(value, 2))


def _because(month: Month) -> str:
    return ". ".join(f"{PARTS[name]}: {sentence}" for name, sentence in month.because.items())


STEPS = Table[_Step](
    "ways",
    (
        Column("Way", lambda r: r.way.name, 24),
        Column("Step", lambda r: r.step.name, 44),
        Column("Base hosts", lambda r: r.step.base_hosts),
        Column("AV64 hosts", lambda r: r.step.av64_hosts),
        Column("Hours reckoned", lambda r: r.step.hours),
        Column("Because", lambda r: r.step.because, 60),
        Column("Rests on", lambda r: "; ".join(r.step.facts), 40),
    ),
    _steps,
)

MONTHS = Table[_Month](
    "months",
    (
        Column("Month", lambda r: r.month.nth, 8),
        Column("From", lambda r: r.month.begins.isoformat() if r.month.begins else None, 12),
        Column("To", lambda r: r.month.ends.isoformat() if r.month.ends else None, 12),
        Column("Days", lambda r: r.month.days if r.month.begins else None, 8),
        Column("Source hosts", lambda r: r.month.source_hosts),
        Column("Source days", lambda r: r.month.source_days if r.month.begins else None),
        Column("Generation 2 hosts", lambda r: r.month.target_hosts),
        Column("Licensed cores", lambda r: r.month.cores),
        Column("Currency", lambda r: r.currency, 10),
        Column("Source", lambda r: _amount(r.month.source)),
        Column("Generation 2", lambda r: _amount(r.month.target)),
        Column("Reservations left over", lambda r: _amount(r.month.idle)),
        Column("VCF licences", lambda r: _amount(r.month.licences)),
        Column("Together", lambda r: _amount(r.month.total)),
        Column("Without VCF licences", lambda r: _amount(r.month.without_licences)),
        Column("More than Generation 2 alone", lambda r: _amount(r.month.more)),
        Column("Because", lambda r: _because(r.month), 80),
    ),
    _months,
)
