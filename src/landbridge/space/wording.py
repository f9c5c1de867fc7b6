"""Traffic in the words of a firewall owner: `tcp/443, udp/53`, `any but tcp/22`."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from landbridge.space.intervals import Intervals
from landbridge.space.traffic import (
    ALL_TRAFFIC,
    CODES,
    EVERY_PORT,
    NAMES,
    PORTS,
    PROTOCOLS,
    Piece,
    Traffic,
)

ICMP = frozenset({"icmp", "icmpv6"})


def worded(traffic: Traffic) -> str:
    """All of it, nothing left out; `any` for everything, `nothing` for the empty set."""
    if not traffic:
        return "nothing"
    if traffic == ALL_TRAFFIC:
        return "any"
    told, left = list(_parts(traffic)), list(_parts(ALL_TRAFFIC - traffic))
    if len(left) < len(told) or _whole(traffic) > PROTOCOLS // 2:
        return f"any but {', '.join(left)}"
    return ", ".join(told)


def _whole(traffic: Traffic) -> int:
    """How many protocols it holds in part or whole."""
    return sum(1 for _ in _by_protocol(traffic))


def _parts(traffic: Traffic) -> Iterator[str]:
    everything = [number for number, pieces in _by_protocol(traffic) if _is_all(pieces)]
    for number, pieces in _by_protocol(traffic):
        if not _is_all(pieces):
            yield from _of_protocol(number, pieces)
    yield from _protocols(everything)


def _protocols(numbers: list[int]) -> Iterator[str]:
    """Whole protocols: by name, the nameless ones as ranges."""
    yield from (NAMES[number] for number in numbers if number in NAMES)
    nameless = Intervals.union(
        Intervals.span(number, number + 1) for number in numbers if number not in NAMES
    )
    for start, end in nameless.pairs():
        yield f"protocol {_range(start, end)}"


def _by_protocol(traffic: Traffic) -> Iterator[tuple[int, list[Piece]]]:
    for number, pieces in groupby(_cut(traffic), key=lambda piece: piece.start // PORTS):
        yield number, list(pieces)


def _cut(traffic: Traffic) -> Iterator[Piece]:
    """The pieces, cut where a protocol ends."""
    for start, end, sources in traffic.pieces:
        for base in range(start - start % PORTS, end, PORTS):
            yield Piece(max(start, base), min(end, base + PORTS), sources)


def _is_all(pieces: list[Piece]) -> bool:
    first = pieces[0]
    return len(pieces) == 1 and first.end - first.start == PORTS and first.sources == EVERY_PORT


def _of_protocol(number: int, pieces: list[Piece]) -> Iterator[str]:
    name = NAMES.get(number, f"protocol {number}")
    spans = _types if name in ICMP else _ports
    by_sources: dict[Intervals, list[str]] = {}
    for start, end, sources in pieces:
        base = number * PORTS
        by_sources.setdefault(sources, []).extend(spans(start - base, end - base))
    for sources, texts in by_sources.items():
        yield f"{name}/{','.join(texts)}{_from(sources)}"


def _ports(start: int, end: int) -> Iterator[str]:
    yield _range(start, end)


def _types(start: int, end: int) -> Iterator[str]:
    """Types of ICMP; one that is not held whole with its codes, as `3:4` or `3:0-2`."""
    whole = (-(-start // CODES) * CODES, end // CODES * CODES)
    cuts = sorted({start, end, *(cut for cut in whole if start < cut < end)})
    for low, high in pairwise(cuts):
        kind, code = divmod(low, CODES)
        if code or high % CODES:
            yield f"{kind}:{_range(code, code + high - low)}"
        else:
            yield _range(kind, high // CODES)


def _from(sources: Intervals) -> str:
    if sources == EVERY_PORT:
        return ""
    return f" from {','.join(_range(start, end) for start, end in sources.pairs())}"


def _range(start: int, end: int) -> str:
    return str(start) if end - start == 1 else f"{start}-{end - 1}"
