"""Which kinds of migration are open to how many VMs, and what most often stands in their way."""

from typing import NamedTuple

from landbridge.model.migration_types import MigrationType, MigrationTypes
from landbridge.model.plan import Report
from landbridge.render.numbers import share
from landbridge.render.report.chapter import Chapter, fill

MOST_REASONS = 10
"""The table of the VMs has them all."""


class Bar(NamedTuple):
    """A kind with the widths, in percent, of those that can take it and those that may."""

    kind: MigrationType
    yes: float
    unknown: float


class Row(NamedTuple):
    """A reason, and of how many VMs it is one, kind by kind."""

    rule: str
    says: str
    vms: tuple[int, ...]


def migration_types(report: Report) -> Chapter:
    """The kinds as bars, the commonest reasons as a table."""
    told = report.plan.migration_types
    all_rows = rows(told) if told else []
    html = fill(
        "migration_types",
        told=told,
        bars=[bar(kind) for kind in told.kinds] if told else [],
        rows=all_rows[:MOST_REASONS],
        more=len(all_rows[MOST_REASONS:]),
    )
    return Chapter("migration-types", "Migration types", html)


def bar(kind: MigrationType) -> Bar:
    """The bar of a kind; of no VM at all it is empty."""
    vms = kind.yes + kind.no + kind.unknown
    return Bar(kind, round(share(kind.yes, vms), 2), round(share(kind.unknown, vms), 2))


def rows(told: MigrationTypes) -> list[Row]:
    """Each reason once, that of the most VMs first."""
    by_kind = [{(each.rule, each.says): each.vms for each in kind.reasons} for kind in told.kinds]
    reasons = dict.fromkeys(reason for own in by_kind for reason in own)
    made = [Row(*reason, tuple(own.get(reason, 0) for own in by_kind)) for reason in reasons]
    return sorted(made, key=lambda row: (-max(row.vms), row.rule, row.says))
