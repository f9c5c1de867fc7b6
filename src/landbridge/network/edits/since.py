"""What has changed since a network was first seen, told anew for each state that it comes to."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import product

from landbridge.model.difference import Difference
from landbridge.model.network import Network
from landbridge.network.cut import Divided
from landbridge.network.difference.difference import difference, grouped
from landbridge.network.difference.turns import Changes, Named, Turns, joined
from landbridge.network.difference.verdicts import pairs
from landbridge.network.edits.revision import (
    Change,
    changes,
    edits_of,
    only_rules_differ,
    traffic_of,
)
from landbridge.network.ground import Endpoint, Material
from landbridge.network.proof import Proof
from landbridge.security.ends import Tags


class Since:
    """A network as it was, compared with what becomes of it.

    While only rules of network security groups differ, just what they name is proven again;
    otherwise all is. Either way the answer is that of `difference`.
    """

    def __init__(self, network: Network, tags: Tags | None = None) -> None:
        self._network, self._tags = network, tags

    def difference(self, network: Network, tags: Tags | None = None) -> Difference:
        """What differs now."""
        if tags == self._tags and only_rules_differ(self._network, network):
            try:
                return self._revised(network)
            except Divided:
                pass  # what a group or a firewall means is another one: nothing can be kept
        return difference(Proof(self._network, self._tags), Proof(network, tags))

    @cached_property
    def _proof(self) -> Proof:
        proof = Proof(self._network, self._tags)
        proof.tell_apart(Material([*grouped(proof)], [], []))
        for filter_ in proof.filters():
            proof.ground.compiled(filter_)
        return proof

    def _revised(self, network: Network) -> Difference:
        proof = self._proof
        edits = edits_of(proof, network)
        traffic = traffic_of(proof, edits)
        found = list(changes(proof, edits, traffic))
        endpoints = proof.ground.endpoints
        return Difference(
            compared=tuple(dict.fromkeys(each.place.name for each in endpoints)),
            moved=(),
            gone=(),
            come=(),
            pairs=pairs(endpoints),
            places=Changes(joined(by_place(found)), traffic),
            groups=Changes(joined(_by_group(proof, found)), traffic),
            inspections=(),
        )


def by_place(found: Iterable[Change]) -> Iterator[Named]:
    """What turned, by the places of its ends; several may have the same."""
    for each in found:
        names = each.source.place.name, each.destination.place.name
        yield *names, Turns.between(each.before, each.after)


def _by_group(proof: Proof, found: Iterable[Change]) -> Iterator[Named]:
    """By the groups of its ends, one of which is in some; the other else by its place."""
    known = {group.name.lower() for group in proof.network.groups}
    for each in found:
        turns = Turns.between(each.before, each.after)
        ends = (each.source, each.destination)
        groups = [_groups(proof, end) for end in ends]
        if any(groups):
            named = (own or _apart(end, known) for own, end in zip(groups, ends, strict=True))
            for one, other in product(*named):
                yield one, other, turns


def _groups(proof: Proof, endpoint: Endpoint) -> list[str]:
    named = zip(proof.network.groups, grouped(proof), strict=True)
    return [group.name for group, addresses in named if endpoint.address in addresses]


def _apart(endpoint: Endpoint, known: set[str]) -> list[str]:
    """Its place, unless that is called like a group: nobody could tell the two apart."""
    name = endpoint.place.name
    return [] if name.lower() in known else [name]
