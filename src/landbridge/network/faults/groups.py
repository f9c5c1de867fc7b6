"""Groups that hold each other round in a circle: who is a member of such a group, nobody says."""

from collections.abc import Iterator, Sequence

from landbridge.model.network import Network
from landbridge.network.faults.fault import SHOWN, Fault
from landbridge.security.ends import named_by


def circles(network: Network) -> Iterator[Fault]:
    """One fault for each circle, at the first member that closes it."""
    at = {each.name.lower(): number for number, each in enumerate(network.groups)}
    inner = [
        [(nth, at[name]) for nth, text in enumerate(each.members) if (name := named_by(text)) in at]
        for each in network.groups
    ]
    for line, nth in _closed(inner):
        names = [network.groups[number].name for number in line]
        yield Fault(
            ("groups", line[-1], "members", nth),
            f"the group `{names[-1]}` holds `{names[0]}`, which leads round in a circle"
            f" ({_way(names)})",
            "Leave out one of these members: a group cannot hold itself.",
        )


def _way(names: Sequence[str]) -> str:
    """The way round from group to group, in the middle cut where it is long."""
    if len(names) > SHOWN:
        names = [*names[: SHOWN - 1], f"{len(names) - SHOWN} more", names[-1]]
    return " to ".join([*names, names[0]])


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
