"""What a filter does, packet by packet: the definition, and nothing clever."""

from collections.abc import Iterable
from typing import NamedTuple

from tests.security.drawn import packets

from landbridge.security.filter import Action, Filter, Rule
from landbridge.space import Packet

Kind = tuple[int, int, Packet]


class Fate(NamedTuple):
    """What may happen to a packet, which rules take or may take it, and who keeps it."""

    actions: frozenset[Action]
    takers: tuple[int, ...]
    kept_from: dict[int, frozenset[int]]
    """For each rule that matches it and is not asked the rules that have taken it until then."""


def matches(rule: Rule, kind: Kind) -> bool:
    source, destination, packet = kind
    return rule.action is Action.LAND or (
        source in rule.source and destination in rule.destination and packet in rule.traffic
    )


def matching(filter_: Filter, kind: Kind) -> list[int]:
    """The rules that a packet meets; it meets every landing."""
    return [number for number, rule in enumerate(filter_.rules) if matches(rule, kind)]


def fate(filter_: Filter, met: Iterable[int]) -> Fate:
    """One packet goes by the rules that it meets. Parked, it waits for the next landing."""
    here, waiting = True, False
    actions: set[Action] = set()
    takers: list[int] = []
    holders: set[int] = set()
    kept: dict[int, frozenset[int]] = {}
    for number in met:
        rule = filter_.rules[number]
        if rule.action is Action.LAND:
            here, waiting = here or waiting, False
            holders = {each for each in holders if filter_.rules[each].action is not Action.PARK}
        elif not here:
            kept[number] = frozenset(holders)
        else:
            takers.append(number)
            if rule.action is Action.PARK:
                waiting = True
            else:
                actions.add(rule.action)
            if rule.certain:
                here = False
                holders.add(number)
    if here or waiting:
        actions.add(filter_.otherwise)
    return Fate(frozenset(actions), tuple(takers), kept)


def fates(filter_: Filter) -> list[Fate]:
    """That of every kind of packet."""
    return [fate(filter_, matching(filter_, kind)) for kind in packets()]


def dead(filter_: Filter) -> dict[int, tuple[int, ...]]:
    """The rules that take no packet, each with the rules that do so before."""
    all_ = fates(filter_)
    alive = {number for each in all_ for number in each.takers}
    return {
        number: tuple(sorted({by for each in all_ for by in each.kept_from.get(number, ())}))
        for number, rule in enumerate(filter_.rules)
        if number not in alive and rule.action is not Action.LAND
    }


def redundant(filter_: Filter) -> list[int]:
    """The rules without which no packet fares otherwise."""
    needed = {
        number
        for met in (matching(filter_, kind) for kind in packets())
        for number in met
        if fate(filter_, met).actions
        != fate(filter_, [each for each in met if each != number]).actions
    }
    rules = enumerate(filter_.rules)
    return [n for n, rule in rules if n not in needed and rule.action is not Action.LAND]


def equal(one: Filter, other: Filter) -> bool:
    return [each.actions for each in fates(one)] == [each.actions for each in fates(other)]
