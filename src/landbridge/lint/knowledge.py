"""What the catalogue holds for lint, in the shape in which lint asks."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from landbridge.catalogue import catalogue
from landbridge.catalogue.shapes import Property, Shapes, shapes, shapes_of

Path = tuple[str, ...]


class Move(NamedTuple):
    """Where a property belongs ("" for nowhere), and why."""

    to: Path
    why: str


class Misplaced(NamedTuple):
    """Values that stand where they mean something else."""

    values: tuple[str, ...]
    to: Path
    why: str


class Missing(NamedTuple):
    """What may be written where something required is not there, if `given` is."""

    under: Path
    value: str
    given: Path


class Modelled(NamedTuple):
    """The models of a provider, and the one of a type."""

    shapes: Shapes
    model: str


def path_of(text: str) -> Path:
    """The keys of `properties.networkBlock`."""
    return tuple(text.split(".")) if text else ()


@cache
def table(fact: str) -> Mapping[str, Any]:
    """A fact that is a table."""
    value = catalogue().value(fact)
    assert isinstance(value, dict)  # noqa: S101 - the data are ours
    return value


def row(fact: str, of: str) -> Mapping[str, Any]:
    """A row of a table, whatever the case of its name; empty if there is none."""
    told = of.casefold()
    return next((each for name, each in table(fact).items() if name.casefold() == told), {})


def words(fact: str) -> tuple[str, ...]:
    """A fact that is a list of words."""
    value = catalogue().value(fact)
    assert isinstance(value, tuple)  # noqa: S101 - the data are ours
    return tuple(map(str, value))


def moves(type_: str) -> Mapping[Path, Move]:
    """The wrong properties of a type that others write."""
    found = row("lint.moved", type_).items()
    return {path_of(at): Move(path_of(each["to"]), each["why"]) for at, each in found}


def misplaced(type_: str) -> Mapping[Path, Misplaced]:
    """The values that others write in a wrong place of a type."""
    found = row("lint.misplaced", type_).items()
    return {
        path_of(at): Misplaced(tuple(each["values"]), path_of(each["to"]), each["why"])
        for at, each in found
    }


def missing(type_: str) -> Mapping[Path, Missing]:
    """What may be written where it is not there."""
    found = row("lint.missing", type_).items()
    return {
        path_of(at): Missing(path_of(each["under"]), each["value"], path_of(each["given"]))
        for at, each in found
    }


def since(type_: str) -> Mapping[Path, str]:
    """The first version of a type, under no key, and of its properties."""
    return {path_of(at): version for at, version in row("lint.since", type_).items()}


@cache
def modelled(type_: str) -> Modelled | None:
    """The models that a type has here, whatever the case of its name."""
    provider, _, path = type_.partition("/")
    for known in shapes_of(provider):
        told = next((each for each in known.resources if each.casefold() == path.casefold()), "")
        model = known.of(told) or known.of(told, "get")
        if model:
            return Modelled(known, model)
    return None


def named_alike(type_: str) -> tuple[str, ...]:
    """All types of its provider; none where not all of them are known here."""
    provider = type_.partition("/")[0]
    whole = {each.casefold(): each for each in words("lint.whole-providers")}
    if provider.casefold() not in whole:
        return ()
    name = whole[provider.casefold()]
    return (
        *(f"{name}/{each}" for each in shapes(name).resources),
        *words("lint.not-modelled"),
    )


def held_at(type_: str, path: Path) -> Property | None:
    """What a property of a type holds, if the type and the property are known."""
    known = modelled(type_)
    model, held = (known.model if known else ""), None
    for step in path:
        held = known.shapes.model(model).properties.get(step) if known and model else None
        model = held.model if held else ""
    return held
