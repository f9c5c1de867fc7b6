"""The proof of all pairs, summed up by place."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from landbridge.model.network import Network
from landbridge.model.proof import INTERNET, NOTHING, Cell, DeadRule, Reachability
from landbridge.network.answers.asymmetric import asymmetric
from landbridge.network.answers.entrances import entrances
from landbridge.network.answers.unseen import Unseen
from landbridge.network.intents import Intent, prove
from landbridge.network.matrix.block import Blocks
from landbridge.network.matrix.sums import Matrix, Sums
from landbridge.network.paths.fronts import BALANCER
from landbridge.network.paths.own_address import ITSELF
from landbridge.network.places import METADATA, PLATFORM
from landbridge.network.proof import Proof
from landbridge.security.ends import Tags
from landbridge.security.filter import Filter, Rule
from landbridge.security.groups import DEFAULT_ENDS
from landbridge.security.platform import addresses
from landbridge.space import worded

MADE = frozenset({BALANCER, ITSELF})
"""Stages of what a balancer or firewall does by itself."""
Progress = Callable[[str], None]


def reachability(
    network: Network,
    intents: Sequence[Intent] = (),
    tags: Tags | None = None,
    progress: Progress | None = None,
) -> Reachability:
    """Every pair of classes, decided. Raises InputError for an intent that names nobody."""
    proof = proof_of(network, intents, tags)
    blocks = Blocks(proof.judge, proof.ground)
    sums = summed(blocks, progress)
    cells = sums.matrix(worded)
    return Reachability(
        classes=len(proof.ground.endpoints),
        traffic_classes=proof.ground.traffic.count,
        pairs=sums.pairs,
        undecided_pairs=sums.undecided,
        cells=cells,
        exposed=tuple(exposed(cells)),
        entrances=tuple(entrances(proof)),
        intents=prove(proof, intents),
        dead_rules=tuple(dead_rules(proof, blocks)),
        asymmetric=tuple(asymmetric(proof)),
    )


def summed(blocks: Blocks, progress: Progress | None = None) -> Sums:
    """All pairs, summed up by place."""
    sums = Sums(blocks.board)
    count = blocks.board.ground.traffic.count
    for block in blocks:
        sums.add(block)
        if progress:
            progress(f"Proving: {block.window.stop} of {count} classes of traffic")
    return sums


NOBODY = frozenset({INTERNET, PLATFORM, METADATA})
"""Ends that are not the owner's: whoever reaches them, nothing of his is exposed."""


def exposed(cells: Matrix) -> Iterator[Cell]:
    """Where the Internet reaches into, or may reach into."""
    for cell in cells.of(INTERNET):
        if cell.destination not in NOBODY and (cell.sometimes, cell.depends) != (NOTHING, NOTHING):
            yield cell


def proof_of(network: Network, intents: Iterable[Intent], tags: Tags | None) -> Proof:
    """A proof that can answer these intents."""
    intents = tuple(intents)
    ends = [end for each in intents for end in (each.source, each.destination)]
    services = [each.services for each in intents]
    return Proof(network, tags, ends, services)


def dead_rules(proof: Proof, blocks: Blocks) -> Iterator[DeadRule]:
    """The rules that no pair of the network needs, after all pairs were decided.

    A rule counts as one wherever its resource is attached, and with what it matches in doubt.
    Azure's default rules are left out: nobody can take them away; and so are rules for the
    platform, whose probes are no pair of endpoints, and rules about what is not told.
    """
    alive: dict[DeadRule, bool] = {}
    for rule, taken in _rules(proof, blocks):
        alive[rule] = alive.get(rule, False) or taken
    yield from (rule for rule, taken in alive.items() if not taken)


def _rules(proof: Proof, blocks: Blocks) -> Iterator[tuple[DeadRule, bool]]:
    """Every rule that was asked, with whether it took something."""
    single, unseen = {each.filter: each for each in proof.ground.all_compiled()}, Unseen(proof)
    for filter_ in dict.fromkeys((*single, *blocks.filters())):
        for number, rule in enumerate(filter_.rules):
            if _of_owner(filter_, rule):
                alone = filter_ in single and single[filter_].takes(number)
                named = DeadRule(filter_.stage, filter_.resource, rule.name)
                taken = alone or (filter_, number) in blocks.takers
                yield named, taken or _of_platform(rule) or unseen.may_need(filter_, rule)


def _of_owner(filter_: Filter, rule: Rule) -> bool:
    """Whether a rule is one that somebody wrote, and can take away."""
    by_azure = rule.name.partition(" ")[0] in DEFAULT_ENDS or filter_.stage in MADE
    return rule.written is not None and not by_azure


def _of_platform(rule: Rule) -> bool:
    ends = (rule.source, rule.destination)
    return any(end and end <= addresses() for end in ends)
