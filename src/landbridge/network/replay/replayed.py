"""Batches of logged tuples against a proof, and in the end what they add up to."""

from collections.abc import Sequence

import numpy as np

from landbridge.model.flow_log import FlowBatch, Head, LogGap
from landbridge.model.replay import Replay
from landbridge.network.proof import Proof
from landbridge.network.replay.classed import Classed
from landbridge.network.replay.closer import Closer
from landbridge.network.replay.counts import counted
from landbridge.network.replay.decided import Deciding
from landbridge.network.replay.grouped import Grouped
from landbridge.network.replay.judged import Judged, judged
from landbridge.network.replay.question import Question
from landbridge.network.replay.seats import Label
from landbridge.network.replay.summary import Read, summary
from landbridge.network.replay.tally import Tally


class Replayed:
    """Logs against one design, batch by batch.

    The tuples of a batch are taken together by class of addresses and traffic; the proof is asked
    once for each class that occurs, and only what would change is looked at more closely.
    """

    def __init__(self, proof: Proof) -> None:
        self._network = proof.network
        self._classed = Classed(proof.ground)
        self._deciding = Deciding(proof)
        self._tally = Tally()
        self._labels: dict[Label, int] = {}
        self._named: list[Label] = []
        self._numbers: dict[tuple[int, ...], int] = {}
        """The number of each class of tuples; its case and its count stand at this place."""
        self._cases: list[Judged] = []
        self._counts: list[int] = []

    def add(self, batch: FlowBatch) -> None:
        """Count the tuples of a batch."""
        groups, numbers = self._grouped(batch)
        for number, count in zip(numbers, groups.counts.tolist(), strict=True):
            self._counts[number] += count
        self._tally.between(int(batch.time.min()), int(batch.time.max()))
        cases = [self._cases[number] for number in numbers]
        Closer(batch, cases, groups.of_row()).tell(self._tally)

    def result(self, files: int, records: int, gaps: Sequence[LogGap]) -> Replay:
        """What it all comes to."""
        kinds = frozenset(label.kind for label in self._labels)
        read = Read(files, records, gaps, kinds)
        counts = counted(zip(self._cases, self._counts, strict=True))
        return summary(counts, self._tally, self._deciding, self._network, read)

    def _grouped(self, batch: FlowBatch) -> tuple[Grouped, list[int]]:
        """The tuples of one class together, and the number of each class."""
        labels = np.array([self._label(each) for each in batch.heads], np.int64)[batch.head]
        classes = self._classed.addresses(batch.addresses)
        columns = (
            labels,
            batch.inbound.astype(np.int64),
            batch.allowed.astype(np.int64),
            classes[batch.source],
            classes[batch.destination],
            self._classed.traffic(batch),
            batch.answered.astype(np.int64),
        )
        groups = Grouped(columns)
        rows = zip(*(column[groups.first].tolist() for column in columns), strict=True)
        return groups, [self._number(row) for row in rows]

    def _label(self, head: Head) -> int:
        label = Label(head.kind, head.group, head.rule)
        if label not in self._labels:
            self._labels[label] = len(self._named)
            self._named.append(label)
        return self._labels[label]

    def _number(self, row: tuple[int, ...]) -> int:
        known = self._numbers.get(row)
        if known is None:
            known = self._numbers[row] = len(self._cases)
            self._cases.append(self._judged(*row))
            self._counts.append(0)
        return known

    def _judged(self, label: int, inbound: int, allowed: int, *of: int) -> Judged:
        *classes, answered = of
        asked = Question(self._named[label], bool(inbound), bool(allowed), *classes)
        return judged(asked, bool(answered), self._deciding[asked])
