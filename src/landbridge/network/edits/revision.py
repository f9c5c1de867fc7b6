"""What changes when filters are replaced, without proving the rest again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from landbridge.model.network import Network
from landbridge.network.cut import Cut, Divided
from landbridge.network.cut_traffic import CutTraffic
from landbridge.network.ground import Compiled, Endpoint, Ground
from landbridge.network.proof import Proof
from landbridge.network.sets import Sets
from landbridge.security.filter import Filter, Rule
from landbridge.space import Addresses


class Change(NamedTuple):
    """Two endpoints, or parts of them, with what may happen between them before and after."""

    source: Endpoint
    destination: Endpoint
    before: Sets
    after: Sets


class Span(NamedTuple):
    """The rules in which two filters differ: those from `start` on, so many in each."""

    start: int
    old: Sequence[Rule]
    new: Sequence[Rule]


def only_rules_differ(old: Network, new: Network) -> bool:
    """Whether two networks are the same but for rules of network security groups."""
    return _without(old) == _without(new)


def edits_of(proof: Proof, network: Network) -> Mapping[Filter, Filter]:
    """The filters of each group that is another one in a network, with what they become.

    Nothing but rules of groups may differ. Raises Divided where a group means something else now.
    """
    groups = proof.network.network_security_groups, network.network_security_groups
    edits: dict[Filter, Filter] = {}
    for old, new in zip(*groups, strict=True):
        edits |= proof.guards.revised(new) if old != new else {}
    return edits


def differing(edits: Mapping[Filter, Filter]) -> list[Rule]:
    """The rules of old filters and of new ones that are not in both."""
    spans = (_span(old.rules, new.rules) for old, new in edits.items())
    return [rule for span in spans for rule in (*span.old, *span.new)]


def _without(network: Network) -> Network:
    """The network with groups that have no rules: what must not differ."""
    bare = (each.model_copy(update={"rules": ()}) for each in network.network_security_groups)
    return network.model_copy(update={"network_security_groups": tuple(bare)})


def traffic_of(proof: Proof, edits: Mapping[Filter, Filter]) -> CutTraffic:
    """The classes of traffic of a proof, cut by what the new filters name."""
    rules = (rule for old, new in edits.items() for rule in _span(old.rules, new.rules).new)
    return CutTraffic(proof.ground.traffic, (rule.traffic for rule in rules))


def changes(
    proof: Proof, edits: Mapping[Filter, Filter], traffic: CutTraffic | None = None
) -> Iterator[Change]:
    """The pairs for which something else may happen once filters are replaced by others.

    Only pairs that a differing rule names are asked again; sets of traffic are over the classes of
    `traffic_of`. Raises Divided where a new rule divides the addresses under which a firewall
    speaks: then all is to be proven anew.
    """
    spans = {old: _span(old.rules, new.rules) for old, new in edits.items()}
    rules = [rule for span in spans.values() for rule in (*span.old, *span.new)]
    cut = Cut(proof.ground, [end for rule in rules for end in (rule.source, rule.destination)])
    classes = traffic or traffic_of(proof, edits)
    judge = proof.judge.over(Revised(proof.ground, cut, classes, edits, spans))
    for source, destination in _pairs(proof, cut, rules):
        was = proof.pair(source.whole, destination.whole)
        before = Sets(*map(classes.widened, was))
        after = judge.pair(source.part, destination.part)
        if before != after:
            yield Change(source.part, destination.part, before, after)


class Revised:
    """Compiled filters of which some are replaced, over classes that are cut further."""

    def __init__(
        self,
        ground: Ground,
        cut: Cut,
        traffic: CutTraffic,
        edits: Mapping[Filter, Filter],
        spans: Mapping[Filter, Span],
    ) -> None:
        self.traffic, self.routed, self.widened = traffic, ground.routed, traffic.widened
        self._ground, self._cut = ground, cut
        self._known = {old: self._edited(old, new, spans[old]) for old, new in edits.items()}

    def compiled(self, filter_: Filter) -> Compiled:
        """What stands in the place of a filter."""
        divided = self._cut.parents or self.traffic.parents
        if not divided and filter_ not in self._known:
            return self._ground.compiled(filter_)
        if filter_ not in self._known:
            self._known[filter_] = self._extended(self._ground.compiled(filter_))
        return self._known[filter_]

    def _extended(self, old: Compiled) -> Compiled:
        by_source, by_destination = map(self._cut.extended, (old.by_source, old.by_destination))
        traffic = list(map(self.widened, old.traffic))
        return Compiled(old.filter, traffic, by_source, by_destination, self.traffic.full)

    def _edited(self, old: Filter, new: Filter, span: Span) -> Compiled:
        was = self._ground.compiled(old)
        traffic = list(map(self.widened, was.traffic))
        traffic[span.start : span.start + len(span.old)] = [
            self.traffic.bits(rule.traffic) for rule in span.new
        ]
        sources = _Ends([each.source for each in span.old], [each.source for each in span.new])
        to = _Ends([each.destination for each in span.old], [each.destination for each in span.new])
        return Compiled(
            new,
            traffic,
            self._rows(was.by_source, span.start, sources),
            self._rows(was.by_destination, span.start, to),
            self.traffic.full,
        )

    def _rows(self, rows: Sequence[int], start: int, ends: "_Ends") -> list[int]:
        """The rules by class, where some are others, and perhaps more or fewer."""
        found = self._cut.extended(rows)
        if len(ends.old) != len(ends.new):
            found = [_moved(row, start, len(ends.old), len(ends.new)) for row in found]
        else:
            for place, each in enumerate(ends.old, start):
                for number in self._cut.held(each):
                    found[number] &= ~(1 << place)
        for place, each in enumerate(ends.new, start):
            for number in self._cut.held(each):
                found[number] |= 1 << place
        return found


class _Ends(NamedTuple):
    """One end of the rules that differ."""

    old: Sequence[Addresses]
    new: Sequence[Addresses]


class _Piece(NamedTuple):
    """A part of an endpoint, or all of it."""

    whole: Endpoint
    part: Endpoint


def _moved(row: int, start: int, old: int, new: int) -> int:
    """Bits without those of old rules, with room for new ones."""
    return row & (1 << start) - 1 | row >> start + old << start + new


def _span(old: Sequence[Rule], new: Sequence[Rule]) -> Span:
    shorter = min(len(old), len(new))
    start = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    end = next((n for n in range(shorter - start) if old[-1 - n] != new[-1 - n]), shorter - start)
    return Span(start, old[start : len(old) - end], new[start : len(new) - end])


def _pairs(proof: Proof, cut: Cut, rules: Iterable[Rule]) -> Iterator[tuple[_Piece, _Piece]]:
    """What differing rules name, from source to destination; each once.

    A rule that names a firewall's own address is asked in the name of all who come through it.
    """
    spoken = proof.spoken()
    if spoken & cut.pieces.keys():
        raise Divided("a new rule divides the addresses under which a firewall speaks")
    numbers: dict[tuple[int, int], None] = {}
    for rule in rules:
        sources = set(cut.held(rule.source))
        if sources & spoken:
            sources |= set(cut.all())
        numbers |= dict.fromkeys(product(sources, cut.held(rule.destination)))
    for source, destination in numbers:
        yield from product(_pieces(proof, cut, source), _pieces(proof, cut, destination))


def _pieces(proof: Proof, cut: Cut, number: int) -> list[_Piece]:
    """The endpoints of a class, or the parts of them that a piece of a class makes."""
    whole = proof.ground.by_class.get(cut.parent(number), [])
    if number == cut.parent(number):
        return [_Piece(each, each) for each in whole]
    addresses = cut.addresses(number)
    return [_Piece(each, replace(each, number=number, addresses=addresses)) for each in whole]
