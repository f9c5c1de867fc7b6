"""A network without the rules that do nothing, and the proof that nothing else changes."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from typing import NamedTuple

from landbridge.model.declared import Key
from landbridge.model.idle import Idle, IdleRule
from landbridge.model.network import Network
from landbridge.network.difference.difference import difference
from landbridge.network.idle.found import May, idle_rules, with_those_behind
from landbridge.network.idle.owned import owned
from landbridge.network.idle.policies import Policy, Standing, by_themselves, standing
from landbridge.network.idle.untold import at_untold_interfaces
from landbridge.network.idle.without import without
from landbridge.network.proof import Proof
from landbridge.security.ends import Tags
from landbridge.security.equal import equal
from landbridge.security.filter import Filter
from landbridge.space import NOWHERE, Addresses

DEAD = (Idle.CONTRADICTED, Idle.SHADOWED, Idle.UNMATCHED)


class Tidied(NamedTuple):
    """A smaller network, and the rules of the whole one that are gone."""

    network: Network
    gone: tuple[IdleRule, ...]


class Smaller(NamedTuple):
    """What becomes of a network of which a part is declared in files.

    `keys` lead to what is gone in that part; `kept` names rules that do nothing and stay, and
    `rules` counts all there were.
    """

    network: Network
    gone: tuple[IdleRule, ...]
    keys: tuple[Key, ...]
    kept: tuple[str, ...]
    rules: int


def smaller(
    whole: Network, declared: Network, tags: Tags | None, waived: Collection[str]
) -> Smaller:
    """The whole network without the rules that do nothing, are declared, and are not waived."""
    here = {id(each.rule): each.key for each in owned(declared)}
    places = {each.key: here.get(id(each.rule)) for each in owned(whole)}
    found = tidied(whole, tags, lambda rule: bool(places[rule.key]) and rule.name not in waived)
    left = idle_rules(Proof(found.network, tags))
    return Smaller(
        network=found.network,
        gone=found.gone,
        keys=tuple(key for each in found.gone if (key := places[each.key])),
        kept=tuple(each.name for each in left if each.idle is not Idle.DOUBTFUL),
        rules=len(places),
    )


def tidied(network: Network, tags: Tags | None, may: May) -> Tidied:
    """The network without the rules that do nothing, of those that `may` go.

    Dead rules go first, all at once. Then those go that others replace, as long as none of these
    others goes with them; what is left is judged again, until nothing is spare.
    """
    keys = {id(each.rule): each.key for each in owned(network)}
    gone: list[IdleRule] = []
    while True:
        less = without(network, [each.key for each in gone])
        there = {each.key: keys[id(each.rule)] for each in owned(less)}
        found = _found(Proof(less, tags), there, may)
        mine = [(rule, behind) for rule, behind in found if may(rule)]
        chosen = _dead(mine) or list(_replaced(mine))
        if not chosen:
            order = {key: nth for nth, key in enumerate(keys.values())}
            return Tidied(less, tuple(sorted(gone, key=lambda each: order[each.key])))
        gone += chosen


def _found(
    proof: Proof, there: Mapping[Key, Key], may: May
) -> list[tuple[IdleRule, frozenset[Key]]]:
    """The idle rules with what stands behind them, all at their places in the whole network."""

    def told(rule: IdleRule) -> IdleRule:
        return _at(rule, there[rule.key])

    found = with_those_behind(proof, lambda rule: may(told(rule)))
    return [(told(rule), frozenset(map(there.__getitem__, behind))) for rule, behind in found]


def _at(rule: IdleRule, key: Key) -> IdleRule:
    """The rule with its place in the whole network."""
    return rule.model_copy(update={"key": key})


def _dead(found: Iterable[tuple[IdleRule, frozenset[Key]]]) -> list[IdleRule]:
    return [rule for rule, _ in found if rule.idle in DEAD]


def _replaced(found: Iterable[tuple[IdleRule, frozenset[Key]]]) -> Iterator[IdleRule]:
    """Redundant rules of which none stands in for another."""
    needed, chosen = set[Key](), set[Key]()
    for rule, behind in found:
        if rule.idle is Idle.REDUNDANT and rule.key not in needed and not behind & chosen:
            needed |= behind
            chosen.add(rule.key)
            yield rule


def unequal(old: Proof, new: Proof) -> str:
    """The name of a rule set, or the place, for which two networks differ; nothing if none does.

    Every rule set is compared for all packets that it is asked about, and all pairs of the
    networks for all traffic. Neither proof may have been asked anything before.
    """
    for one, other in paired(old, new):
        if not equal(one, other):
            return one.resource
    found = difference(old, new)
    return next((each.source for each in found.places), "a place" if found.any else "")


def paired(old: Proof, new: Proof) -> Iterator[tuple[Filter, Filter]]:
    """Each rule set of a network beside what stands in its place in another with fewer rules."""
    scopes: dict[tuple[Filter | None, ...], tuple[Standing, Standing, Addresses]] = {}
    for one, other in zip(standing(old), standing(new), strict=True):
        if one.at != other.at:
            raise AssertionError("without rules something else stands at a place")
        key = (one.filter, one.tail, other.filter, other.tail)
        *_, scope = scopes.get(key, (one, other, NOWHERE))
        scopes[key] = one, other, scope | one.scope
    yield from ((mine.within(scope), its.within(scope)) for mine, its, scope in scopes.values())
    before, after = _apart(old), _apart(new)
    yield from ((before[each].filter, after[each].filter) for each in before if each in after)


def _apart(proof: Proof) -> dict[Hashable, Policy]:
    """What stands at no place of its own, and what may stand at interfaces that are not told."""
    return by_themselves(proof) | dict(at_untold_interfaces(proof))
