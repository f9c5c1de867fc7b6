"""The hosts of moving VMs, told by cluster: what is wrong with which, and who runs there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa

from landbridge.checks.inventory.carrying import unlisted
from landbridge.checks.rule import Hit
from landbridge.checks.some import several, some
from landbridge.checks.subject import Subject, place
from landbridge.checks.tables.rows import SHOWN, Row, Seen
from landbridge.model.names import Key


@dataclass(frozen=True)
class Hosts:
    """A predicate over hosts; called, it gives a hit for each cluster with such hosts.

    Hosts on which nothing runs that moves are not looked at; those of a cluster are whose VMs run
    on hosts that the export does not list. A host of no cluster stands for itself.
    """

    where: Callable[[pa.Table], pa.Array]
    seen: Seen

    def __call__(self, subject: Subject) -> Iterator[Hit]:
        rows = subject.table("hosts")
        cases: dict[tuple[str, str, str], list[Row]] = {}
        for row in rows.filter(self.where(rows)).to_pylist():
            column = "cluster" if row["cluster"] else "host"
            cases.setdefault((column, row["vcenter"], row[column]), []).append(row)
        vms = subject.vms if cases else subject.vms[:0]
        running = _by(subject, vms, "host")
        elsewhere = _by(subject, unlisted(rows, vms), "cluster")
        for (column, vcenter, name), hosts in cases.items():
            there = [vm for host in hosts for vm in running.get((vcenter, host["host"]), ())]
            lost = elsewhere.get((vcenter, name), ()) if column == "cluster" else ()
            seen = "; ".join([*self._told(hosts), *_whom(there, lost)])
            yield Hit(subject.called("hosts", column)[vcenter, name], seen, (*map(place, hosts),))

    def _told(self, hosts: Sequence[Row]) -> list[str]:
        """What was seen on which hosts."""
        alike: dict[str, list[str]] = {}
        for host in hosts:
            alike.setdefault(self.seen(host), []).append(host["host"])
        told = [f"{seen} on {several(names, 'host')}" for seen, names in alike.items()]
        more = [f"{len(told) - SHOWN:,} more"] if len(told) > SHOWN else []
        return [*told[:SHOWN], *more]


def _whom(there: Sequence[str], elsewhere: Sequence[str]) -> Iterator[str]:
    """The VMs on these hosts, and those of their cluster that may be."""
    if there:
        yield f"{some(there)} there"
    if elsewhere:
        yield f"{some(elsewhere)} in the cluster, on hosts that the export does not list"


def _by(subject: Subject, vms: pa.Table, column: str) -> dict[Key, list[str]]:
    """By host or cluster what these VMs are called."""
    found: dict[Key, list[str]] = {}
    for row in vms.select(["vcenter", column, "moref"]).to_pylist():
        vm = subject.names.of(row["vcenter"], row["moref"])
        found.setdefault((row["vcenter"], row[column]), []).append(vm)
    return found
