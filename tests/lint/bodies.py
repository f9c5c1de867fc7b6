"""Bodies of every type of Microsoft.AVS with every property that may be written, by its models."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.catalogue.shapes import Property, Shapes, shapes

AVS = "Microsoft.AVS"
PLAIN: dict[str, Any] = {"string": "x", "integer": 1, "number": 1.5, "boolean": True, "any": "x"}
Path = tuple[str, ...]
Json = object


def types() -> list[str]:
    """The types that a template can make."""
    return [each for each in shapes(AVS).resources if shapes(AVS).of(each)]


def body(type_: str, kind: str = "") -> dict[str, Any]:
    """The whole body of a type; of one with forms, in the form of this name or in the first."""
    known = shapes(AVS)
    found = _of(known, known.of(type_), kind)
    return {key: each for key, each in found.items() if key not in ("id", "name", "type")}


def forms(type_: str) -> list[str]:
    """The names of the forms that the properties of a type may have."""
    known = shapes(AVS)
    held = known.model(known.of(type_)).properties.get("properties", Property())
    return list(known.model(held.model).kinds) if held.model else []


def _of(known: Shapes, name: str, kind: str) -> dict[str, Any]:
    model = known.model(name)
    if model.kinds:
        told = kind if kind in model.kinds else next(iter(model.kinds))
        form = known.model(model.kinds[told])
        made = {key: _value(known, each, kind) for key, each in _written(form.properties)}
        return {**made, model.by: told}
    return {key: _value(known, each, kind) for key, each in _written(model.properties)}


def _written(properties: Mapping[str, Property]) -> Iterator[tuple[str, Property]]:
    return ((key, each) for key, each in properties.items() if not each.read_only)


def _value(known: Shapes, held: Property, kind: str) -> Json:
    if held.model:
        return _of(known, held.model, kind)
    if held.list_of:
        return [_value(known, held.list_of, kind)]
    if held.map_of:
        return {"key": _value(known, held.map_of, kind)}
    return held.values[0] if held.values else PLAIN[held.is_]


def paths(value: Json, path: Path = ()) -> Iterator[Path]:
    """Every property of a body that stands in no list and in no map of a user's own keys."""
    if isinstance(value, dict) and "key" not in value:
        for key, each in value.items():
            yield (*path, key)
            yield from paths(each, (*path, key))


def template(type_: str, made: dict[str, Any], version: str = "2026-03-01") -> dict[str, Any]:
    """A template with one resource."""
    name = "/".join(["one"] * (type_.count("/") + 1))
    resource = {"type": f"{AVS}/{type_}", "apiVersion": version, "name": name, **made}
    schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"
    return {"$schema": schema, "contentVersion": "1.0.0.0", "resources": [resource]}
