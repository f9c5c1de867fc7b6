"""What entries deny for certain, whatever stands behind them: each without what is allowed before.

Rules that only deny may be asked before those of somebody else, and open nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce

from landbridge.network.translate.entries import Entry


def denied(asked: Sequence[Entry]) -> Iterator[Entry]:
    """Entries that deny, in any order; those of each side of the guests are asked by themselves."""
    for nth, entry in enumerate(asked):
        if not entry.allows:
            before = [each for each in asked[:nth] if each.allows and each.side == entry.side]
            yield from without(entry, before)


def without(entry: Entry, allowed: Iterable[Entry]) -> list[Entry]:
    """What is left of an entry beside others, in pieces."""
    return reduce(_parted, allowed, [entry])


def _parted(those: Iterable[Entry], allowed: Entry) -> list[Entry]:
    return [piece for each in those for piece in _pieces(each, allowed)]


def _pieces(entry: Entry, allowed: Entry) -> Iterator[Entry]:
    """An entry without another: what is of other sources, then destinations, then traffic."""
    source, destination = entry.source & allowed.source, entry.destination & allowed.destination
    found = (
        entry._replace(source=entry.source - allowed.source),
        entry._replace(source=source, destination=entry.destination - allowed.destination),
        entry._replace(
            source=source, destination=destination, traffic=entry.traffic - allowed.traffic
        ),
    )
    yield from (each for each in found if each.source and each.destination and each.traffic)
