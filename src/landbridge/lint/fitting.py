"""A body held against the model of its type: each property that does not fit, where it stands.

As the emulator judges bodies, by the same data; besides it tells what only the service writes, and
it says nothing of what only a deployment computes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from landbridge.catalogue.shapes import Model, Property, Shapes, Wrong
from landbridge.lint.tree import COMPUTED, Entry, Value


@dataclass(frozen=True, slots=True)
class Unfit:
    """A property that does not fit.

    `path` are its keys, `shown` has the numbers of lists too. It stands in `owner`; `entry` is
    there unless it is missing. `held` tells what was expected, `known` the names beside it.
    """

    path: tuple[str, ...]
    shown: str
    wrong: Wrong
    owner: Value
    value: Value
    entry: Entry | None = None
    held: Property | None = None
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Here:
    """Where the judge stands."""

    path: tuple[str, ...]
    shown: str
    owner: Value
    entry: Entry | None = None

    def key(self, entry: Entry, owner: Value) -> "_Here":
        shown = f"{self.shown}.{entry.key}" if self.shown else entry.key
        return _Here((*self.path, entry.key), shown, owner, entry)

    def number(self, at: int) -> "_Here":
        return _Here(self.path, f"{self.shown}[{at}]", self.owner, self.entry)

    def unfit(self, wrong: Wrong, value: Value, held: Property | None = None) -> Unfit:
        return Unfit(self.path, self.shown, wrong, self.owner, value, self.entry, held)


def unfit(body: Value, model: str, shapes: Shapes) -> Iterator[Unfit]:
    """What of a body does not fit, in the order of the body."""
    yield from _of_model(body, model, shapes, _Here((), "", body))


def _of_model(value: Value, name: str, shapes: Shapes, here: _Here) -> Iterator[Unfit]:
    if value.unknown:
        return
    if not value.is_object:
        yield here.unfit(Wrong.TYPE, value, Property(model=name))
        return
    model = shapes.model(name)
    told = {key: entry.value.holds for key, entry in value.entries.items()}
    properties = shapes.properties(name, told)
    yield from _kind(value, model, here)
    forms = _forms(model, shapes) if _is_open(value, model) else frozenset()
    for entry in value.entries.values():
        if entry.key in properties or entry.key not in {*forms, COMPUTED}:
            yield from _entry(entry, value, properties, (shapes, here))
    if not value.grows:
        yield from _missing(value, properties, here)


def _is_open(value: Value, model: Model) -> bool:
    """Whether nobody knows, or nobody can know, in which form a body is."""
    entry = value.entries.get(model.by)
    return entry is None or entry.value.unknown or model.kind(entry.value.holds) is None


def _forms(model: Model, shapes: Shapes) -> frozenset[str]:
    """What any form of a model has."""
    return frozenset(
        name for each in model.kinds.values() for name in shapes.model(each).properties
    )


def _kind(value: Value, model: Model, here: _Here) -> Iterator[Unfit]:
    entry = value.entries.get(model.by)
    told = entry.value.holds if entry and model.kinds else None
    if entry and isinstance(told, str) and model.kind(told) is None:
        held = Property(values=tuple(model.kinds))
        yield here.key(entry, value).unfit(Wrong.VALUE, entry.value, held)


def _entry(
    entry: Entry,
    owner: Value,
    properties: Mapping[str, Property],
    around: tuple[Shapes, _Here],
) -> Iterator[Unfit]:
    shapes, outer = around
    here, held = outer.key(entry, owner), properties.get(entry.key)
    if held is None:
        known = tuple(properties)
        yield Unfit(here.path, here.shown, Wrong.UNKNOWN, owner, entry.value, entry, known=known)
    elif held.read_only:
        yield here.unfit(Wrong.READ_ONLY, entry.value, held)
    elif entry.value.holds is not None:
        yield from _value(entry.value, held, shapes, here)


def _missing(value: Value, properties: Mapping[str, Property], here: _Here) -> Iterator[Unfit]:
    for name, held in properties.items():
        entry = value.entries.get(name)
        if held.required and (entry is None or entry.value.holds is None):
            shown = f"{here.shown}.{name}" if here.shown else name
            yield Unfit((*here.path, name), shown, Wrong.MISSING, value, value, entry, held)


def _value(value: Value, held: Property, shapes: Shapes, here: _Here) -> Iterator[Unfit]:
    if value.unknown:
        return
    if held.model:
        yield from _of_model(value, held.model, shapes, here)
    elif held.list_of:
        yield from _of_list(value, held, shapes, here)
    elif held.map_of:
        yield from _of_map(value, held, shapes, here)
    elif not _right(value.holds, held):
        yield here.unfit(Wrong.TYPE, value, held)
    elif held.values and str(value.holds).casefold() not in _folded(held.values):
        yield here.unfit(Wrong.VALUE, value, held)


def _of_list(value: Value, held: Property, shapes: Shapes, here: _Here) -> Iterator[Unfit]:
    if not value.is_list or held.list_of is None:
        yield here.unfit(Wrong.TYPE, value, held)
        return
    for number, each in enumerate(value.items):
        yield from _value(each, held.list_of, shapes, here.number(number))


def _of_map(value: Value, held: Property, shapes: Shapes, here: _Here) -> Iterator[Unfit]:
    if not value.is_object or held.map_of is None:
        yield here.unfit(Wrong.TYPE, value, held)
        return
    for entry in value.entries.values():
        if entry.key != COMPUTED:
            yield from _value(entry.value, held.map_of, shapes, here.key(entry, value))


def _folded(values: tuple[str, ...]) -> set[str]:
    return {each.casefold() for each in values}


_PLAIN: Mapping[str, tuple[type, ...]] = {
    "": (str,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}


def _right(holds: object, held: Property) -> bool:
    if held.is_ == "any" or (isinstance(holds, bool) and held.is_ == "boolean"):
        return True
    return not isinstance(holds, bool) and isinstance(holds, _PLAIN[held.is_])
