"""Groups that hold each other round in a circle: who is a member of such a group, nobody says."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from landbridge.errors import InputError
from landbridge.model.network import AddressGroup
from landbridge.security.gathered import named_by

SHOWN = 5
REMEDY = "Leave out one of these members: a group cannot hold itself."


class Circle(NamedTuple):
    """The names of groups from one to the next, and the last one's member that closes it.

    `at` is the number of the last group, `member` that of its member.
    """

    names: tuple[str, ...]
    at: int
    member: int

    @property
    def problem(self) -> str:
        """What is wrong, with the way round; in the middle it is cut where it is long."""
        names = list(self.names)
        if len(names) > SHOWN:
            names = [*names[: SHOWN - 1], f"{len(names) - SHOWN} more", names[-1]]
        way = " to ".join([*names, names[0]])
        last, first = self.names[-1], self.names[0]
        return f"the group `{last}` holds `{first}`, which leads round in a circle ({way})"


def circles(groups: Sequence[AddressGroup]) -> Iterator[Circle]:
    """Each once, at the first member that closes it."""
    at = {each.name.lower(): number for number, each in enumerate(groups)}
    inner = [
        [(nth, at[name]) for nth, text in enumerate(each.members) if (name := named_by(text)) in at]
        for each in groups
    ]
    for line, nth in _closed(inner):
        yield Circle(tuple(groups[number].name for number in line), line[-1], nth)


def refuse_circles(groups: Sequence[AddressGroup]) -> None:
    """Raises InputError for the first circle."""
    for each in circles(groups):
        raise InputError(each.problem, remedy=REMEDY)


Inner = Sequence[Sequence[tuple[int, int]]]
"""For each group the groups in it: the number of the member, and of the group that it names."""


def _closed(inner: Inner) -> Iterator[tuple[list[int], int]]:
    """Each way that comes back to where it began, with the number of the member that closes it."""
    done: set[int] = set()
    for start in range(len(inner)):
        line: dict[int, None] = {}
        waiting = [] if start in done else [(start, iter(inner[start]))]
        line.update(dict.fromkeys(number for number, _ in waiting))
        while waiting:
            number, rest = waiting[-1]
            nth, into = next(rest, (0, None))
            if into is None:
                waiting.pop()
                del line[number]
                done.add(number)
            elif into in line:
                way = list(line)
                yield way[way.index(into) :], nth
            elif into not in done:
                line[into] = None
                waiting.append((into, iter(inner[into])))
