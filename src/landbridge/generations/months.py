"""Months from the day on which Generation 2's hosts start: the 15th to the 14th, not the 1st on."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from landbridge.model.months import later
from landbridge.model.source_cloud import DualRun

DAY = timedelta(days=1)


class Period(NamedTuple):
    """A month; where no start is declared it has no date, and counts as one day that is whole.

    `both` are its first days, on which the source's hosts run as well.
    """

    begins: date | None
    days: int
    both: int

    @property
    def ends(self) -> date | None:
        """Its last day."""
        return None if self.begins is None else self.begins + (self.days - 1) * DAY

    def until(self, last: date | None) -> int | None:
        """How many of its days are not past `last`; None where a day is not declared."""
        if self.begins is None or last is None:
            return None
        return min(max((last - self.begins).days + 1, 0), self.days)


def periods(run: DualRun, span: int) -> Iterator[Period]:
    """So many months."""
    if run.starts is None:
        yield from (Period(None, 1, int(nth < (run.months or 0))) for nth in range(span))
        return
    firsts = [later(run.starts, nth) for nth in range(span + 1)]
    last = run.ends or later(run.starts, run.months or 0) - DAY
    for begins, follows in pairwise(firsts):
        whole = Period(begins, (follows - begins).days, 0)
        yield whole._replace(both=whole.until(last) or 0)
