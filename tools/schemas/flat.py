"""The models of an older generator: one flat class a resource, with paths into its JSON.

Two tables of each class tell all: `_attribute_map` where a value lies (`properties.scopes`) and of
which type it is, `_validation` what is read only and what is required.
"""

import inspect
import re
from collections.abc import Iterator
from enum import Enum
from types import ModuleType
from typing import Any

PLAIN = {"str": "string", "int": "integer", "float": "number", "bool": "boolean", "object": "any"}
TEXTS = ("iso-8601", "duration", "date", "time")
STEPS = re.compile(r"(?<!\\)\.")
NAMED = re.compile(r"_models\.(\w+)")

Data = dict[str, Any]
Model = Any  # the clients' base class is private to each of them


class FlatModels:
    """The models of a client that some roots lead to; `types` grows as it is asked."""

    def __init__(self, module: ModuleType, optional: frozenset[str] = frozenset()) -> None:
        self._module = module
        self._optional = optional
        self.types: dict[str, Data] = {}

    def add(self, name: str) -> str:
        """Takes in a model with all that it leads to."""
        if name not in self.types:
            self.types[name] = {}
            model = getattr(self._module, name)
            self.types[name] = {"properties": self._properties(name, model), **self._kinds(model)}
        return name

    def _properties(self, name: str, model: Model) -> Data:
        """What lies deeper becomes a model of its own, named after the path to it."""
        found: Data = {}
        for steps, held in self._fields(model):
            self._laid(name, found, steps, held)
        return found

    def _laid(self, name: str, into: Data, steps: list[str], held: Data) -> None:
        first, *rest = steps
        if not rest:
            into[first] = held
            return
        inner = name + first[:1].upper() + first[1:]
        own = into.setdefault(first, {"model": inner})
        own |= {"required": True} if held.get("required") else {}
        self._laid(
            inner, self.types.setdefault(inner, {"properties": {}})["properties"], rest, held
        )

    def _fields(self, model: Model) -> Iterator[tuple[list[str], Data]]:
        rules, texts = model._validation, _annotations(model)
        for attribute, told in model._attribute_map.items():
            if told["key"]:
                steps = [step.replace("\\.", ".") for step in STEPS.split(told["key"])]
                held = self._type(told["type"], texts.get(attribute, ""))
                if f"{model.__name__}.{told['key']}" not in self._optional:
                    held |= _when(rules.get(attribute, {}))
                yield steps, held

    def _type(self, text: str, annotation: str) -> Data:
        if text[0] in "[{":
            return {"list" if text[0] == "[" else "map": self._type(text[1:-1], annotation)}
        if text == "str" and (values := self._values(annotation)):
            return {"values": values}
        if text in PLAIN or text in TEXTS:
            return {"is": PLAIN.get(text, "string")}
        return {"model": self.add(text)}

    def _values(self, annotation: str) -> list[str]:
        """Those of the first enumeration that an annotation names."""
        names = NAMED.findall(annotation)
        kinds = [getattr(self._module, name, None) for name in names]
        found = [each for each in kinds if isinstance(each, type) and issubclass(each, Enum)]
        return [str(value.value) for value in found[0]] if found else []

    def _kinds(self, model: Model) -> Data:
        """Its own alone: a class that inherits the table is one of those that it names."""
        for attribute, names in vars(model).get("_subtype_map", {}).items():
            key = model._attribute_map[attribute]["key"].replace("\\.", ".")
            kinds = {text: self.add(name) for text, name in sorted(names.items())}
            return {"kinds": kinds, "by": key}
        return {}


def _annotations(model: Model) -> dict[str, str]:
    parameters = inspect.signature(model.__init__).parameters.values()
    return {each.name: str(each.annotation) for each in parameters}


def _when(rule: Data) -> Data:
    if rule.get("readonly"):
        return {"use": ["read"]}
    return {"required": True} if rule.get("required") else {}
