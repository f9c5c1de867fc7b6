"""By which public addresses the Internet reaches which machines, and which rules let it in."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from landbridge.model.network import Network
from landbridge.model.proof import Cause, Entrance, Verdict
from landbridge.network.filters.entries import OWN, Entry
from landbridge.network.filters.guards import Stage
from landbridge.network.ground import Compiled, Endpoint
from landbridge.network.judge import Judge
from landbridge.network.places import Kind
from landbridge.network.program import Program
from landbridge.network.proof import Proof
from landbridge.network.sets import Sets
from landbridge.security.filter import Action, Filter, Rule
from landbridge.security.firewall import STAGE
from landbridge.space import number_of, worded
from landbridge.space.addresses import address_at

LETS = frozenset({Action.ALLOW, Action.ALWAYS, Action.PROXY})


@dataclass
class Reached:
    """What gets in by an entry, from anywhere on the Internet, and what lets it."""

    allow: int = 0
    depends: int = 0
    because: dict[Cause, None] = field(default_factory=dict)

    def add(self, sets: Sets, causes: Iterator[Cause]) -> None:
        """What gets in from one class of clients more."""
        self.allow |= sets.allow
        self.depends |= sets.depends
        self.because.update(dict.fromkeys(causes))


def entrances(proof: Proof) -> Iterator[Entrance]:
    """Every public address that leads to a machine, or may, in the order of the places."""
    internet = [each for each in proof.ground.endpoints if each.place.kind is Kind.INTERNET]
    names = _names(proof.network)
    for machine in proof.ground.endpoints:
        clients = [each for each in internet if each.same_family(machine)]
        for entry in proof.judge.entries(machine):
            reached = _reached(proof.judge, entry, machine, clients)
            if reached.allow or reached.depends:
                yield _told(proof, entry, machine, reached, names)


def _reached(judge: Judge, entry: Entry, machine: Endpoint, clients: list[Endpoint]) -> Reached:
    found = Reached()
    for client in clients:
        sets = judge.entered(entry, client, machine)
        if sets.allowed:
            found.add(sets, _letting(judge, entry, client, machine, sets.allowed))
    return found


def _told(
    proof: Proof, entry: Entry, machine: Endpoint, reached: Reached, names: dict[int, str]
) -> Entrance:
    allow, depends = (
        worded(proof.ground.traffic.traffic(bits)) for bits in (reached.allow, reached.depends)
    )
    return Entrance(
        place=machine.place.name,
        machine=names.get(machine.address, ""),
        address=str(address_at(machine.address)),
        public=entry.public,
        by=entry.firewall or ("" if entry.name == OWN else entry.name),
        sometimes=allow,
        depends=depends,
        because=tuple(reached.because),
    )


def _names(network: Network) -> dict[int, str]:
    """Machines by their addresses."""
    told = [(each.address, each.name) for each in network.interfaces]
    guests = (each for cloud in network.private_clouds for each in cloud.guests)
    told += [(each.address, each.name) for each in guests]
    return {number_of(address): name for address, name in told}


def _letting(
    judge: Judge, entry: Entry, client: Endpoint, machine: Endpoint, allowed: int
) -> Iterator[Cause]:
    """The DNAT rule, and every rule on the ways in that lets some of this traffic through."""
    if entry.firewall:
        yield Cause(stage=STAGE, action=Verdict.ALLOW, resource=entry.firewall, rule=entry.name)
    for program in judge.entering(entry, client, machine):
        for stage, number in _asked(judge, program, machine):
            source = client.number if number is None else number
            yield from _of_stage(judge, stage, (source, machine.number), allowed)


def _asked(judge: Judge, program: Program, machine: Endpoint) -> Iterator[tuple[Stage, int | None]]:
    """The stages on a way; at an interface of its own the machine's."""
    for operation in program.operations:
        for asked, number in operation.asks():
            own = () if isinstance(asked, Stage) else judge.own(machine, asked)
            yield from ((each, number) for each in own)
            if isinstance(asked, Stage):
                yield asked, number


def _of_stage(judge: Judge, stage: Stage, pair: tuple[int, int], live: int) -> Iterator[Cause]:
    """What the filters of a stage let through, one after another."""
    for filter_ in stage.filters:
        compiled = judge.compiled(filter_)
        for rule in letting(compiled, *pair, live):
            yield _cause(filter_, rule, stage.doubt)
        live &= compiled.outcome(*pair).passed


def letting(compiled: Compiled, source: int, destination: int, live: int) -> Iterator[Rule]:
    """The rules of a filter that let some of this traffic through, or may."""
    parked = 0
    for rule, traffic in compiled.rules_for(source, destination):
        taken = live & traffic
        if rule.action is Action.LAND:
            live, parked = live | parked, 0
            continue
        if taken and rule.action in LETS:
            yield rule
        parked |= taken if rule.action is Action.PARK else 0
        live &= ~taken if rule.certain else ~0


def _cause(filter_: Filter, rule: Rule, doubt: str) -> Cause:
    why = rule.why or doubt
    return Cause(
        stage=filter_.stage,
        action=Verdict.ALLOW,
        resource=filter_.resource,
        rule=rule.name,
        certain=rule.certain and not doubt,
        why=why,
    )
