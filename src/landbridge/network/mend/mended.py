"""The smallest changes that make a denied connection work: found, proven, ranked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import reduce

from landbridge.model.mend import Fix, Mend
from landbridge.model.network import Network
from landbridge.model.proof import Cause, Verdict
from landbridge.network.cut import Divided
from landbridge.network.difference.verdicts import Progress
from landbridge.network.edits.revision import only_rules_differ
from landbridge.network.mend.drawn import declared_first, drawn_policies
from landbridge.network.mend.edit import Edit
from landbridge.network.mend.effect import Effect, effect, effect_of_rules
from landbridge.network.mend.firewalls import past_firewall
from landbridge.network.mend.groups import past_admin, past_group
from landbridge.network.mend.routes import on_the_way
from landbridge.network.mend.walls import past_distributed, past_gateway
from landbridge.network.mend.wanted import Asked, Wanted, wanted
from landbridge.network.proof import Proof
from landbridge.network.telling.trace import WORST, cases_of, told_of
from landbridge.network.telling.trails import Case
from landbridge.security import admin, firewall, groups, nsx
from landbridge.security.ends import Tags

Past = Callable[[Network, Cause, Wanted], Iterator[list[Edit]]]
PAST: Mapping[str, Past] = {
    groups.STAGE: past_group,
    admin.STAGE: past_admin,
    firewall.STAGE: past_firewall,
    nsx.DISTRIBUTED: past_distributed,
    nsx.GATEWAY: past_gateway,
}
ROUTING = "routing"
ROUNDS = 40
"""Changes after which we give up: a connection that many stand against is a plan, not a mistake."""
WAYS = 2
"""What is tried at each stage: a rule that lets just this through, and without what denies."""


def mended(
    network: Network,
    tags: Tags | None,
    asked: Asked,
    tell: Progress = lambda _: None,
    declared: Network | None = None,
) -> Mend:
    """The fixes of a connection, each proven to make it work, with all that it changes.

    A connection that works has none. Of the network some part is `declared`, and the rest drawn
    from elsewhere. Raises InputError for an end that nobody knows.
    """
    worker = Mender(network, tags, asked, declared)
    tell(f"Mending {asked.source} to {asked.destination}")
    ways = worker.ways()
    fixes = sorted(map(worker.fix, ways), key=_rank)
    best = [each for nth, each in enumerate(fixes) if not any(map(_wider(each), fixes[:nth]))]
    cannot = () if fixes else worker.cannot
    return Mend(fixes=tuple(best), wider=len(fixes) - len(best), cannot=cannot)


class Mender:
    """One connection of a network."""

    def __init__(
        self, network: Network, tags: Tags | None, asked: Asked, declared: Network | None = None
    ) -> None:
        self._network, self._tags, self._asked = network, tags, asked
        self._declared = declared
        self._drawn = drawn_policies(network, declared) if declared else frozenset[str]()
        self._cannot: dict[str, None] = {}

    @property
    def cannot(self) -> tuple[str, ...]:
        """What stood against it that no change was found for."""
        return tuple(self._cannot)

    def ways(self) -> list[list[Edit]]:
        """Every set of changes that is found to make it work, and of which none is spare."""
        if self._worst(self._proof(self._network)) is None:
            return []
        found = [self._searched(way) for way in range(WAYS)]
        least = [self._least(each) for each in found if each]
        distinct = {tuple(edit.change.model_dump_json() for edit in each): each for each in least}
        return list(distinct.values())

    def fix(self, edits: Sequence[Edit]) -> Fix:
        """The changes with all that they change."""
        found = self._effect(done(self._network, edits))
        return Fix(
            changes=tuple(declared_first(each, self._network, self._declared) for each in edits),
            opens=found.opens,
            gains=found.gains,
            loses=found.loses,
            inspections=found.inspections,
        )

    def _effect(self, network: Network) -> Effect:
        """All that changes; of rules of security groups only what they name is proven."""
        if only_rules_differ(self._network, network):
            with suppress(Divided):
                return effect_of_rules(self._proof(self._network), network, self._asked)
        return effect(self._proof(self._network), self._proof(network), self._asked)

    def _proof(self, network: Network) -> Proof:
        ends = (self._asked.source, self._asked.destination)
        return Proof(network, self._tags, ends, (self._asked.services,))

    def _worst(self, proof: Proof) -> Case | None:
        """A pair for which the connection does not work for certain, if there is one."""
        asked = self._asked
        ends = proof.end(asked.source), proof.end(asked.destination)
        cases = list(cases_of(proof, *ends, proof.traffic(asked.services)))
        worst = min(cases, key=lambda case: WORST.index(case.verdict), default=None)
        return None if worst and worst.verdict is Verdict.ALLOW else worst

    def _searched(self, way: int) -> list[Edit]:
        """Changes that together make it work; none where something cannot be mended."""
        edits, met = list[Edit](), set[Cause]()
        for _ in range(ROUNDS):
            network = done(self._network, edits)
            proof = self._proof(network)
            worst = self._worst(proof)
            if worst is None:
                return edits
            more = self._past(proof, worst, way, met)
            if not more:
                return []
            edits += more
        return []

    def _past(self, proof: Proof, worst: Case, way: int, met: set[Cause]) -> list[Edit]:
        """What gets it past one of those that deny it; nothing helps against one `met` before."""
        because = told_of(proof.judge, worst).because
        for cause in because:
            if cause.action is Verdict.DENY and cause not in met:
                met.add(cause)
                options = list(self._options(proof, worst, cause))
                if options:
                    return options[min(way, len(options) - 1)]
        self._cannot |= {_told(each): None for each in because if each.action is not Verdict.ALLOW}
        return []

    def _options(self, proof: Proof, worst: Case, cause: Cause) -> Iterator[list[Edit]]:
        if cause.stage == ROUTING:
            yield from on_the_way(proof, cause, worst.source.place, worst.destination.place)
        elif cause.stage in PAST:
            shall = wanted(proof, self._asked, self._drawn)
            yield from PAST[cause.stage](proof.network, cause, shall)

    def _least(self, edits: Sequence[Edit]) -> list[Edit]:
        """Without those that the others do without."""
        left = list(edits)
        for each in edits:
            rest = [other for other in left if other is not each]
            if rest and self._worst(self._proof(done(self._network, rest))) is None:
                left = rest
        return left


def done(network: Network, edits: Sequence[Edit]) -> Network:
    """The network with all of these changes."""
    return reduce(lambda whole, edit: edit.apply(whole), edits, network)


def _rank(fix: Fix) -> tuple[int, int, int, int]:
    """What leads past no firewall comes first, then what opens, takes and changes least."""
    past = sum(each.less for each in fix.inspections)
    return past, fix.opens, len(fix.loses), len(fix.changes)


def _wider(fix: Fix) -> Callable[[Fix], bool]:
    """Whether a fix changes as much as another that comes before it, or more, and opens all of it.

    What another opens is told by place; one that opens nothing besides opens no more than any.
    """

    def than(other: Fix) -> bool:
        same = not other.opens or {*other.gains} <= {*fix.gains}
        return same and len(other.changes) <= len(fix.changes) and other.loses == fix.loses

    return than


def _told(cause: Cause) -> str:
    """Who stands against it, where and why; what is not told has no name."""
    rule = "" if cause.rule == cause.resource else cause.rule
    who = ", ".join(filter(None, (f"{cause.stage} {cause.resource}".strip(), rule)))
    where = f"{who} at {cause.place}" if cause.place else who
    return f"{where}: {cause.why}" if cause.why else where
