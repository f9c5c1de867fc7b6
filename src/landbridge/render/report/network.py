"""Who reaches whom: the topology drawn, what shall hold, the matrix, and whose rules count."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from landbridge.model.estate import Estate
from landbridge.model.plan import Report
from landbridge.model.proof import (
    INTERNET,
    NOTHING,
    Cell,
    DeadRule,
    IntentResult,
    Met,
    Reachability,
    passed,
)
from landbridge.model.topology import Link, RuleSet, Topology
from landbridge.render.folded import Line, Told, folded
from landbridge.render.proven import ANSWER, because, ended
from landbridge.render.report.chapter import Chapter, fill
from landbridge.render.report.crossing import FIREWALL, Crossing
from landbridge.render.report.drawing import SAYS, drawn
from landbridge.render.report.drawing import Line as Drawn
from landbridge.render.report.leading import FROM_INTERNET, SHOWN, Leading
from landbridge.render.report.matrix import LEGEND, SIGNS, rows

WORST = (Met.NO, Met.UNKNOWN, Met.YES)
CHAPTER = ("network", "Network")


class Rules(NamedTuple):
    """A set of rules with its number, the intents that it decides about, and its dead rules."""

    nth: int
    told: RuleSet
    intents: tuple[int, ...]
    dead: tuple[str, ...]


def network(report: Report) -> Chapter:
    """The chapter for a network engineer; it says so where no network is declared."""
    reach, topology = report.plan.reach, report.plan.topology
    if reach is None or topology is None:
        return Chapter(*CHAPTER, fill("network", told=None))
    left_out = {"unplaced": unplaced(report.plan.estate), "standing": _stands(report.plan.estate)}
    return Chapter(*CHAPTER, fill("network", **_values(reach, topology), **left_out))


def unplaced(estate: Estate) -> tuple[str, ...]:
    """Segments that the proof leaves out, for they have no prefix."""
    return tuple(each.name for each in estate.segments if not each.prefix)


def _stands(estate: Estate) -> bool:
    """Whether the private cloud that shall be is in the proof."""
    return estate.private_cloud.address_block is not None


def _values(reach: Reachability, topology: Topology) -> dict[str, object]:
    crossing = Crossing(reach, topology)
    sets = [
        Rules(nth, each, crossing.by_rules.get(each.key, ()), dead_in(each, reach.dead_rules))
        for nth, each in enumerate(topology.rule_sets)
    ]
    return {
        "told": reach,
        "topology": topology,
        "picture": drawn(topology),
        "counts": _counts(reach),
        "intents": list(by_answer(reach.intents)),
        "answer": ANSWER,
        "because": because,
        "ended": ended,
        "rows": rows(reach, topology),
        "legend": LEGEND,
        "signs": SIGNS,
        "exposed": exposed(reach),
        "entrances": reach.entrances,
        "turned": turned(reach),
        "nothing": NOTHING,
        "sets": sets,
        "names": {each.name.lower(): nth for nth, each in enumerate(topology.names)},
        "leading": Leading(topology),
        "firewall": FIREWALL,
        "from_internet": FROM_INTERNET,
        "shown": SHOWN,
        "links": list(enumerate(topology.links)),
        "kinds": SAYS,
        "over": crossing.by_link,
        "tip": tip,
    }


def by_answer(intents: Sequence[IntentResult]) -> Iterator[tuple[int, IntentResult]]:
    """Those that fail first, each with its number in the estate."""
    for met in WORST:
        yield from ((nth, each) for nth, each in enumerate(intents) if each.met is met)


def turned(reach: Reachability) -> list[Line]:
    """Pairs of places whose replies pass others than the request, alike ones on one line."""
    return folded(
        Told(each.source, each.destination, (passed(each.there), passed(each.back)))
        for each in reach.asymmetric
    )


def exposed(reach: Reachability) -> list[Cell]:
    """What the Internet reaches, or may, of all that is declared."""
    return [each for each in reach.exposed if each.destination != INTERNET]


def dead_in(told: RuleSet, dead: Sequence[DeadRule]) -> tuple[str, ...]:
    """The rules of a set that decide nothing; a rule of two directions counts once."""
    return tuple(
        dict.fromkeys(e.rule for e in dead if (e.stage, e.resource.casefold()) == told.key)
    )


def tip(line: Drawn) -> str:
    """What a line says when one points at it."""
    return "; ".join(map(_joins, line.links[:3])) + (" and more" if line.links[3:] else "")


def _joins(link: Link) -> str:
    by = f" by {link.by}" if link.by else ""
    state = "" if link.works else ", not connected"
    return f"{SAYS[link.kind]} {link.first} to {link.second}{by}{state}"


def _counts(reach: Reachability) -> list[tuple[str, int]]:
    met = [each.met for each in reach.intents]
    return [(ANSWER[each], met.count(each)) for each in WORST if met.count(each)]
