"""Which switch a card or a port group is of, where several switches have a port group of a name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from landbridge.checks.subject import Subject
from landbridge.checks.tables.rows import Row
from landbridge.model.names import Key

Switch = str | None
"""Its name; None where the export does not tell it."""

Having = Mapping[Key, frozenset[Switch]]


@dataclass(frozen=True)
class Switches:
    """By vCenter and name of a port group, the switches that have one, not told ones among them.

    `standing` are the standard switches by vCenter, host and name.
    """

    having: Having
    distributed: Having
    standing: Mapping[tuple[str, str, str], frozenset[Switch]]

    def several(self, key: Key) -> bool:
        """Whether the name alone does not tell which port group is meant."""
        return len(self.having.get(key, ())) > 1

    def meets(self, key: Key, card: Switch, ports: frozenset[Switch]) -> bool | None:
        """Whether a card on a network of this name is on one of the port groups of these switches.

        None where the export does not tell; it need not where all of that name are among them.
        """
        having = self.having.get(key, frozenset())
        if card is None:
            return True if having <= ports else None
        if card in ports:
            return True
        return False if card in having and None not in ports else None

    def of(self, row: Row, name: str) -> Switch:
        """The switch of a port group, or of the adapter of a host, whose row does not tell it."""
        if "switch" in row:
            told: Switch = row["switch"]
            return told
        own = self.standing.get((row["vcenter"], row.get("host", ""), row[name]), frozenset())
        may_be = own | self.distributed.get((row["vcenter"], row[name]), frozenset())
        return next(iter(may_be)) if len(may_be) == 1 else None


def switches(subject: Subject) -> Switches:
    """Those of an estate, of port groups on which nothing moves too."""
    tables = subject.estate.inventory
    distributed = _sets(tables["dvports"].to_pylist(), "vcenter", "port")
    standard = _sets(tables["ports"].to_pylist(), "vcenter", "port_group")
    names = (*distributed, *standard)
    none = frozenset[Switch]()
    return Switches(
        having={key: distributed.get(key, none) | standard.get(key, none) for key in names},
        distributed=distributed,
        standing=_sets(tables["ports"].to_pylist(), "vcenter", "host", "port_group"),
    )


def _sets(rows: Iterable[Row], *columns: str) -> dict[Any, frozenset[Switch]]:
    """The switches by what these columns say, less the rows in which one is empty."""
    found: dict[Any, set[Switch]] = {}
    for row in rows:
        key = tuple(row[column] for column in columns)
        if None not in key:
            found.setdefault(key, set()).add(row["switch"])
    return {key: frozenset(each) for key, each in found.items()}
