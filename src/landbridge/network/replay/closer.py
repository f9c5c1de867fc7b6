"""What of a batch is told one by one: connections that change, and ends that stand nowhere.

A scan may speak of every address by every port. Only what is lowest in its batch can be among the
lowest of all, so that nothing else is taken out of the columns.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from landbridge.model.flow_log import FlowBatch, Numbers
from landbridge.network.replay.decided import NOWHERE
from landbridge.network.replay.grouped import Grouped, lowest, ranked
from landbridge.network.replay.judged import Judged
from landbridge.network.replay.tally import ADDRESSES, CONNECTIONS, Connection, Seen, Stray, Tally

FAR_END = f"{NOWHERE}; it was judged at its own end, and not on its way"


@dataclass(frozen=True, eq=False)
class Closer:
    """A batch, the cases that occur in it, and for each tuple the place of its case in them."""

    batch: FlowBatch
    cases: Sequence[Judged]
    of_row: Numbers

    def tell(self, tally: Tally) -> None:
        """All that is to be told one by one."""
        changing = self._rows(lambda case: case.told is not None)
        nowhere = self._rows(lambda case: case.found.way is None)
        if len(changing) or len(nowhere):
            ranks = ranked(self.batch.addresses)
            self._changes(tally, changing)
            self._connections(tally, changing, ranks)
            self._strays(tally, nowhere, ranks)

    def _rows(self, wanted: Callable[[Judged], bool]) -> Numbers:
        mask = np.array([wanted(case) for case in self.cases], np.bool_)
        return np.flatnonzero(mask[self.of_row])

    def _changes(self, tally: Tally, rows: Numbers) -> None:
        groups = Grouped((self.of_row[rows],), self.batch.time[rows])
        for row, seen in self._seen(rows, groups, np.arange(len(groups))):
            tally.change(self.cases[self.of_row[row]], seen)

    def _connections(self, tally: Tally, rows: Numbers, ranks: Numbers) -> None:
        batch = self.batch
        ends = (ranks[batch.source[rows]], ranks[batch.destination[rows]])
        packets = (*ends, batch.protocol[rows], batch.port[rows])
        groups = Grouped((*packets, self.of_row[rows]), batch.time[rows])
        for row, seen in self._seen(rows, groups, lowest(groups, packets, CONNECTIONS)):
            source, destination = (batch.addresses[end[row]] for end in batch.ends)
            service = int(batch.protocol[row]), int(batch.port[row])
            case = self.cases[self.of_row[row]]
            tally.connection(case, Connection(source, destination, *service, case.name), seen)

    def _seen(self, rows: Numbers, groups: Grouped, chosen: Numbers) -> Iterator[tuple[int, Seen]]:
        """For some groups of rows the first one, and what all of them come to."""
        batch, firsts = self.batch, rows[groups.first[chosen]]
        octets, last = groups.sums(batch.octets[rows]), groups.most(batch.time[rows])
        columns = (firsts, batch.time[firsts], batch.head[firsts])
        counts = (groups.counts[chosen], octets[chosen], last[chosen])
        told = zip(*(each.tolist() for each in (*columns, *counts)), strict=True)
        for row, time, head, tuples, size, end in told:
            first = (time, batch.heads[head].file, batch.heads[head].record)
            yield row, Seen(tuples, size, first, end)

    def _strays(self, tally: Tally, rows: Numbers, ranks: Numbers) -> None:
        """The far end of what was judged, else the own one."""
        reasons = list(dict.fromkeys(map(_reason, self.cases)))
        numbers = np.array([reasons.index(_reason(case)) for case in self.cases], np.int64)
        why = numbers[self.of_row[rows]]
        judged = np.array([each.judged for each in reasons], np.bool_)[why]
        source, destination = (end[rows] for end in self.batch.ends)
        strays = np.where(self.batch.inbound[rows] == judged, source, destination)
        groups = Grouped((ranks[strays], why))
        tally.far += int(judged.sum())
        for group in lowest(groups, (ranks[strays],), ADDRESSES).tolist():
            row, count = groups.first[group], int(groups.counts[group])
            stray = reasons[why[row]]._replace(address=self.batch.addresses[strays[row]])
            tally.strays.add(stray, count)


def _reason(case: Judged) -> Stray:
    """Why an end stands nowhere; of which address that is so comes later."""
    judged = case.found.verdict is not None
    return Stray(0, FAR_END if judged else case.found.why, judged)
