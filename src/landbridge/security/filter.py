"""A filter: rules that are asked in order, the first match decides.

Every kind of rule set of Azure and NSX becomes one; what an end or a name means is settled before.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum

from landbridge.space import ALL_TRAFFIC, ANYWHERE, NOWHERE, Addresses, Traffic


class Action(IntEnum):
    """What a rule does with what it matches."""

    DENY = 0
    ALLOW = 1
    ALWAYS = 2
    """Allow, and skip the filters behind this one at the same end."""
    PASS = 3
    """Go on to the next filter at the same end."""
    PROXY = 4
    """Allow, under the address of the firewall that speaks for the client."""
    PARK = 5
    """Skip the rules up to the next landing of this filter."""
    LAND = 6
    """No rule: here parked traffic joins in again."""

    @property
    def word(self) -> str:
        """How reports call it."""
        return self.name.lower().replace("_", " ")


@dataclass(frozen=True)
class Known:
    """A set of addresses as far as it is known: some are in for certain, some may be."""

    certain: Addresses
    possible: Addresses = NOWHERE
    """What may be in besides."""
    unknown: tuple[str, ...] = ()
    """The names of which that is so."""

    @classmethod
    def union(cls, parts: "Iterable[Known]") -> "Known":
        """All of these together."""
        parts = tuple(parts)
        return cls(
            Addresses.union(each.certain for each in parts),
            Addresses.union(each.possible for each in parts),
            tuple(dict.fromkeys(name for each in parts for name in each.unknown)),
        )

    def __and__(self, other: "Known") -> "Known":
        certain = self.certain & other.certain
        unknown = tuple(dict.fromkeys((*self.unknown, *other.unknown)))
        return Known(certain, (self.widest & other.widest) - certain, unknown)

    def __sub__(self, other: Addresses) -> "Known":
        return Known(self.certain - other, self.possible - other, self.unknown)

    @property
    def widest(self) -> Addresses:
        """All that is or may be in."""
        return self.certain | self.possible


EVERYONE = Known(ANYWHERE)


@dataclass(frozen=True)
class Rule:
    """A rule over plain sets; `certain` is false where it only may match, `why` says why.

    `written` is the rule as its owner wrote it, by which all that is made of it is told to be one;
    None where no owner did.
    """

    name: str
    action: Action
    source: Addresses = ANYWHERE
    destination: Addresses = ANYWHERE
    traffic: Traffic = ALL_TRAFFIC
    certain: bool = True
    why: str = ""
    written: object = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, eq=False)
class Filter:
    """Rules in their order under the name of their resource, and what follows when none matches.

    Two filters are equal only if they are one: they serve as keys.
    """

    stage: str
    resource: str
    rules: tuple[Rule, ...]
    otherwise: Action

    def sets(self) -> Iterator[Addresses]:
        """All sets of addresses on which it depends."""
        for rule in self.rules:
            yield rule.source
            yield rule.destination


LANDING = Rule("", Action.LAND)


def answered(filter_: Filter) -> Filter:
    """What a filter does to replies, in terms of the request: both ends and ports changed over."""
    rules = (
        replace(
            rule,
            source=rule.destination,
            destination=rule.source,
            traffic=rule.traffic.answered,
        )
        for rule in filter_.rules
    )
    return replace(filter_, rules=tuple(rules))


def spread(rule: Rule, source: Known, destination: Known) -> Sequence[Rule]:
    """The rule over ends that are known in part: what it matches for certain, then what it may."""
    certain = replace(rule, source=source.certain, destination=destination.certain)
    if not source.possible and not destination.possible:
        return (certain,)
    doubtful = replace(
        rule,
        source=source.widest,
        destination=destination.widest,
        certain=False,
        why=rule.why or _unknown(source, destination),
    )
    return (certain, doubtful) if rule.certain else (doubtful,)


def _unknown(*ends: Known) -> str:
    return not_known(tuple(dict.fromkeys(name for end in ends for name in end.unknown)))


def not_known(names: Sequence[str]) -> str:
    """That nobody knows whom these names mean."""
    return f"what {' and '.join(names)} {'holds' if len(names) == 1 else 'hold'} is not known here"
