"""The page of the estate file: every key, what it takes, its default and what it means."""

import json
from collections.abc import Iterator
from typing import Any

from tools.reference.table import table

from landbridge.intake import schema_text

HEAD = """# The estate file

<!-- written by `make docs`; change src/landbridge/model/estate.py instead -->

Every key may be left out. `landbridge init` writes a file to start from, and beside it
[the schema](estate.schema.json) by which editors complete and check it.
"""
COLUMNS = ("key", "takes", "default", "meaning")
Schema = dict[str, Any]


def estate_page() -> str:
    """The whole page."""
    schema: Schema = json.loads(schema_text())
    return "\n".join([HEAD, *_sections(schema, schema, "")])


def _sections(node: Schema, schema: Schema, path: str) -> Iterator[str]:
    """The keys of one level, then the levels below it."""
    if path:
        yield f"## {path}\n\n{node['description']}\n"
    keys = node["properties"].items()
    yield table(COLUMNS, (_row(key, field, node) for key, field in keys)) + "\n"
    for key, field in keys:
        if name := _inside(field):
            yield from _sections(schema["$defs"][name], schema, f"{path}.{key}".lstrip("."))


def _inside(field: Schema) -> str:
    """The definition that a key's value, or each of its values, must follow."""
    while "$ref" not in field:
        nested = field.get("items") or field.get("additionalProperties") or _choice(field)
        if not isinstance(nested, dict):
            return ""
        field = nested
    return str(field["$ref"]).rsplit("/", 1)[-1]


def _choice(field: Schema) -> Schema | None:
    """What a value that may be left out is otherwise."""
    return next((one for one in field.get("anyOf", ()) if one.get("type") != "null"), None)


def _row(key: str, field: Schema, node: Schema) -> tuple[str, ...]:
    required = key in node.get("required", ())
    return (f"`{key}`", _takes(field), _default(field, required), field.get("description", ""))


def _default(field: Schema, required: bool) -> str:
    if required:
        return "required"
    value = field.get("default")
    return (
        f"`{json.dumps(value)}`" if value not in (None, "", [], {}) and not _inside(field) else ""
    )


def _takes(field: Schema) -> str:
    if "anyOf" in field:
        return " or ".join(_takes(one) for one in field["anyOf"] if one.get("type") != "null")
    if values := field.get("enum") or ([field["const"]] if "const" in field else []):
        return ", ".join(f"`{value}`" for value in values)
    if "items" in field:
        return f"list of {_takes(field['items'])}"
    if _inside(field):
        return "keys below"
    return " ".join(part for part in (field["type"], _bounds(field)) if part)


def _bounds(field: Schema) -> str:
    words = {
        "exclusiveMinimum": "above",
        "minimum": "from",
        "maximum": "up to",
    }
    return " ".join(f"{word} {field[key]:g}" for key, word in words.items() if key in field)
