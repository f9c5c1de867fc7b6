"""The counts of a replay as a value to be told."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from landbridge.catalogue import catalogue
from landbridge.model.flow_log import LogGap, LogKind
from landbridge.model.network import Network
from landbridge.model.proof import Verdict
from landbridge.model.replay import (
    Caution,
    Change,
    Flip,
    Mismatch,
    Moved,
    Replay,
    RuleUse,
    Stranger,
    Unplaced,
    Unread,
)
from landbridge.network.replay.decided import Deciding, Use
from landbridge.network.replay.tally import Case, Connection, Seen, Tally
from landbridge.space import NAMES
from landbridge.space.addresses import address_at

MILLISECONDS_PER_SECOND = 1000
LAST_LOGS = "flow-log.nsg.allow-logged-by"
CAUTIONS = {
    LogKind.SECURITY_GROUP: {
        LAST_LOGS: "Of several groups that allow a flow, {value} logs it: what the logs count for"
        " the rules of the others is too little.",
        "flow-log.nsg.deny-logged-by": "A denial is logged by {value} only; what would have come"
        " behind it was never asked.",
        "flow-log.nsg.collection-minutes": "Logs are written each {value} minute, flow by flow: a"
        " tuple is a flow or a stretch of one, and no packet.",
    },
    LogKind.VIRTUAL_NETWORK: {
        "flow-log.vnet.collection-minutes": "Logs are written each {value} minute, flow by flow: a"
        " tuple is a flow or a stretch of one, and no packet.",
        "flow-log.vnet.rules-seen": "A flow is logged with the one rule that decided it ({value});"
        " rules that would have matched behind it are not.",
    },
}
DOUBLED = ("flow-log.duplicates", "Both kinds of logs were read: what both record counts twice.")
AT_CLOUD = (
    "flow-log.avs-recorded",
    "Whether flow logs record what guests of a private cloud send and receive is not published.",
)


class Read(NamedTuple):
    """What was read."""

    files: int
    records: int
    gaps: Sequence[LogGap]
    kinds: frozenset[LogKind]


def summary(
    tally: Tally,
    deciding: Deciding,
    network: Network,
    read: Read,
) -> Replay:
    """All of it, in an order that does not hang on that of the logs."""
    mismatches = tuple(_mismatches(tally, deciding))
    strays = tuple(_stray(tally))
    logged = {use.group for use in (*tally.logged, *tally.computed)}
    changing = tally.disagree + tally.undecided
    return Replay(
        files=read.files,
        records=read.records,
        tuples=tally.tuples,
        agree=tally.agree,
        disagree=tally.disagree,
        undecided=tally.undecided,
        unplaced=tally.unplaced,
        lost=tally.lost,
        first_seen=moment(tally.first or 0),
        last_seen=moment(tally.last or 0),
        ways={each: tally.ways[each] for each in (*Verdict, "unknown")},
        flips=tuple(_flips(tally)),
        mismatches=mismatches,
        more_mismatches=changing - sum(each.tuples for each in mismatches),
        by_another_rule=tuple(_moved(tally)),
        never_hit=tuple(_never_hit(network, tally, logged)),
        groups_not_logged=tuple(
            each.name for each in network.network_security_groups if each.name not in logged
        ),
        unknown_rules=tuple(_strangers(tally, deciding)),
        not_placed=strays,
        more_addresses=tally.unplaced + tally.far - sum(each.tuples for each in strays),
        unread=tuple(Unread(place=e.place, problem=e.problem, times=e.times) for e in read.gaps),
        open_reading=any(each.leaves_open for each in read.gaps),
        cautions=tuple(_cautions(read.kinds, at_cloud=tally.at_cloud)),
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
    told = [(tally.cases[each.case], each, seen) for each, seen in tally.connections.items()]
    for case, each, seen in sorted(told):
        yield _mismatch(case, each, seen, deciding)


def _mismatch(case: Case, each: Connection, seen: Seen, deciding: Deciding) -> Mismatch:
    told, asked = case
    found = deciding[asked]
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


def _moved(tally: Tally) -> Iterator[Moved]:
    for (use, by), tuples in sorted(tally.moved.items()):
        yield Moved(group=use.group, direction=use.side, rule=use.rule, by=by, tuples=tuples)


def _never_hit(network: Network, tally: Tally, logged: set[str]) -> Iterator[RuleUse]:
    """The own rules of groups that the logs show, which the logs never name."""
    for group in network.network_security_groups:
        for rule in group.rules if group.name in logged else ():
            if not tally.logged[Use(group.name, rule.direction, rule.name.lower())]:
                would = tally.computed[Use(group.name, rule.direction, rule.name)]
                yield RuleUse(
                    group=group.name, direction=rule.direction, rule=rule.name, would=would
                )


def _strangers(tally: Tally, deciding: Deciding) -> Iterator[Stranger]:
    for (group, rule), tuples in sorted(tally.unknown.items()):
        known = group.lower() in deciding.seats.groups
        yield Stranger(group=group, rule=rule, group_known=known, tuples=tuples)


def _stray(tally: Tally) -> Iterator[Unplaced]:
    for each, tuples in tally.strays.items():
        address = str(address_at(each.address))
        yield Unplaced(address=address, why=each.why, tuples=tuples, judged=each.judged)


def _cautions(kinds: frozenset[LogKind], *, at_cloud: bool) -> Iterator[Caution]:
    told = [item for kind in sorted(kinds) for item in CAUTIONS[kind].items()]
    told += [DOUBLED] if len(kinds) > 1 else []
    told += [AT_CLOUD] if at_cloud else []
    for fact_id, says in told:
        fact = catalogue()[fact_id]
        value = ", ".join(map(str, fact.value)) if isinstance(fact.value, tuple) else fact.value
        yield Caution(fact=fact_id, says=says.format(value=value), grade=fact.grade.value)
