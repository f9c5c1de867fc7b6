"""The page of the estate file: every key, what it takes, its default and what it means."""

import json
import re
from collections.abc import Iterator
from typing import Any

from tools.reference.table import table

from landbridge.intake import schema_text

HEAD = """# The estate file

<!-- written by `make docs`; change src/landbridge/model instead -->

Every key may be left out. `landbridge init` writes a file to start from, and beside it
[the schema](estate.schema.json) by which editors complete and check it.
"""
COLUMNS = ("key", "takes", "default", "meaning")
SHORT = frozenset({"AVS", "DNAT", "NSX"})
Schema = dict[str, Any]


def estate_page() -> str:
    """The whole page: the keys at the top, then what each of them holds, every kind of it once."""
    schema: Schema = json.loads(schema_text())
    kinds: dict[str, Schema] = schema["$defs"]
    sections = (section_of(name, kinds[name]) for name in _in_order(schema, kinds))
    return "\n".join([HEAD, keys_of(schema), *sections])


def _in_order(node: Schema, kinds: dict[str, Schema]) -> Iterator[str]:
    """The kinds that lie under a level, each where it is first met."""
    met: dict[str, None] = {}
    _gather(node, kinds, met)
    yield from met


def _gather(node: Schema, kinds: dict[str, Schema], met: dict[str, None]) -> None:
    for field in node["properties"].values():
        for name in _inside(field):
            if name not in met:
                met[name] = None
                _gather(kinds[name], kinds, met)


def section_of(name: str, node: Schema) -> str:
    """A kind of value with its keys."""
    return f"## {_title(name)}\n\n{node['description']}\n\n{keys_of(node)}"


def keys_of(node: Schema) -> str:
    """The table of a level's keys."""
    keys = node["properties"].items()
    return table(COLUMNS, (_row(key, field, node) for key, field in keys)) + "\n"


def _title(name: str) -> str:
    """The name of a kind as words."""
    title = _words(name)
    return title[0].upper() + title[1:]


def _words(name: str) -> str:
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).split()
    return " ".join(word.upper() if word.upper() in SHORT else word.lower() for word in words)


def _link(name: str) -> str:
    words = _words(name)
    return f"[{words}](#{words.lower().replace(' ', '-')})"


def _inside(field: Schema) -> list[str]:
    """The kinds that a key's value, or each of its values, may follow."""
    if "$ref" in field:
        return [_named(field)]
    nested = [*field.get("anyOf", ()), *field.get("oneOf", ())]
    nested += [field[word] for word in ("items", "additionalProperties") if _is_node(field, word)]
    return list(dict.fromkeys(name for one in nested for name in _inside(one)))


def _is_node(field: Schema, word: str) -> bool:
    return isinstance(field.get(word), dict)


def _named(field: Schema) -> str:
    return str(field["$ref"]).rsplit("/", 1)[-1]


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
    if "$comment" in field:
        return str(field["$comment"])
    choices = [*field.get("anyOf", ()), *field.get("oneOf", ())]
    if choices:
        return " or ".join(_takes(one) for one in choices if one.get("type") != "null")
    if values := field.get("enum") or ([field["const"]] if "const" in field else []):
        return ", ".join(f"`{value}`" for value in values)
    if "$ref" in field:
        return _link(_named(field))
    return _takes_many(field) or " ".join(part for part in (field["type"], _bounds(field)) if part)


def _takes_many(field: Schema) -> str:
    if "items" in field:
        return f"list of {_takes(field['items'])}"
    if "prefixItems" in field:
        return f"list of {len(field['prefixItems'])}"
    if _is_node(field, "additionalProperties"):
        return f"mapping to {_takes(field['additionalProperties'])}"
    return ""


def _bounds(field: Schema) -> str:
    words = {
        "exclusiveMinimum": "above",
        "minimum": "from",
        "maximum": "up to",
    }
    return " ".join(f"{word} {field[key]:g}" for key, word in words.items() if key in field)
