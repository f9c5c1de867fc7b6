"""Where a flow was logged: the filters of the design at its own end, and which of them is meant."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from landbridge.catalogue import catalogue
from landbridge.model.flow_log import LogKind
from landbridge.network.attachment import PLAIN
from landbridge.network.filters.guards import Stage
from landbridge.network.ground import Endpoint
from landbridge.network.places import Kind, Place
from landbridge.network.proof import Proof
from landbridge.network.service import Role

PRIORITY = re.compile(r" \(\d+\)$")
AT_CLOUD = frozenset({Role.UPLINK, Role.INBOUND})


class Label(NamedTuple):
    """Who logged something: the group and the rule, as the log names them."""

    kind: LogKind
    group: str
    rule: str


class Seat(NamedTuple):
    """A place with the filters that a packet meets there, in the order of asking."""

    place: Place
    endpoint: Endpoint
    stages: tuple[Stage, ...]


class Seats:
    """Finds the filters of one network by the end at which they stand."""

    def __init__(self, proof: Proof) -> None:
        self._proof = proof
        self.groups: Mapping[str, str] = {
            each.name.lower(): each.name for each in proof.network.network_security_groups
        }
        self._rules: dict[Stage, frozenset[str]] = {}

    def at(self, endpoint: Endpoint, side: str) -> list[Seat]:
        """Where a packet of this end is filtered by Azure; nowhere for one that is not in Azure."""
        place = endpoint.place
        if place.kind is Kind.SUBNET:
            return [Seat(place, endpoint, tuple(self._proof.judge.own(endpoint, side)))]
        if place.kind is not Kind.SEGMENT:
            return []
        return [
            Seat(each, endpoint, tuple(self._proof.guards.stages(each, side, PLAIN, "")))
            for each in self._proof.places
            if each.kind is Kind.SUBNET and each.role in AT_CLOUD and each.cloud == place.cloud
        ]

    def meant(self, seat: Seat, label: Label, *, allowed: bool) -> list[Stage]:
        """The filters of a seat that a log means; none where the design has no such there.

        A log of a virtual network names a group by an id that the design does not know: then it is
        the only filter there, or the rule tells it: the first that denies or the last that allows.
        """
        named = [each for each in seat.stages if _resource(each) == label.group.lower()]
        if named or label.group.lower() in self.groups or label.kind is LogKind.SECURITY_GROUP:
            return named
        if len(seat.stages) == 1:
            return list(seat.stages)
        having = [each for each in seat.stages if plain(label.rule) in self.rules(each)]
        return having[-1:] if allowed else having[:1]

    def rules(self, stage: Stage) -> frozenset[str]:
        """The names of its rules, in small letters."""
        if stage not in self._rules:
            names = (rule.name for each in stage.filters for rule in each.rules)
            self._rules[stage] = frozenset(bare(name).lower() for name in names)
        return self._rules[stage]


def bare(name: str) -> str:
    """The name of a rule as Azure has it, without the priority that the proof puts behind."""
    return PRIORITY.sub("", name)


@cache
def plain(logged: str) -> str:
    """The name of a rule as logged, without its prefix, in small letters."""
    word = logged.lower()
    for prefix in _prefixes():
        if word.startswith(prefix):
            return word.removeprefix(prefix)
    return word


@cache
def _prefixes() -> tuple[str, ...]:
    value = catalogue().value("flow-log.nsg.rule-prefixes")
    return tuple(str(each).lower() for each in value) if isinstance(value, tuple) else ()


def _resource(stage: Stage) -> str:
    return stage.filters[0].resource.lower()
