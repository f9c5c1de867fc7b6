"""What leads from where to where: programs, each for all pairs of endpoints that share it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from landbridge.network.board import Board, Numbers
from landbridge.network.ground import Endpoint
from landbridge.network.judge import Judge
from landbridge.network.places import Kind
from landbridge.network.program import Asking, Program
from landbridge.space.words import Mask, Words, packed


class Way(NamedTuple):
    """Sources of one kind, and the destinations to which the same programs lead them."""

    sources: Numbers
    programs: Sequence[Program]
    destinations: Words


def ways(judge: Judge, endpoints: Sequence[Endpoint]) -> Iterator[Way]:
    """All ways of a network; those of the Internet are no programs."""
    kinds = _by_kind(judge, endpoints)
    for members in kinds.values():
        source = endpoints[members[0]]
        if source.place.kind is not Kind.INTERNET:
            for programs, mask in _shared(judge, source, endpoints, kinds.values()).items():
                yield Way(np.array(members), programs, packed(mask))


def askings(ways: Iterable[Way], board: Board) -> Mapping[Asking, Words]:
    """For each outcome that programs need, the destinations for which each sender needs it."""
    found: dict[Asking, Words] = {}
    for way in ways:
        operations = (each for program in way.programs for each in program.operations)
        for asking in {each for operation in operations for each in operation.asks()}:
            alone = asking[1] is not None
            shape = (len(board.all), 1 if alone else len(board.endpoints))
            plane = found.setdefault(asking, np.zeros(shape, np.uint64))
            plane[:, [0] if alone else way.sources] |= way.destinations[:, None]
    return found


def _by_kind(judge: Judge, endpoints: Sequence[Endpoint]) -> dict[int, list[int]]:
    kinds: dict[int, list[int]] = defaultdict(list)
    for nth, endpoint in enumerate(endpoints):
        kinds[judge.number(endpoint)].append(nth)
    return kinds


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
