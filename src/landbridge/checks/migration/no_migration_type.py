"""VMs that no kind of migration takes: told by what the rules about VMs bar, all kinds together.

Where one blocking rule alone bars every kind, its own finding says so, and asks for a waiver once.
"""

from collections.abc import Iterable, Iterator, Mapping

import pyarrow as pa

from landbridge.checks.kinds import KINDS
from landbridge.checks.migration.bars import OPEN
from landbridge.checks.migration.kinds_of_each import migration_types
from landbridge.checks.migration.ways import way
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject, place
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity
from landbridge.model.checked import Lack


def _found(subject: Subject) -> Iterator[Hit]:
    barred = way(subject).unsaid
    told = migration_types(subject, barred).to_pylist()
    rows = subject.vms.filter(barred).to_pylist()
    for nth, row in enumerate(rows):
        reasons = {of["kind"]: _sure(of["reasons"]) for of in told[nth :: len(rows)]}
        yield Hit(subject.names.of(row["vcenter"], row["moref"]), _told(reasons), (place(row),))


def _sure(reasons: Iterable[str]) -> tuple[str, ...]:
    return tuple(reason for reason in reasons if OPEN not in reason)


def _told(reasons: Mapping[str, tuple[str, ...]]) -> str:
    """What bars each kind; kinds that the same things bar are named together."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for kind, own in reasons.items():
        alike.setdefault(own, []).append(KINDS[kind])
    whole = len(alike) == 1
    return "; ".join(
        f"{'all kinds' if whole else _and(kinds)}: {', '.join(own)}" for own, kinds in alike.items()
    )


def _and(kinds: list[str]) -> str:
    *most, last = kinds
    return f"{', '.join(most)} and {last}" if most else last


def _undecided(subject: Subject) -> Iterator[Lack]:
    """The VMs that no kind is sure to take, and some may."""
    yield from unless_said("vms")(subject)
    some = subject.vms.filter(way(subject).doubtful)
    if some.num_rows:
        first, more = subject.names.of(*_key(some)), some.num_rows - 1
        whom = f"{first} and {more:,} more" if more else first
        why = f"it is not known whether any kind of migration takes {whom}"
        yield Lack(part="vms", why=why, number=some.num_rows)


def _key(vms: pa.Table) -> tuple[str, str]:
    """That of the first."""
    return vms["vcenter"][0].as_py(), vms["moref"][0].as_py()


NO_MIGRATION_TYPE = Rule(
    id="vm.no-migration-type",
    severity=Severity.BLOCKING,
    says="something bars each kind of HCX migration for the VM, and no blocking rule alone",
    happens="no kind of migration takes the VM as it is",
    fix="The migration lead: have one kind's hindrances removed by who can mend them, exclude the "
    "VM from the scope, or say in a waiver how else it moves.",
    source=(*(f"hcx.{kind}.barred-by" for kind in KINDS), "hcx.activated-in"),
    needs=("vms",),
    find=_found,
    undecided=_undecided,
)
