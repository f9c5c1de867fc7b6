"""Rows that are alike in some columns, taken together by sorting them once."""

from collections.abc import Sequence

import numpy as np

from landbridge.model.flow_log import Numbers

WIDEST = 1 << 62


class Grouped:
    """The groups of rows that are alike in all of these columns of small numbers.

    Within a group rows are in the order of `then`, and where that is the same, in their own.
    """

    def __init__(self, columns: Sequence[Numbers], then: Numbers | None = None) -> None:
        key = packed(columns)
        order = np.argsort(key, kind="stable") if then is None else np.lexsort((then, key))
        self._order = order
        turns = np.flatnonzero(np.diff(key[order])) + 1
        self._starts = np.concatenate([np.zeros(min(len(key), 1), np.int64), turns])
        self.first: Numbers = order[self._starts]
        """The first row of each group."""
        self.counts: Numbers = np.diff(np.append(self._starts, len(key)))

    def __len__(self) -> int:
        return len(self._starts)

    def of_row(self) -> Numbers:
        """The number of each row's group."""
        found = np.empty(len(self._order), np.int64)
        found[self._order] = np.repeat(np.arange(len(self)), self.counts)
        return found

    def sums(self, column: Numbers) -> Numbers:
        """The sum of a column in each group."""
        return self._reduced(np.add, column)

    def least(self, column: Numbers) -> Numbers:
        """The least of a column in each group."""
        return self._reduced(np.minimum, column)

    def most(self, column: Numbers) -> Numbers:
        """The most of a column in each group."""
        return self._reduced(np.maximum, column)

    def _reduced(self, how: np.ufunc, column: Numbers) -> Numbers:
        if not len(self):
            return column[:0]
        return np.asarray(how.reduceat(column[self._order], self._starts))


def packed(columns: Sequence[Numbers]) -> Numbers:
    """One number for each row, equal where all columns are; none of them is negative."""
    key, width = np.zeros(len(columns[0]), np.int64), 1
    for column in columns:
        size = int(column.max(initial=0)) + 1
        if width * size > WIDEST:
            key = np.unique(key, return_inverse=True)[1].ravel()
            width = int(key.max(initial=0)) + 1
        key, width = key * size + column, width * size
    return key


def ranked(numbers: Sequence[int]) -> Numbers:
    """The rank of each number among all, however large; the same number has one rank."""
    kind = np.int64 if max(numbers, default=0) < WIDEST else np.object_
    ranks: Numbers = np.unique(np.array(numbers, kind), return_inverse=True)[1]
    return ranks.ravel()


def lowest(groups: Grouped, columns: Sequence[Numbers], most: int) -> Numbers:
    """The lowest groups, at least so many and all that tie, by the columns that lead in them."""
    if len(groups) <= most:
        return np.arange(len(groups))
    keys = packed(columns)[groups.first]
    return np.arange(np.searchsorted(keys, keys[most - 1], side="right"))
