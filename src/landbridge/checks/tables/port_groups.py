"""The port groups of moving VMs, each of its own switch: two switches may have one of a name."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pyarrow as pa

from landbridge.checks.rule import Hit
from landbridge.checks.subject import Subject, place
from landbridge.checks.tables.cards import Cards, cards, unplaced, vms_of
from landbridge.checks.tables.networks import on_it
from landbridge.checks.tables.rows import SHOWN, Row
from landbridge.checks.tables.switches import switches
from landbridge.checks.unsaid import unless_said
from landbridge.model.checked import Lack
from landbridge.model.names import Key

COLUMNS = {"dvports": "port", "ports": "port_group", "vmkernels": "port_group"}
"""By table, the column that names port groups."""


class _Case(NamedTuple):
    """Port groups of one name, who is on them for sure, and who may be; `of` tells them apart."""

    network: Key
    rows: Sequence[Row]
    on: Sequence[Cards]
    unsure: Sequence[Cards]
    of: str


@dataclass(frozen=True)
class PortGroups:
    """A predicate over port groups; called, it gives a hit for each such one that moving VMs use.

    Port groups of one name in a vCenter make one hit, which names their switches where others have
    that name too.
    """

    table: str
    where: Callable[[pa.Table], pa.Array]

    def __call__(self, subject: Subject) -> Iterator[Hit]:
        called = subject.called("nics", "network")
        for case in self._cases(subject):
            if case.on:
                seen = f"{case.of}{on_it(vms_of(case.on))}"
                places = (case.on[0].first, *map(place, case.rows[:SHOWN]))
                yield Hit(called[case.network], seen, places)

    def unless_told(self, *parts: str) -> Callable[[Subject], Iterator[Lack]]:
        """Open while these are not known, and where it is not told on which one a card is."""

        def lacking(subject: Subject) -> Iterator[Lack]:
            yield from unless_said(*parts)(subject)
            for case in self._cases(subject):
                yield from unplaced(case.unsure)

        return lacking

    def _cases(self, subject: Subject) -> Iterator[_Case]:
        rows = self._rows(subject)
        on: dict[Key, list[Cards]] = {}
        for each in cards(subject, subject.table("nics")) if rows else ():
            on.setdefault(each.network, []).append(each)
        at, column = switches(subject), COLUMNS[self.table]
        for key in (each for each in rows if each in on):
            such = frozenset(at.of(row, column) for row in rows[key])
            meets = [(each, at.meets(key, each.switch, such)) for each in on[key]]
            sure = [each for each, met in meets if met]
            unsure = [each for each, met in meets if met is None]
            told = f"on {' and '.join(sorted(filter(None, such)))}: " if at.several(key) else ""
            yield _Case(key, rows[key], sure, unsure, told)

    def _rows(self, subject: Subject) -> dict[Key, list[Row]]:
        """Such port groups by name; one of a standard switch has a row for each host."""
        ports, column = subject.table(self.table), COLUMNS[self.table]
        found: dict[Key, list[Row]] = {}
        for row in ports.filter(self.where(ports)).to_pylist():
            if row[column] is not None:
                found.setdefault((row["vcenter"], row[column]), []).append(row)
        return found
