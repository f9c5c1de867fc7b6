"""The forms of a tuple: which fields stand in it, and what the words in them mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from landbridge.catalogue import catalogue
from landbridge.model.flow_log import LogKind
from landbridge.space import PROTOCOLS


@dataclass(frozen=True, eq=False)
class Form:
    """One form. `decided_by` is the field that says whether the traffic passed."""

    fields: tuple[str, ...]
    protocols: Mapping[str, int]
    inbound: Mapping[str, bool]
    decided_by: str
    allowed: Mapping[str, bool]
    states: frozenset[str]

    @property
    def counts(self) -> bool:
        """Whether packets and bytes are counted."""
        return "bytes-sent" in self.fields


@cache
def forms(kind: LogKind) -> Mapping[int, Form]:
    """The forms in a log of this kind, by how many commas a tuple has."""
    made = _of_network() if kind is LogKind.VIRTUAL_NETWORK else _of_group()
    return {len(each.fields) - 1: each for each in made}


def _of_network() -> tuple[Form, ...]:
    states = dict(_words("flow-log.vnet.states"))
    allowed = {state: word != "denied" for state, word in states.items()}
    protocols = {str(number): number for number in range(PROTOCOLS)}
    fields = _fields("flow-log.vnet.fields")
    return (Form(fields, protocols, _inbound(), "state", allowed, frozenset(states)),)


def _of_group() -> tuple[Form, ...]:
    """Version 1 and version 2, whose first fields are those of version 1."""
    numbers = {str(word): int(number) for word, number in _words("flow-log.vnet.protocols")}
    protocols = {letter: numbers[str(word)] for letter, word in _words("flow-log.nsg.protocols")}
    allowed = {letter: word == "allowed" for letter, word in _words("flow-log.nsg.decisions")}
    states = frozenset({"", *dict(_words("flow-log.nsg.states"))})
    whole = _fields("flow-log.nsg.fields")
    first = whole[: int(catalogue().number("flow-log.nsg.fields-v1"))]
    return tuple(
        Form(fields, protocols, _inbound(), "decision", allowed, states)
        for fields in (first, whole)
    )


def _inbound() -> Mapping[str, bool]:
    return {each: word == "inbound" for each, word in _words("flow-log.vnet.directions")}


def _words(fact: str) -> list[tuple[str, Any]]:
    value = catalogue().value(fact)
    return list(value.items()) if isinstance(value, dict) else []


def _fields(fact: str) -> tuple[str, ...]:
    value = catalogue().value(fact)
    return tuple(map(str, value)) if isinstance(value, tuple) else ()
