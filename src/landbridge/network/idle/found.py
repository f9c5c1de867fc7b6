"""The rules of a network that do nothing, wherever they are attached."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from landbridge.model.declared import Key
from landbridge.model.idle import Idle, IdleRule
from landbridge.model.network.security_group import SecurityRule
from landbridge.network.idle.judged import Judge, Judged
from landbridge.network.idle.owned import Owned, owned
from landbridge.network.idle.policies import policies
from landbridge.network.idle.spare import Spare
from landbridge.network.idle.untold import WHY, at_untold_interfaces
from landbridge.network.proof import Proof
from landbridge.security.filter import Rule
from landbridge.security.platform import closing
from landbridge.space import ANYWHERE, Addresses

SHOWN = 3
"""Prefixes that are named."""
COVERED = (Idle.CONTRADICTED, Idle.SHADOWED)
May = Callable[[IdleRule], bool]


def idle_rules(proof: Proof) -> Iterator[IdleRule]:
    """Every rule that does nothing, or may do nothing, in the order of the network.

    It must do nothing in every rule set that has it and everywhere it is attached. Rules for the
    platform are left out: what they are for is no packet of an endpoint.
    """
    yield from (rule for rule, _ in with_those_behind(proof))


def with_those_behind(
    proof: Proof, may: May = lambda _: True
) -> Iterator[tuple[IdleRule, frozenset[Key]]]:
    """The same, each with the places of the rules that cover or replace it.

    A rule is redundant if the others do without it once the dead ones are gone, of those that
    `may` go.
    """
    judges = [Judge(each) for each in policies(proof)]
    everybody = {id(each.rule): each for each in owned(proof.network)}
    perhaps = _perhaps(proof)
    found = _gathered((*(judge.dead() for judge in judges), perhaps))
    dead = {number: _told(everybody[number], each, everybody) for number, each in _idle(found)}
    sure = ((number, each) for number, each in dead.items() if each.idle is not Idle.DOUBTFUL)
    gone = frozenset(number for number, each in sure if may(each))
    spare = _gathered((*(Spare(judge, gone).all() for judge in judges), perhaps))
    for number in spare:
        spare[number] += [each for each in found[number] if each.idle]
    whole = {**dict(_idle(found)), **dict(_idle(spare))}
    for number, mine in everybody.items():
        if number in whole and not _of_platform(mine.rule):
            by = (everybody.get(id(r.written)) for r in whole[number].by if isinstance(r, Rule))
            told = _told(mine, whole[number], everybody)
            yield told, frozenset(each.key for each in by if each)


def _perhaps(proof: Proof) -> list[tuple[object, Judged]]:
    """The rules that would decide at an interface of which nobody tells: they are in doubt."""
    judges = (Judge(each.policy) for each in at_untold_interfaces(proof))
    told = chain.from_iterable(judge.dead() for judge in judges)
    return [(written, Judged(Idle.DOUBTFUL, (), WHY)) for written, one in told if not one.idle]


def _gathered(told: Iterable[Iterable[tuple[object, Judged]]]) -> dict[int, list[Judged]]:
    """What is said of each written rule, by its identity."""
    found: dict[int, list[Judged]] = defaultdict(list)
    for written, one in chain.from_iterable(told):
        found[id(written)].append(one)
    return found


def _idle(found: Mapping[int, Sequence[Judged]]) -> Iterator[tuple[int, Judged]]:
    joined = ((number, _joined(each)) for number, each in found.items())
    return ((number, each) for number, each in joined if each.idle)


def _joined(told: Sequence[Judged]) -> Judged:
    """What holds of a rule in all of its rule sets."""
    matched = [each for each in told if each.idle is not Idle.UNMATCHED]
    if not matched:
        scope = Addresses.union(each.scope for each in told)
        return Judged(Idle.UNMATCHED, (), _standing(scope)) if told else Judged(None)
    kinds = {each.idle for each in matched}
    if None in kinds:
        return Judged(None)
    worst = next(each for each in (Idle.DOUBTFUL, Idle.REDUNDANT, *COVERED) if each in kinds)
    by = tuple(dict.fromkeys(rule for each in matched for rule in each.by))
    witness = next((each.witness for each in matched if each.witness and each.idle is worst), "")
    return Judged(worst, by, witness)


def _standing(scope: Addresses) -> str:
    """Who stands where a rule is asked that matches nobody; nothing where that is anybody."""
    if scope == ANYWHERE:
        return ""
    prefixes = list(islice(scope.prefixes(), SHOWN + 1))
    more = " and more" if len(prefixes) > SHOWN else ""
    return f"it is asked only at {', '.join(prefixes[:SHOWN])}{more}"


def _told(mine: Owned, whole: Judged, everybody: dict[int, Owned]) -> IdleRule:
    if whole.idle is None:
        raise AssertionError("a rule that does something")
    return IdleRule(
        stage=mine.stage,
        resource=mine.resource,
        rule=mine.name,
        idle=whole.idle,
        by=tuple(dict.fromkeys(_named(whole.by, mine, everybody))),
        witness=whole.witness,
        key=mine.key,
    )


def _named(by: Iterable[Rule | str], mine: Owned, everybody: dict[int, Owned]) -> Iterator[str]:
    """The rules as their owner calls them; with their resource where it is another one."""
    for each in by:
        if isinstance(each, str):
            yield each
        elif (known := everybody.get(id(each.written))) is None:
            yield each.name
        else:
            same = (known.stage, known.resource) == (mine.stage, mine.resource)
            yield known.name if same else f"{known.resource}/{known.name}"


def _of_platform(rule: object) -> bool:
    """Whether it closes addresses of the platform, which nothing else of its group filters."""
    ends = rule.destination if isinstance(rule, SecurityRule) else ()
    return any(each.lower() in closing() for each in ends)
