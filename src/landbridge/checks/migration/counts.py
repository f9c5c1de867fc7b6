"""How many VMs can take each kind of HCX migration, and what most often stands in its way."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.kinds import KINDS
from landbridge.checks.migration.kinds_of_each import migration_types
from landbridge.checks.subject import Subject
from landbridge.model.migration_types import Hindrance, MigrationType, MigrationTypes


def counted(subject: Subject) -> MigrationTypes:
    """The answer for each VM that moves, and its numbers by kind."""
    each = migration_types(subject)
    return MigrationTypes(kinds=tuple(_of_kind(each, kind) for kind in KINDS), each=each)


def _of_kind(each: pa.Table, kind: str) -> MigrationType:
    own = each.filter(pc.equal(each["kind"], kind))
    answers = dict(_numbers(own["possible"]))
    return MigrationType(
        kind=kind,
        name=KINDS[kind],
        yes=answers.get("yes", 0),
        no=answers.get("no", 0),
        unknown=answers.get("unknown", 0),
        reasons=tuple(_reasons(own)),
    )


def _reasons(own: pa.Table) -> Iterator[Hindrance]:
    """The commonest first, those equally common by their words."""
    numbers = _numbers(pc.list_flatten(own["reasons"]))
    for reason, vms in sorted(numbers, key=lambda told: (-told[1], told[0])):
        rule, _, says = reason.partition(": ")
        yield Hindrance(rule=rule, says=says, vms=vms)


def _numbers(column: pa.ChunkedArray) -> Iterator[tuple[str, int]]:
    for found in pc.value_counts(column).to_pylist():
        yield found["values"], found["counts"]


__all__ = ["counted"]
