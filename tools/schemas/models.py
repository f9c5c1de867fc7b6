"""One client's models as plain data: what each property holds, and when it may be written.

The clients keep this in annotations and in private fields of their base class; the versions in the
lock file are those that this was written for.
"""

import typing
from collections.abc import Iterator, Mapping
from enum import Enum
from types import ModuleType, NoneType
from typing import Any, Union

PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}
ALWAYS = ("read", "create", "update", "delete", "query")

Data = dict[str, object]
Model = Any  # the clients' base class is private to each of them
Field = Any


class Models:
    """The models of a client that some roots lead to; `types` grows as `type_of` is asked."""

    def __init__(self, module: ModuleType, optional: frozenset[str] = frozenset()) -> None:
        self._module = module
        self._optional = optional
        self._names = {**vars(typing), **vars(module), "_models": module, "datetime": _datetime()}
        self.types: dict[str, Data] = {}

    def add(self, name: str) -> str:
        """Takes in a model with all that it leads to."""
        if name not in self.types:
            self.types[name] = {}
            model = getattr(self._module, name)
            self.types[name] = {"properties": dict(self._properties(model)), **self._kinds(model)}
        return name

    def _properties(self, model: Model) -> Iterator[tuple[str, Data]]:
        model.__new__(model)  # the names in JSON are filled in by the first one made
        fields = model._attr_to_rest_field
        for attribute, annotation in self._annotations(model).items():
            if attribute in fields:
                field = fields[attribute]
                told = {**self._type(annotation), **_when(field, annotation)}
                if f"{model.__name__}.{field._rest_name}" in self._optional:
                    told.pop("required", None)
                yield field._rest_name, told

    def _annotations(self, model: Model) -> dict[str, object]:
        found: dict[str, object] = {}
        for each in reversed(model.__mro__):
            found |= getattr(each, "__annotations__", {})
        return {name: self._evaluated(each) for name, each in found.items()}

    def _evaluated(self, annotation: object) -> object:
        if isinstance(annotation, str):
            return eval(annotation, dict(self._names))  # noqa: S307 - annotations of an installed package
        if isinstance(annotation, typing.ForwardRef):
            return self._evaluated(annotation.__forward_arg__)
        return annotation

    def _type(self, annotation: object) -> Data:
        origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is Union:
            return self._of_union([self._evaluated(each) for each in inner])
        if origin in (list, dict):
            holds = self._type(self._evaluated(inner[-1]))
            return {"list" if origin is list else "map": holds}
        if origin is typing.Literal:
            return {"values": [_text(each) for each in inner]}
        return self._single(self._evaluated(annotation))

    def _of_union(self, inner: list[object]) -> Data:
        known = [each for each in inner if each not in (NoneType, str)]
        return self._type(known[0] if known else str)

    def _single(self, found: object) -> Data:
        if found in PLAIN:
            return {"is": PLAIN[found]}
        if isinstance(found, type) and issubclass(found, Enum):
            return {"values": [each.value for each in found]}
        if isinstance(found, type) and any(base.__name__ == "Model" for base in found.__mro__):
            return {"model": self.add(found.__name__)}
        return {"is": "string" if _datetime_like(found) else "any"}

    def _kinds(self, model: Model) -> Data:
        mapping: Mapping[str, Model] = getattr(model, "__mapping__", {})
        own = {text: kind for text, kind in mapping.items() if issubclass(kind, model)}
        if not own or model.__name__ in {kind.__name__ for kind in own.values()}:
            return {}
        kinds = {str(text): self.add(kind.__name__) for text, kind in sorted(own.items())}
        return {"kinds": kinds, "by": _discriminator(model)}


def _when(field: Field, annotation: object) -> Data:
    """Whether it must be there, and which of its uses the client leaves out."""
    visibility = tuple(field._visibility or ALWAYS)
    found: Data = {}
    if NoneType not in typing.get_args(annotation) and "create" in visibility:
        found["required"] = True
    if visibility != ALWAYS:
        found["use"] = [each for each in visibility if each in ALWAYS[:3]]
    return found


def _discriminator(model: Model) -> str:
    return next(
        str(field._rest_name)
        for field in model._attr_to_rest_field.values()
        if field._is_discriminator
    )


def _text(value: object) -> object:
    return value.value if isinstance(value, Enum) else value


def _datetime() -> ModuleType:
    import datetime

    return datetime


def _datetime_like(found: object) -> bool:
    return getattr(found, "__module__", "") == "datetime"
