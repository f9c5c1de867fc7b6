"""Bicep as ARM would have it: read by pycep, its symbols and parameters put in by hand.

pycep tells a word and a text alike, so that a text may not be a symbol or a parameter here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pycep import BicepParser
from tests.render.templates.deployed import SUBSCRIPTION

from landbridge.render.arm.resource import RESOURCE_GROUP, id_of

ESCAPE = re.compile(r"\\(u\{([0-9a-f]+)\}|.)", re.DOTALL)
LETTERS = {"n": "\n", "r": "\r", "t": "\t"}
HEAD = ("parent", "name", "scope", "dependsOn")
READER = BicepParser()


@dataclass(frozen=True)
class Read:
    """A resource of a module: its id, its body, whether it is only referred to."""

    id: str
    type: str
    name: str
    body: Mapping[str, Any]
    existing: bool


def unescaped(text: str) -> str:
    """What stands between the quotes, as it is meant."""
    return ESCAPE.sub(lambda at: chr(int(at[2], 16)) if at[2] else LETTERS.get(at[1], at[1]), text)


@dataclass
class Module:
    """A text of Bicep in a resource group, with values for its parameters."""

    tree: Mapping[str, Any]
    group: str
    given: Mapping[str, object]

    def resources(self) -> dict[str, Read]:
        """All that it declares, by symbol, in the order in which it is written."""
        found: dict[str, Read] = {}
        left = dict(self.tree.get("resources", {}))
        while left:
            for symbol, each in list(left.items()):
                if not {*_words(each["config"])} & {*left} - {symbol}:
                    found[symbol] = self._resource(left.pop(symbol), found)
        return found

    def _resource(self, told: Mapping[str, Any], found: Mapping[str, Read]) -> Read:
        config, group, type_ = told["config"], self.group, told["type"]
        name = unescaped(config["name"])
        if scope := config.get("scope"):
            above = found.get(scope) if isinstance(scope, str) else None
            if above:
                provider, _, own = type_.partition("/")
                type_, name = f"{above.type}/providers/{own}", f"{above.name}/{provider}/{name}"
            else:
                group = scope["function"]["parameters"]["resource_group_name"]
        if parent := config.get("parent"):
            name = f"{found[parent].name}/{name}"
        body = {key: each for key, each in config.items() if key not in HEAD}
        return Read(
            id_of(SUBSCRIPTION, name if type_ == RESOURCE_GROUP else group, type_, name).lower(),
            type_,
            name,
            {_key(key): self.value(each, found) for key, each in body.items()},
            told["existing"],
        )

    def value(self, told: Any, found: Mapping[str, Read]) -> object:  # noqa: ANN401 - a tree of pycep
        """A value as JSON."""
        if isinstance(told, list):
            return [self.value(each, found) for each in told]
        if isinstance(told, str):
            return self.given.get(told, unescaped(told))
        if not isinstance(told, Mapping):
            return told
        if "function" in told and set(told) == {"function"}:
            return self._called(told["function"], found)
        if "operator" in told and set(told) == {"operator"}:
            return _told(told["operator"], found)
        return {_key(key): self.value(each, found) for key, each in told.items()}

    def _called(self, told: Mapping[str, Any], found: Mapping[str, Read]) -> object:
        if told["type"] == "union":
            one, other = (self.value(each, found) for each in told["parameters"].values())
            assert isinstance(one, list)
            assert isinstance(other, list)
            return list(dict.fromkeys([*one, *other]))
        assert told["type"] == "json", told
        return float(told["parameters"]["json_string"])


def module(text: str, group: str, **given: object) -> Module:
    """A module with its defaults and what it is given."""
    tree = READER.parse(text=text)
    asked = tree.get("parameters", {})
    defaults = {name: each["default"] for name, each in asked.items()}
    return Module(tree, group, {**defaults, **given})


def _told(operator: Mapping[str, Any], found: Mapping[str, Read]) -> object:
    operands = operator["operands"]
    if operator["type"] == "minus":
        return -operands["integer_value"]
    assert operator["type"] == "property_accessor", operator
    symbol, of = operands["operand_1"], operands["operand_2"]
    if isinstance(symbol, Mapping):
        assert symbol["function"]["type"] == "subscription"
        return f"/subscriptions/{SUBSCRIPTION}"
    if isinstance(of, Mapping):  # what the resource tells: of each property its name
        assert "/authorizations/" in found[symbol].id
        return of["operator"]["operands"]["operand_2"]
    assert of == "id"
    return found[symbol].id


def _key(text: str) -> str:
    return unescaped(text[1:-1]) if text.startswith("'") else text


def _words(told: Any) -> Iterator[str]:  # noqa: ANN401 - a tree of pycep
    if isinstance(told, str):
        yield told
    parts = told.values() if isinstance(told, Mapping) else told
    for each in parts if isinstance(parts, Sequence | type({}.values())) and parts != told else ():
        yield from _words(each)
