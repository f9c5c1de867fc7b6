"""What leads from where to where: programs, each for all pairs of endpoints that share it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from landbridge.network.ground import Endpoint
from landbridge.network.judge import Judge
from landbridge.network.matrix.board import Board
from landbridge.network.places import Kind
from landbridge.network.program import Asking, Program
from landbridge.space.words import Mask, Words, packed


class Way(NamedTuple):
    """Senders of one kind, and the destinations to which the same programs lead them."""

    senders: slice
    words: slice
    """The words in which there are destinations."""
    destinations: Words
    """The destinations in these words."""
    programs: Sequence[Program]


def ways(judge: Judge, board: Board) -> Iterator[Way]:
    """All ways of a network; those of the Internet are no programs."""
    kinds = {kind: np.flatnonzero(board.kinds == kind).tolist() for kind in board.kinds.tolist()}
    starts = np.searchsorted(board.kinds[board.order], [*kinds]).tolist()
    for start, members in zip(starts, kinds.values(), strict=True):
        source = board.endpoints[members[0]]
        if source.place.kind is not Kind.INTERNET:
            senders = slice(start, start + len(members))
            for programs, mask in _shared(judge, source, board.endpoints, kinds.values()).items():
                yield _way(senders, packed(mask), programs)


def askings(ways: Iterable[Way], board: Board) -> Mapping[Asking, Words]:
    """For each outcome that programs need, the destinations for which each sender needs it."""
    found: dict[Asking, Words] = {}
    for way in ways:
        operations = (each for program in way.programs for each in program.operations)
        for asking in {each for operation in operations for each in operation.asks()}:
            alone = asking[1] is not None
            shape = (len(board.all), 1 if alone else len(board.endpoints))
            plane = found.setdefault(asking, np.zeros(shape, np.uint64))
            plane[way.words, slice(None) if alone else way.senders] |= way.destinations[:, None]
    return found


def _way(senders: slice, words: Words, programs: Sequence[Program]) -> Way:
    held = np.flatnonzero(words)
    some = slice(int(held[0]), int(held[-1]) + 1)
    return Way(senders, some, words[some], programs)


def _shared(
    judge: Judge,
    source: Endpoint,
    endpoints: Sequence[Endpoint],
    kinds: Iterable[Sequence[int]],
) -> dict[tuple[Program, ...], Mask]:
    """The distinct programs from a source, each with the destinations that share them."""
    found: dict[tuple[Program, ...], Mask] = {}
    for members in kinds:
        destination = endpoints[members[0]]
        if source.same_family(destination):
            programs = judge.shared(source, destination)
            mask = found.setdefault(programs, np.zeros(len(endpoints), np.bool_))
            mask[members] = True
    return found
