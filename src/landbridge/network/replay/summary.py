"""The counts of a replay as a value to be told."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from operator import itemgetter
from typing import NamedTuple

from landbridge.model.flow_log import LogGap, LogKind
from landbridge.model.network import Network
from landbridge.model.proof import Verdict
from landbridge.model.replay import (
    Change,
    Flip,
    Mismatch,
    Replay,
    Unplaced,
    Unread,
)
from landbridge.network.replay.cautions import cautions
from landbridge.network.replay.counts import Counts
from landbridge.network.replay.decided import Deciding
from landbridge.network.replay.judged import Judged, Told
from landbridge.network.replay.rules import hits, moved, never, silent, strangers
from landbridge.network.replay.tally import Connection, Seen, Tally
from landbridge.space import NAMES
from landbridge.space.addresses import address_at

MILLISECONDS_PER_SECOND = 1000


class Read(NamedTuple):
    """What was read."""

    files: int
    records: int
    gaps: Sequence[LogGap]
    kinds: frozenset[LogKind]


def summary(
    counts: Counts,
    tally: Tally,
    deciding: Deciding,
    network: Network,
    read: Read,
) -> Replay:
    """All of it, in an order that does not hang on that of the logs."""
    mismatches = tuple(_mismatches(tally, deciding))
    strays = tuple(_stray(tally))
    used = tuple(hits(network, counts))
    changing = counts.disagree + counts.undecided
    return Replay(
        files=read.files,
        records=read.records,
        tuples=counts.tuples,
        agree=counts.agree,
        disagree=counts.disagree,
        undecided=counts.undecided,
        unplaced=counts.unplaced,
        lost=counts.lost,
        first_seen=moment(tally.first or 0),
        last_seen=moment(tally.last or 0),
        ways={each: counts.ways[each] for each in (*Verdict, "unknown")},
        flips=tuple(_flips(tally)),
        mismatches=mismatches,
        more_mismatches=changing - sum(each.tuples for each in mismatches),
        by_another_rule=tuple(moved(counts)),
        rule_hits=used,
        never_hit=tuple(never(network, used)),
        groups_not_logged=tuple(silent(network, used)),
        unknown_rules=tuple(strangers(counts, deciding)),
        not_placed=strays,
        more_addresses=counts.unplaced + tally.far - sum(each.tuples for each in strays),
        unread=tuple(map(_unread, read.gaps)),
        open_reading=any(each.leaves_open for each in read.gaps),
        cautions=tuple(cautions(read.kinds, at_cloud=counts.at_cloud)),
    )


def moment(milliseconds: int) -> str:
    """A time of a log, in UTC."""
    seconds, rest = divmod(milliseconds, MILLISECONDS_PER_SECOND)
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}.{rest:03}Z"


def _flips(tally: Tally) -> Iterator[Flip]:
    for told, seen in sorted(tally.changes.items()):
        yield Flip(
            change=told.change,
            group=told.group,
            direction=told.side,
            rule=told.rule,
            by=told.by,
            tuples=seen.tuples,
            bytes=seen.octets,
            first_seen=moment(seen.first[0]),
            last_seen=moment(seen.last),
        )


def _mismatches(tally: Tally, deciding: Deciding) -> Iterator[Mismatch]:
    """Change by change, then in the order of the addresses."""
    cases = ((tally.cases[each.case], each, seen) for each, seen in tally.connections.items())
    told = [(case.told, each, seen, case) for case, each, seen in cases if case.told]
    for what, each, seen, case in sorted(told, key=itemgetter(0, 1)):
        yield _mismatch(case, what, each, seen, deciding)


def _mismatch(
    case: Judged, told: Told, each: Connection, seen: Seen, deciding: Deciding
) -> Mismatch:
    asked, found = case.asked, case.found
    lost = told.change is Change.LOST
    source, destination = str(address_at(each.source)), str(address_at(each.destination))
    _, file, record = seen.first
    return Mismatch(
        tuple=f"{source} to {destination}, {_traffic(each.protocol, each.port)}, {told.side}",
        change=told.change,
        source=source,
        destination=destination,
        protocol=each.protocol,
        port=each.port,
        direction=told.side,
        group=told.group,
        rule=told.rule,
        logged=Verdict.ALLOW if asked.allowed else Verdict.DENY,
        computed=Verdict.DENY if lost else found.verdict or Verdict.DEPENDS,
        by=told.by,
        way=found.way,
        tuples=seen.tuples,
        bytes=seen.octets,
        first_seen=moment(seen.first[0]),
        last_seen=moment(seen.last),
        place=f"{file}, record {record}",
        because=deciding.because(asked, on_its_way=lost),
    )


def _traffic(protocol: int, port: int) -> str:
    name = NAMES.get(protocol, f"protocol {protocol}")
    return f"{name}/{port}" if name in {"tcp", "udp", "sctp"} else name


def _unread(gap: LogGap) -> Unread:
    return Unread(place=gap.place, problem=gap.problem, times=gap.times)


def _stray(tally: Tally) -> Iterator[Unplaced]:
    for each, tuples in tally.strays.items():
        address = str(address_at(each.address))
        yield Unplaced(address=address, why=each.why, tuples=tuples, judged=each.judged)
