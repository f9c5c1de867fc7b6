"""Types of parameters and outputs: the simple ones, and those that a template defines itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from landbridge.armlang.fields import only, record, text
from landbridge.armlang.spot import Spot
from landbridge.armlang.values import Pending, as_text, kind, same
from landbridge.errors import InputError

ANY = "any"
SIMPLE = {
    ANY: "any",
    "string": "string",
    "securestring": "string",
    "int": "int",
    "bool": "bool",
    "object": "object",
    "secureobject": "object",
    "array": "array",
}
"""The names of types, and what their values are."""

KEYS = (
    *("type", "$ref", "nullable", "allowedValues", "minValue", "maxValue", "minLength"),
    *("maxLength", "properties", "additionalProperties", "items", "prefixItems"),
    *("discriminator", "metadata"),
)
"""What a type may have; a parameter may have a default besides."""

REFERENCE = "#/definitions/"
FURTHEST = 20
"""Definitions that refer to each other in a row before it counts as a circle."""


@dataclass(frozen=True)
class Shape:
    """A type as it is written, and the definitions beside it."""

    schema: Mapping[str, object]
    definitions: Mapping[str, object]
    spot: Spot

    @classmethod
    def read(cls, schema: object, definitions: Mapping[str, object], spot: Spot) -> "Shape":
        """The type behind all references. Raises InputError for what no type has."""
        shape = cls(only(schema, KEYS, spot, "a type"), definitions, spot)
        for _ in range(FURTHEST):
            if "$ref" not in shape.schema:
                return shape._with_known_type()
            shape = shape._referred()
        raise InputError("definitions refer to each other", place=spot, remedy="Break the circle.")

    def _referred(self) -> "Shape":
        name = text(self.schema["$ref"], self.spot / "$ref", "a reference")
        found = self.definitions.get(name.removeprefix(REFERENCE))
        if not name.startswith(REFERENCE) or found is None:
            raise InputError(
                f"there is no `{name}`",
                place=self.spot / "$ref",
                remedy=f"A reference is {REFERENCE} and a name of the section `definitions`.",
            )
        rest = {key: value for key, value in self.schema.items() if key != "$ref"}
        merged = only({**record(found, self.spot, name), **rest}, KEYS, self.spot, "a type")
        return replace(self, schema=merged)

    def _with_known_type(self) -> "Shape":
        name = text(self.schema.get("type", ANY), self.spot / "type", "a type")
        if name.casefold() not in SIMPLE:
            raise InputError(
                f"there is no type `{name}`",
                place=self.spot / "type",
                remedy=f"Types are {', '.join(SIMPLE)}.",
            )
        return self

    @property
    def name(self) -> str:
        """The type's name in small letters; a type without one takes every value."""
        return str(self.schema.get("type", ANY)).casefold()

    @property
    def secure(self) -> bool:
        """Whether its values are secrets."""
        return self.name.startswith("secure")

    @property
    def nullable(self) -> bool:
        """Whether null is one of its values."""
        return self.schema.get("nullable") is True

    def inner(self, schema: object) -> "Shape":
        """The type of a part."""
        return Shape.read(schema, self.definitions, self.spot)

    def check(self, value: object, place: Spot) -> None:
        """Raises InputError for a value that is none of this type; says no secret."""
        if isinstance(value, Pending) or (value is None and self.nullable):
            return
        if self.name != ANY and kind(value) != SIMPLE[self.name]:
            raise InputError(
                f"the value is {kind(value)}",
                place=place,
                remedy=f"`{self.spot}` wants {self.name}.",
            )
        for check in _CHECKS:
            check(self, value, place)

    def refuse(self, problem: str, place: Spot, wanted: str) -> InputError:
        """The error of a value that is of the type and not allowed all the same."""
        return InputError(problem, place=place, remedy=f"`{self.spot}` wants {wanted}.")

    def shown(self, value: object) -> str:
        """The value for a message, if it is no secret."""
        return "the value" if self.secure else f"`{as_text(value)[:60]}`"


