"""The proof of all pairs, summed up by place."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from landbridge.model.network import Network
from landbridge.model.proof import Cell, DeadRule, Reachability
from landbridge.network.ground import Endpoint
from landbridge.network.intents import Intent, prove
from landbridge.network.places import Place
from landbridge.network.proof import Proof
from landbridge.network.sets import Sets
from landbridge.security.ends import Tags
from landbridge.security.filter import Action
from landbridge.security.groups import DEFAULT_ENDS
from landbridge.space import worded

Progress = Callable[[str], None]


def reachability(
    network: Network, intents: Sequence[Intent] = (), tags: Tags | None = None
) -> Reachability:
    """Every pair of classes, decided. Raises InputError for an intent that names nobody."""
    proof = proof_of(network, intents, tags)
    cells, undecided, pairs = [], 0, 0
    for source, destination, found in _by_place(proof):
        cells.append(_cell(proof, source, destination, found))
        undecided += sum(1 for each in found if each.depends)
        pairs += len(found)
    return Reachability(
        classes=len(proof.ground.endpoints),
        traffic_classes=proof.ground.traffic.count,
        pairs=pairs,
        undecided_pairs=undecided,
        cells=tuple(cells),
        intents=prove(proof, intents),
        dead_rules=tuple(dead_rules(proof)),
    )


def proof_of(network: Network, intents: Iterable[Intent], tags: Tags | None) -> Proof:
    """A proof that can answer these intents."""
    intents = tuple(intents)
    ends = [end for each in intents for end in (each.source, each.destination)]
    services = [each.services for each in intents]
    return Proof(network, tags, ends, services)


def dead_rules(proof: Proof) -> Iterator[DeadRule]:
    """The rules that no pair of the network needs, after all pairs were decided.

    Azure's default rules are left out: nobody can take them away.
    """
    for compiled in proof.ground.all_compiled():
        for number, rule in enumerate(compiled.filter.rules):
            own = rule.action is not Action.LAND and rule.name.partition(" ")[0] not in DEFAULT_ENDS
            if own and rule.certain and not compiled.takes(number):
                yield DeadRule(
                    stage=compiled.filter.stage, resource=compiled.filter.resource, rule=rule.name
                )


def _by_place(proof: Proof) -> Iterator[tuple[Place, Place, list[Sets]]]:
    by_place = [(place, list(each)) for place, each in groupby(proof.ground.endpoints, _place)]
    for source, sources in by_place:
        for destination, destinations in by_place:
            found = [
                proof.pair(one, other)
                for one in sources
                for other in destinations
                if one.same_family(other)
            ]
            if found:
                yield source, destination, found


def _place(endpoint: Endpoint) -> Place:
    return endpoint.place


def _cell(proof: Proof, source: Place, destination: Place, found: list[Sets]) -> Cell:
    always, sometimes, depends = proof.ground.traffic.full, 0, 0
    for each in found:
        always &= each.allow
        sometimes |= each.allow
        depends |= each.depends
    told = [worded(proof.ground.traffic.traffic(each)) for each in (always, sometimes, depends)]
    return Cell(
        source=source.name,
        destination=destination.name,
        always=told[0],
        sometimes=told[1],
        depends=told[2],
    )
