"""Batches of logged tuples against a proof, and in the end what they add up to."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from landbridge.model.flow_log import FlowBatch, Head, LogGap, LogKind, Numbers
from landbridge.model.proof import Verdict
from landbridge.model.replay import Change, Replay
from landbridge.network.proof import Proof
from landbridge.network.replay.classed import Classed
from landbridge.network.replay.decided import NOWHERE, Decided, Deciding, Question, Use
from landbridge.network.replay.grouped import Grouped
from landbridge.network.replay.seats import AT_CLOUD, Label, plain
from landbridge.network.replay.summary import Read, summary
from landbridge.network.replay.tally import Case, Connection, Logged, Seen, Stray, Tally, Told

Packet = tuple[int, int, int, int]
"""Source and destination on the line of addresses, protocol and port."""
FAR_END = f"{NOWHERE}; it was judged at its own end, and not on its way"


class Replayed:
    """Logs against one design, batch by batch.

    The tuples of a batch are taken together by class of addresses and traffic; the proof is asked
    once for each class that occurs, and only what would change is looked at tuple by tuple.
    """

    def __init__(self, proof: Proof) -> None:
        self._network = proof.network
        self._classed = Classed(proof.ground)
        self._deciding = Deciding(proof)
        self._tally = Tally()
        self._labels: dict[Label, int] = {}
        self._kinds: set[LogKind] = set()
        self._tellers: dict[tuple[Question, bool], Callable[[Packet, Seen], None]] = {}

    def add(self, batch: FlowBatch) -> None:
        """Count the tuples of a batch."""
        labels = np.array([self._label(each) for each in batch.heads], np.int64)[batch.head]
        classes = self._classed.addresses(batch.addresses)
        columns = (
            labels,
            batch.inbound.astype(np.int64),
            batch.allowed.astype(np.int64),
            batch.answered.astype(np.int64),
            classes[batch.source],
            classes[batch.destination],
            self._classed.traffic(batch),
        )
        groups = Grouped(columns)
        self._tally.between(int(batch.time.min()), int(batch.time.max()))
        notable = np.zeros(len(groups), np.bool_)
        asked = self._questions(columns, groups)
        for number, (question, answered) in enumerate(asked):
            count = int(groups.counts[number])
            notable[number] = self._count(question, answered, count)
        self._look_closer(batch, groups.of_row(), asked, notable)

    def result(self, files: int, records: int, gaps: Sequence[LogGap]) -> Replay:
        """What it all comes to."""
        read = Read(files, records, gaps, frozenset(self._kinds))
        return summary(self._tally, self._deciding, self._network, read)

    def _label(self, head: Head) -> int:
        self._kinds.add(head.kind)
        label = Label(head.kind, head.group, head.rule)
        return self._labels.setdefault(label, len(self._labels))

    def _questions(
        self, columns: Sequence[Numbers], groups: Grouped
    ) -> list[tuple[Question, bool]]:
        """What is to be asked about each group, and whether its packets were answered."""
        labels = list(self._labels)
        rows = np.stack([column[groups.first] for column in columns], axis=1).tolist()
        return [
            (Question(labels[label], bool(inbound), bool(allowed), *rest), bool(answered))
            for label, inbound, allowed, answered, *rest in rows
        ]

    def _count(self, asked: Question, answered: bool, count: int) -> bool:
        """Count tuples of one class; whether they are to be told one by one."""
        found, tally = self._deciding[asked], self._tally
        tally.tuples += count
        if found.verdict is None:
            tally.unplaced += count
            return True
        self._use(asked, found, count)
        change = change_of(asked, answered, found)
        tally.undecided += count * (change is Change.UNDECIDED)
        tally.lost += count * (change is Change.LOST)
        tally.disagree += count * (change not in {None, Change.UNDECIDED})
        tally.agree += count * (change is None)
        if change is None and plain(asked.label.rule) != found.by.lower():
            tally.moved[Use(found.group, asked.side, asked.label.rule), found.by] += count
        return change is not None or found.way is None

    def _use(self, asked: Question, found: Decided, count: int) -> None:
        """Count the rules that decide, and the one that was logged."""
        tally = self._tally
        tally.at_cloud |= any(seat.place.role in AT_CLOUD for seat in found.seats)
        if asked.allowed:
            tally.ways[found.way.value if found.way else "unknown"] += count
        for use in found.uses:
            tally.computed[use] += count
        if found.known:
            tally.logged[Use(found.group, asked.side, plain(asked.label.rule))] += count
        else:
            tally.unknown[Logged(found.group, asked.label.rule)] += count

    def _look_closer(
        self,
        batch: FlowBatch,
        of_row: Numbers,
        asked: Sequence[tuple[Question, bool]],
        notable: "np.ndarray",
    ) -> None:
        """The tuples of some groups, connection by connection."""
        rows = np.flatnonzero(notable[of_row])
        ends = (batch.source[rows], batch.destination[rows])
        columns = (of_row[rows], *ends, batch.protocol[rows], batch.port[rows])
        alike = Grouped(columns, batch.time[rows])
        last, octets = alike.most(batch.time[rows]), alike.sums(batch.octets[rows])
        firsts = rows[alike.first]
        shown = zip(
            *(column[alike.first].tolist() for column in columns),
            *(column[firsts].tolist() for column in (batch.time, batch.head)),
            *(column.tolist() for column in (alike.counts, octets, last)),
            strict=True,
        )
        of_group = {group: self._telling(asked[group]) for group in np.unique(columns[0]).tolist()}
        for group, source, destination, protocol, port, time, head, *counts in shown:
            between = (batch.addresses[source], batch.addresses[destination])
            _, _, _, file, record = batch.heads[head]
            seen = Seen(counts[0], counts[1], (time, file, record), counts[2])
            of_group[group]((*between, protocol, port), seen)

    def _telling(self, asked: tuple[Question, bool]) -> Callable[[Packet, Seen], None]:
        if asked not in self._tellers:
            self._tellers[asked] = self._teller(*asked)
        return self._tellers[asked]

    def _teller(self, asked: Question, answered: bool) -> Callable[[Packet, Seen], None]:
        """Who counts the connections of one class."""
        found, tally = self._deciding[asked], self._tally
        change = change_of(asked, answered, found)
        if found.verdict is None:
            return partial(self._stray, asked, found.why, False)
        told = Told(change, found.group, asked.side, asked.label.rule, found.by) if change else None
        case = str((told, asked))
        if told:
            tally.cases[case] = Case(told, asked)

        def tell(packet: Packet, seen: Seen) -> None:
            if found.way is None:
                self._stray(asked, FAR_END, True, packet, seen)
                tally.far += seen.tuples
            if told:
                tally.changed(told, seen)
                tally.connections.add(Connection(*packet, case), seen)

        return tell

    def _stray(self, asked: Question, why: str, judged: bool, packet: Packet, seen: Seen) -> None:
        """An end that stands nowhere: the far one of what was judged, else the own one."""
        source, destination, *_ = packet
        own, far = (destination, source) if asked.inbound else (source, destination)
        self._tally.strays.add(Stray(far if judged else own, why, judged), seen.tuples)


def change_of(asked: Question, answered: bool, found: Decided) -> Change | None:
    """What would become of logged traffic, if it is not what was logged."""
    logged = Verdict.ALLOW if asked.allowed else Verdict.DENY
    if found.verdict is Verdict.DEPENDS:
        return Change.UNDECIDED
    if found.verdict is not logged:
        return Change.DENIED if asked.allowed else Change.OPENED
    lost = asked.allowed and answered and found.way is Verdict.DENY
    return Change.LOST if lost else None
