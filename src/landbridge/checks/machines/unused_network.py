"""Networks that nothing uses."""

from collections.abc import Iterator, Mapping

from landbridge.checks.port_groups import COLUMNS
from landbridge.checks.rows import Row, hit, nothing
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.checks.switches import Switch, Switches, switches
from landbridge.model import Severity
from landbridge.model.names import Key, told_apart

UPLINKS = "uplink"
TABLES = ("dvports", "ports")


def _found(subject: Subject) -> Iterator[Hit]:
    """One hit for each name; a port group of a standard switch has a row for each host."""
    at = switches(subject)
    users = _users(subject, at)
    called = told_apart(key for table in TABLES for key in subject.called(table, COLUMNS[table]))
    unused: dict[Key, list[Row]] = {}
    for key, row in _ports(subject):
        on = users.get(key, ())
        if all(at.meets(key, each, frozenset([row["switch"]])) is False for each in on):
            unused.setdefault(key, []).append(row)
    for key, rows in unused.items():
        yield hit(called[key], rows, _switch if at.several(key) else nothing)


def _switch(row: Row) -> str:
    return f"on {row['switch'] or 'a switch that is not told'}"


def _ports(subject: Subject) -> Iterator[tuple[Key, Row]]:
    """The port groups with their names, less those that are uplinks."""
    for table in TABLES:
        for row in subject.table(table).to_pylist():
            name = row[COLUMNS[table]]
            if name is not None and UPLINKS not in name.lower():
                yield (row["vcenter"], name), row


def _users(subject: Subject, at: Switches) -> Mapping[Key, set[Switch]]:
    """By network, the switches of all cards and adapters on it, of VMs that stay too."""
    users: dict[Key, set[Switch]] = {}
    tables, column = subject.estate.inventory, COLUMNS["vmkernels"]
    on = ["vcenter", "network", "switch"]
    for nic in tables["nics"].select(on).group_by(on).aggregate([]).to_pylist():
        users.setdefault((nic["vcenter"], nic["network"]), set()).add(nic["switch"])
    for row in tables["vmkernels"].to_pylist():
        users.setdefault((row["vcenter"], row[column]), set()).add(at.of(row, column))
    return users


UNUSED_NETWORK = Rule(
    id="network.unused",
    severity=Severity.INFO,
    says="no VM, template or host is on a port group",
    happens="it needs no segment, and spends routes and addresses if it gets one",
    fix="The network engineer: leave it out of the address plan, or say for whom it waits.",
    source=("vsphere-objects",),
    needs=("nics.network", "dvports", "ports", "vmkernels"),
    find=_found,
)