def _allowed(shape: Shape, value: object, place: Spot) -> None:
    allowed = shape.schema.get("allowedValues")
    if not isinstance(allowed, list):
        return
    parts = value if isinstance(value, list) and not any(map(_is_list, allowed)) else [value]
    for part in parts:
        if not isinstance(part, Pending) and not any(same(part, each) for each in allowed):
            words = ", ".join(as_text(each) for each in allowed[:20])
            raise shape.refuse(f"{shape.shown(part)} is not allowed", place, f"one of {words}")


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _bounds(shape: Shape, value: object, place: Spot) -> None:
    if isinstance(value, int) and not isinstance(value, bool):
        _between(shape, value, ("minValue", "maxValue"), place)
    if isinstance(value, str | list):
        _between(shape, len(value), ("minLength", "maxLength"), place)


def _between(shape: Shape, number: int, keys: tuple[str, str], place: Spot) -> None:
    least, most = (shape.schema.get(key) for key in keys)
    what = "length" if keys[0] == "minLength" else "value"
    shown = number if what == "length" or not shape.secure else "it"
    if isinstance(least, int) and number < least:
        raise shape.refuse(f"the {what} {shown} is too small", place, f"{least} or more")
    if isinstance(most, int) and number > most:
        raise shape.refuse(f"the {what} {shown} is too large", place, f"{most} or less")


def _properties(shape: Shape, value: object, place: Spot) -> None:
    if not isinstance(value, dict):
        return
    given = record(shape.schema.get("properties"), shape.spot, "properties")
    for name, schema in given.items():
        inner = shape.inner(schema)
        if name in value:
            inner.check(value[name], place / name)
        elif not inner.nullable:
            raise shape.refuse(f"the object has no `{name}`", place, f"`{name}`")
    others = shape.schema.get("additionalProperties")
    for name in (name for name in value if name not in given):
        _other(shape, others, (name, value[name]), place)


def _other(shape: Shape, others: object, pair: tuple[str, object], place: Spot) -> None:
    if others is False and "discriminator" not in shape.schema:
        raise shape.refuse(f"the object has `{pair[0]}`", place, "no such property")
    if isinstance(others, dict):
        shape.inner(others).check(pair[1], place / pair[0])


def _items(shape: Shape, value: object, place: Spot) -> None:
    if not isinstance(value, list):
        return
    first = shape.schema.get("prefixItems")
    prefix = first if isinstance(first, list) else []
    rest = shape.schema.get("items")
    for number, item in enumerate(value):
        if number < len(prefix):
            shape.inner(prefix[number]).check(item, place / number)
        elif isinstance(rest, dict):
            shape.inner(rest).check(item, place / number)
        elif rest is False:
            raise shape.refuse(f"the array has {len(value)} elements", place, f"{len(prefix)}")
    if len(value) < len(prefix):
        raise shape.refuse(f"the array has {len(value)} elements", place, f"{len(prefix)}")


def _discriminated(shape: Shape, value: object, place: Spot) -> None:
    given = record(shape.schema.get("discriminator"), shape.spot, "discriminator")
    if not given or not isinstance(value, dict):
        return
    name = str(given.get("propertyName"))
    mapping = record(given.get("mapping"), shape.spot, "mapping")
    chosen = value.get(name)
    if not isinstance(chosen, str) or chosen not in mapping:
        words = ", ".join(mapping)
        raise shape.refuse(f"the property `{name}` chooses no type", place, f"one of {words}")
    inner = shape.inner({"type": "object", **record(mapping[chosen], shape.spot, chosen)})
    _allowing(inner, name).check(value, place)


def _allowing(shape: Shape, name: str) -> Shape:
    """The type with the property by which it was chosen."""
    known = record(shape.schema.get("properties"), shape.spot, "properties")
    return replace(
        shape, schema={**shape.schema, "properties": {name: {"type": "string"}, **known}}
    )


_CHECKS: tuple[Callable[[Shape, object, Spot], None], ...] = (
    _allowed,
    _bounds,
    _properties,
    _items,
    _discriminated,
)
