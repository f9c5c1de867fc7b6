"""Which intents a link or a set of rules has to do with, by the ways that were shown for them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise

from landbridge.model.proof import INTERNET, Hop, IntentResult, Reachability
from landbridge.model.topology import Topology

FIREWALL, ROUTES = "Azure Firewall", "route table"
ROUTED = re.compile(r"route table route [^(]*\((?P<table>[^/]+)/")
"""A hop by a route of a table, which it names."""


class Crossing:
    """The intents of a proof by their numbers, from 0."""

    def __init__(self, reach: Reachability, topology: Topology) -> None:
        self._intents, self._topology = reach.intents, topology

    @cached_property
    def by_link(self) -> Mapping[int, tuple[int, ...]]:
        """By the number of a link: whose way, there or back, may lead over it."""
        found: dict[int, tuple[int, ...]] = defaultdict(tuple)
        for nth, intent in enumerate(self._intents):
            for link in sorted(set(self._crossed(intent))):
                found[link] += (nth,)
        return found

    @cached_property
    def by_rules(self) -> Mapping[tuple[str, str], tuple[int, ...]]:
        """By the key of a set of rules: whose way it decides about, or may."""
        found: dict[tuple[str, str], tuple[int, ...]] = defaultdict(tuple)
        for nth, intent in enumerate(self._intents):
            for key in dict.fromkeys(key for hop in _hops(intent) for key in _asked(hop)):
                found[key] += (nth,)
        return found

    def _crossed(self, intent: IntentResult) -> Iterator[int]:
        for way in (*intent.shown.forward, *intent.shown.back):
            places = (self._home[hop.place] for hop in way.hops if hop.place in self._home)
            for one, other in pairwise(dict.fromkeys(places)):
                yield from self._between(one, other)

    def _between(self, one: str, other: str) -> Iterator[int]:
        """The links of the shortest way between two nodes; to the Internet, a link of its own."""
        if INTERNET in {one, other}:
            yield from (link for link, to in self._next.get(one, ()) if to == other)
            return
        reached: dict[str, tuple[int, ...]] = {one: ()}
        edge = [one]
        while edge and other not in reached:
            steps = [(node, link, to) for node in edge for link, to in self._next.get(node, ())]
            edge = []
            for node, link, to in steps:
                if to not in reached:
                    reached[to] = (*reached[node], link)
                    edge.append(to)
        yield from reached.get(other, ())

    @cached_property
    def _next(self) -> Mapping[str, list[tuple[int, str]]]:
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for nth, link in enumerate(self._topology.links):
            if link.works:
                found[link.first].append((nth, link.second))
                found[link.second].append((nth, link.first))
        return found

    @cached_property
    def _home(self) -> Mapping[str, str]:
        return {part.name: node.name for node in self._topology.nodes for part in node.parts}


def _hops(intent: IntentResult) -> Iterator[Hop]:
    for way in (*intent.shown.forward, *intent.shown.back):
        yield from way.hops


def named_by(hop: Hop) -> tuple[str, str] | None:
    """The set of rules that a hop speaks of itself: a firewall's, or the table of its route."""
    if hop.what.startswith(f"{FIREWALL} "):
        return FIREWALL, hop.what.removeprefix(f"{FIREWALL} ").casefold()
    found = ROUTED.match(hop.what)
    return (ROUTES, found["table"].casefold()) if found else None


def _asked(hop: Hop) -> Iterator[tuple[str, str]]:
    """The sets of rules that a hop names; several collections of admin rules stand in one name."""
    if key := named_by(hop):
        yield key
    for cause in hop.because:
        for name in cause.resource.casefold().split(", "):
            yield cause.stage, name
