"""Filters as they are asked where they are attached, and as they may be read."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from landbridge.model.network.firewall import ApplicationRule
from landbridge.security.ends import ANY
from landbridge.security.filter import Action, Filter, Rule
from landbridge.space import ANYWHERE, Addresses

ENDS = {"outbound": "source", "inbound": "destination", "out": "source", "in": "destination"}
"""The end of a packet that stands where a filter is attached, by side."""
LAST = Addresses.parse("255.255.255.255")


def narrowed(filter_: Filter, side: str, scope: Addresses) -> Filter:
    """The filter for packets of which the end on this side lies in a scope.

    A landing to which nobody jumps is left out.
    """
    jumps = any(each.action is Action.PARK for each in filter_.rules)
    rules = [each for each in filter_.rules if jumps or each.action is not Action.LAND]
    if scope != ANYWHERE and side in ENDS:
        rules = list(_within(rules, ENDS[side], scope))
    return replace(filter_, rules=tuple(rules))


def _within(rules: Iterable[Rule], end: str, scope: Addresses) -> Iterator[Rule]:
    known: dict[Addresses, Addresses] = {}
    for rule in rules:
        whole = rule.source if end == "source" else rule.destination
        if whole not in known:
            known[whole] = whole & scope
        if end == "source":
            yield replace(rule, source=known[whole])
        else:
            yield replace(rule, destination=known[whole])


def at_its_widest(filter_: Filter) -> Filter:
    """The filter if all were true that may be of ends; what asks for names stays in doubt.

    Rules that nobody wrote, such as intrusion detection, stay in doubt too. No name holds every
    address there is.
    """
    return replace(filter_, rules=tuple(map(_widest, filter_.rules)))


def _widest(rule: Rule) -> Rule:
    if rule.certain or rule.written is None or isinstance(rule.written, ApplicationRule):
        return rule
    source = _named(rule.source, getattr(rule.written, "source", ()))
    destination = _named(rule.destination, getattr(rule.written, "destination", ()))
    return replace(rule, certain=True, source=source, destination=destination)


def _named(addresses: Addresses, texts: Collection[str]) -> Addresses:
    """Nearly everything where a name may hold it all."""
    return addresses if {*texts} & ANY or addresses != ANYWHERE else ANYWHERE - LAST
