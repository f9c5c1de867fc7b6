"""The counts of a replay as a value to be told."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from operator import itemgetter
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
from landbridge.network.replay.counts import Counts
from landbridge.network.replay.decided import Deciding, Use
from landbridge.network.replay.judged import Judged, Told
from landbridge.network.replay.tally import Connection, Seen, Tally
from landbridge.space import NAMES
from landbridge.space.addresses import address_at

MILLISECONDS_PER_SECOND = 1000
MINUTES = (
    "Tuples are gathered at an interval of {value} minute: one stands for a flow or a stretch of"
    " one, and not for a packet."
)
CAUTIONS = {
    LogKind.SECURITY_GROUP: {
        "flow-log.nsg.allow-logged-by": "Of several groups that allow a flow only one logs it"
        " ({value}): the logs count too little for the rules of the others.",
        "flow-log.nsg.deny-logged-by": "A denial is logged by one group ({value}): what would have"
        " been asked behind it was not.",
        "flow-log.nsg.collection-minutes": MINUTES,
    },
    LogKind.VIRTUAL_NETWORK: {
        "flow-log.vnet.rules-seen": "A flow is logged with the one rule that decided it ({value}):"
        " rules behind it that match as well count nothing.",
        "flow-log.vnet.collection-minutes": MINUTES,
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
    counts: Counts,
    tally: Tally,
    deciding: Deciding,
    network: Network,
    read: Read,
) -> Replay:
    """All of it, in an order that does not hang on that of the logs."""
    mismatches = tuple(_mismatches(tally, deciding))
    strays = tuple(_stray(tally))
    hits, own = tuple(_hits(network, counts)), _own(network)
    shown = {each.group for each in hits}
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
        by_another_rule=tuple(_moved(counts)),
        rule_hits=hits,
        never_hit=tuple(
            each
            for each in hits
            if not each.logged and (each.group, each.direction, each.rule) in own
        ),
        groups_not_logged=tuple(
            each.name for each in network.network_security_groups if each.name not in shown
        ),
        unknown_rules=tuple(_strangers(counts, deciding)),
        not_placed=strays,
        more_addresses=counts.unplaced + tally.far - sum(each.tuples for each in strays),
        unread=tuple(Unread(place=e.place, problem=e.problem, times=e.times) for e in read.gaps),
        open_reading=any(each.leaves_open for each in read.gaps),
        cautions=tuple(_cautions(read.kinds, at_cloud=counts.at_cloud)),
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


def _moved(counts: Counts) -> Iterator[Moved]:
    for (use, by), tuples in sorted(counts.moved.items()):
        yield Moved(group=use.group, direction=use.side, rule=use.rule, by=by, tuples=tuples)


def _hits(network: Network, counts: Counts) -> Iterator[RuleUse]:
    """The own rules of each group that the logs show, then the default rules that decided."""
    for group in network.network_security_groups:
        used = [use for use in counts.computed if use.group == group.name]
        own = [Use(group.name, rule.direction, rule.name) for rule in group.rules]
        shown = used or any(use.group == group.name for use in counts.logged)
        for use in dict.fromkeys((*own, *sorted(used))) if shown else ():
            logged = counts.logged[use._replace(rule=use.rule.lower())]
            yield RuleUse(
                group=use.group,
                direction=use.side,
                rule=use.rule,
                logged=logged,
                would=counts.computed[use],
            )


def _own(network: Network) -> set[tuple[str, str, str]]:
    return {
        (group.name, rule.direction, rule.name)
        for group in network.network_security_groups
        for rule in group.rules
    }


def _strangers(counts: Counts, deciding: Deciding) -> Iterator[Stranger]:
    for (group, rule), tuples in sorted(counts.unknown.items()):
        known = group.lower() in deciding.seats.groups
        yield Stranger(group=group, rule=rule, group_known=known, tuples=tuples)


def _stray(tally: Tally) -> Iterator[Unplaced]:
    for each, tuples in tally.strays.items():
        address = str(address_at(each.address))
        yield Unplaced(address=address, why=each.why, tuples=tuples, judged=each.judged)


def _cautions(kinds: frozenset[LogKind], *, at_cloud: bool) -> Iterator[Caution]:
    by_text = {text: fact for kind in sorted(kinds) for fact, text in CAUTIONS[kind].items()}
    told = [(fact, text) for text, fact in by_text.items()]
    told += [DOUBLED] if len(kinds) > 1 else []
    told += [AT_CLOUD] if at_cloud else []
    for fact_id, says in told:
        fact = catalogue()[fact_id]
        value = ", ".join(map(str, fact.value)) if isinstance(fact.value, tuple) else fact.value
        yield Caution(fact=fact_id, says=says.format(value=value), grade=fact.grade.value)
