"""The bodies that Azure's services take, as the models of Microsoft's clients declare them.

The data in `schemas/*.json` are written by `python -m tools.schemas`; a body that does not fit is
told property by property, in the order of the body.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

Json = object


class Use(StrEnum):
    """What a property may be part of."""

    READ = "read"
    CREATE = "create"
    UPDATE = "update"


class Wrong(StrEnum):
    """What is the matter with a property of a body."""

    UNKNOWN = "unknown"
    TYPE = "type"
    VALUE = "value"
    MISSING = "missing"
    CREATE_ONLY = "create-only"
    READ_ONLY = "read-only"


class Misfit(NamedTuple):
    """A property that does not fit: where it stands in the body, and what was expected there."""

    path: str
    wrong: Wrong
    problem: str


class Property(NamedTuple):
    """What a property holds: a kind of value, a model, or several of either."""

    is_: str = ""
    model: str = ""
    values: tuple[str, ...] = ()
    list_of: "Property | None" = None
    map_of: "Property | None" = None
    required: bool = False
    use: frozenset[Use] = frozenset(Use)

    @property
    def read_only(self) -> bool:
        return self.use == {Use.READ}

    @property
    def create_only(self) -> bool:
        return Use.CREATE in self.use and Use.UPDATE not in self.use


class Model(NamedTuple):
    """The properties of a model; `kinds` are its forms by the value of the property `by`."""

    properties: Mapping[str, Property]
    by: str = ""
    kinds: Mapping[str, str] = {}

    def kind(self, value: Json) -> str | None:
        """The model of a form, whatever the casing of its name."""
        told = str(value).casefold()
        return next((kind for name, kind in self.kinds.items() if name.casefold() == told), None)


class Shapes:
    """The models of one resource provider, and which of them each of its resources takes."""

    def __init__(self, document: Mapping[str, Mapping[str, Mapping[str, Json]]]) -> None:
        self._models = {name: _model(each) for name, each in document["models"].items()}
        self._resources = document["resources"]

    @property
    def resources(self) -> Iterable[str]:
        """The resources of the provider (`privateClouds/clusters`)."""
        return self._resources.keys()

    def model(self, name: str) -> Model:
        return self._models[name]

    def of(self, resource: str, use: str = "put") -> str:
        """The name of the model that a resource takes (`privateClouds/clusters`); "" if none."""
        return str(self._resources.get(resource, {}).get(use, ""))

    def holds(self, model: str, path: Sequence[str]) -> bool:
        """Whether a model, or one of its forms, has a property."""
        found = self.model(model)
        here = found.properties.get(path[0])
        if here is not None:
            return not path[1:] or (bool(here.model) and self.holds(here.model, path[1:]))
        return any(self.holds(each, path) for each in found.kinds.values() if each != model)

    def properties(self, name: str, body: Mapping[str, Json]) -> Mapping[str, Property]:
        """Those of a model in the form that a body tells of itself."""
        model = self.model(name)
        kind = model.kind(body.get(model.by)) if model.by else None
        return self.properties(kind, body) if kind else model.properties

    def misfits(self, body: Json, model: str, path: str = "") -> Iterator[Misfit]:
        """What of a body does not fit a model; nothing is said of what only the service writes."""
        if not isinstance(body, Mapping):
            yield Misfit(path, Wrong.TYPE, f"expected an object, found {_told(body)}")
            return
        properties = self.properties(model, body)
        yield from _unfit_kind(body, self.model(model), path)
        for name, value in body.items():
            yield from self._misfit(name, value, properties, _at(path, name))
        for name, each in properties.items():
            if each.required and body.get(name) is None:
                yield Misfit(_at(path, name), Wrong.MISSING, "is required")

    def frozen(self, body: Json, standing: Json, model: str, path: str = "") -> Iterator[Misfit]:
        """What of a body would change a property that is set at creation only."""
        if not isinstance(body, Mapping) or not isinstance(standing, Mapping):
            return
        properties = self.properties(model, body)
        for name in body.keys() & properties.keys():
            held, value, at = properties[name], body[name], _at(path, name)
            if held.create_only and not _same(value, standing.get(name)):
                yield Misfit(at, Wrong.CREATE_ONLY, "can be set at creation only")
            elif held.model:
                yield from self.frozen(value, standing.get(name), held.model, at)

    def part(self, body: Json, model: str, read_only: bool) -> dict[str, Json]:
        """The part of a body that only the service writes, or else the part that clients write.

        What is set at creation only is of both: it stays where a later body is silent on it.
        """
        if not isinstance(body, Mapping):
            return {}
        properties = self.properties(model, body)
        return {
            name: self._part(value, properties[name], read_only)
            for name, value in body.items()
            if name in properties and _of(value, properties[name], read_only)
        }

    def _part(self, value: Json, held: Property, read_only: bool) -> Json:
        if _deep(value, held) and not held.create_only:
            return self.part(value, held.model, read_only)
        return value

    def _misfit(
        self, name: str, value: Json, properties: Mapping[str, Property], path: str
    ) -> Iterator[Misfit]:
        if name not in properties:
            yield Misfit(path, Wrong.UNKNOWN, "is no property that this resource has")
        elif value is not None and not properties[name].read_only:
            yield from self._unfit(value, properties[name], path)

    def _unfit(self, value: Json, held: Property, path: str) -> Iterator[Misfit]:
        if held.model:
            yield from self.misfits(value, held.model, path)
        elif held.list_of:
            yield from self._unfit_list(value, held.list_of, path)
        elif held.map_of:
            yield from self._unfit_map(value, held.map_of, path)
        elif held.values:
            yield from _unfit_value(value, held.values, path)
        elif not _plain(value, held.is_):
            yield Misfit(path, Wrong.TYPE, f"expected {held.is_}, found {_told(value)}")

    def _unfit_list(self, value: Json, held: Property, path: str) -> Iterator[Misfit]:
        if not isinstance(value, list):
            yield Misfit(path, Wrong.TYPE, f"expected a list, found {_told(value)}")
            return
        for place, each in enumerate(value):
            yield from self._unfit(each, held, f"{path}[{place}]")

    def _unfit_map(self, value: Json, held: Property, path: str) -> Iterator[Misfit]:
        if not isinstance(value, Mapping):
            yield Misfit(path, Wrong.TYPE, f"expected an object, found {_told(value)}")
            return
        for name, each in value.items():
            yield from self._unfit(each, held, _at(path, name))


@cache
def shapes(provider: str) -> Shapes:
    """The models of a resource provider (`Microsoft.AVS`). Raises FileNotFoundError for others."""
    text = files(__package__).joinpath(f"schemas/{provider.lower()}.json").read_text("utf-8")
    return Shapes(json.loads(text))


@cache
def shapes_of(provider: str) -> tuple[Shapes, ...]:
    """All that is held of a resource provider, part by part; none of one that is not known."""
    begins = f"{provider.lower()}."
    found = (each.name for each in files(__package__).joinpath("schemas").iterdir())
    return tuple(
        shapes(each.removesuffix(".json")) for each in sorted(found) if each.startswith(begins)
    )


def _unfit_kind(body: Mapping[str, Json], model: Model, path: str) -> Iterator[Misfit]:
    value = body.get(model.by)
    if isinstance(value, str) and model.kinds and model.kind(value) is None:
        told = f"{value!r} is none of {', '.join(model.kinds)}"
        yield Misfit(_at(path, model.by), Wrong.VALUE, told)


def _unfit_value(value: Json, values: tuple[str, ...], path: str) -> Iterator[Misfit]:
    if not isinstance(value, str):
        yield Misfit(path, Wrong.TYPE, f"expected string, found {_told(value)}")
    elif value.casefold() not in {each.casefold() for each in values}:
        yield Misfit(path, Wrong.VALUE, f"{value!r} is none of {', '.join(values)}")


_PLAIN: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "any": (object,),
}
_TOLD = {str: "a string", bool: "a boolean", int: "an integer", float: "a number", list: "a list"}


def _of(value: Json, held: Property, read_only: bool) -> bool:
    return held.create_only or held.read_only == read_only or _deep(value, held)


def _deep(value: Json, held: Property) -> bool:
    return bool(held.model) and not held.read_only and isinstance(value, Mapping)


def _same(value: Json, standing: Json) -> bool:
    if isinstance(value, str) and isinstance(standing, str):
        return value.casefold() == standing.casefold()
    if isinstance(value, Mapping) and isinstance(standing, Mapping):
        return all(_same(each, standing.get(name)) for name, each in value.items())
    return value == standing


def _plain(value: Json, is_: str) -> bool:
    if isinstance(value, bool):
        return is_ in ("boolean", "any")
    return isinstance(value, _PLAIN[is_])


def _told(value: Json) -> str:
    return "null" if value is None else _TOLD.get(type(value), "an object")


def _at(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _model(found: Mapping[str, Json]) -> Model:
    properties, kinds = found["properties"], found.get("kinds", {})
    assert isinstance(properties, dict)  # noqa: S101 - the data are ours
    assert isinstance(kinds, dict)  # noqa: S101 - the data are ours
    held = {name: _property(each) for name, each in properties.items()}
    return Model(held, str(found.get("by", "")), kinds)


def _property(found: Mapping[str, Json]) -> Property:
    use, values = found.get("use", list(Use)), found.get("values", [])
    assert isinstance(use, list)  # noqa: S101 - the data are ours
    assert isinstance(values, list)  # noqa: S101 - the data are ours
    return Property(
        is_=str(found.get("is", "")),
        model=str(found.get("model", "")),
        values=tuple(str(each) for each in values),
        list_of=_several(found.get("list")),
        map_of=_several(found.get("map")),
        required=bool(found.get("required")),
        use=frozenset(Use(each) for each in use),
    )


def _several(found: Json) -> Property | None:
    return _property(found) if isinstance(found, dict) else None
