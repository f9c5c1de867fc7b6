"""The distributed firewall of a private cloud, rule by rule, as another rule set could hold it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from landbridge.security.filter import Action, Filter, Rule
from landbridge.space import ANYWHERE, Addresses, Traffic

LAST = "default"
WITHIN = "it is about guests alone, and nothing in Azure sees what goes between them"
NOBODY = "it names no guest"
JUMPED = "a rule before it jumps over it, for some of what it matches"


class Entry(NamedTuple):
    """A rule over plain sets, with the name of the rule of NSX that it comes from."""

    rule: str
    side: str
    allows: bool
    source: Addresses
    destination: Addresses
    traffic: Traffic


class Left(NamedTuple):
    """A rule of NSX of which some is not said in Azure, and why."""

    rule: str
    why: str


class Entries(NamedTuple):
    """What can be said elsewhere, in the order of asking, and what cannot."""

    entries: tuple[Entry, ...]
    left: tuple[Left, ...]


def entries(filter_: Filter, side: str, guests: Addresses) -> Entries:
    """What is asked about what leaves (`out`) or enters (`in`) the guests.

    A rule that may not match counts where it allows, and not where it denies: nobody shall lose by
    it. The last entry is what the firewall does when no rule matches.
    """
    found: list[Entry] = []
    left: list[Left] = []
    for rule, jumped in _asked(filter_.rules):
        entry = _entry(rule, side, guests)
        why = _hindered(rule, entry, jumped, guests)
        if why:
            left.append(Left(rule.name, why))
        if not why or (entry.allows and entry.source and entry.destination):
            found.append(entry)
    default = Rule(LAST, filter_.otherwise)
    return Entries((*found, _entry(default, side, guests)), tuple(left))


def _asked(rules: Sequence[Rule]) -> Iterator[tuple[Rule, bool]]:
    """Each rule that decides, and whether some of what it matches was led past it."""
    jumps: list[Rule] = []
    for rule in rules:
        if rule.action is Action.LAND:
            jumps = []
        elif rule.action is Action.PARK:
            jumps.append(rule)
        else:
            yield rule, any(_meet(rule, each) for each in jumps)


def _meet(one: Rule, other: Rule) -> bool:
    return bool(
        one.source & other.source
        and one.destination & other.destination
        and one.traffic & other.traffic
    )


def _entry(rule: Rule, side: str, guests: Addresses) -> Entry:
    """The rule for guests at its side; of the other side all but guests matters."""
    out = side == "out"
    own, other = (rule.source, rule.destination) if out else (rule.destination, rule.source)
    ends = own & guests, ANYWHERE if other == ANYWHERE else other - guests
    source, destination = ends if out else ends[::-1]
    return Entry(rule.name, side, rule.action is Action.ALLOW, source, destination, rule.traffic)


def _hindered(rule: Rule, entry: Entry, jumped: bool, guests: Addresses) -> str:
    own, other = entry.source, entry.destination
    if not (own and other):
        return WITHIN if rule.source & guests and rule.destination & guests else NOBODY
    if not rule.certain:
        return rule.why
    return JUMPED if jumped else ""
