"""Resources that stand in no template, and the template that they become."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from landbridge.lint import told as rules
from landbridge.lint.arm.read import Read
from landbridge.lint.declared import Issue
from landbridge.lint.edits import added, raw
from landbridge.lint.issues import Teller
from landbridge.lint.knowledge import held_at, words
from landbridge.lint.tree import Value

SCHEMA = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"
VERSION = "1.0.0.0"
HEADS = ("type", "apiVersion")
"""Keys by which a resource is known that stands alone."""
USED = re.compile(r"\bparameters\(\s*'((?:[^']|'')+)'\s*\)", re.IGNORECASE)
WHOLE = re.compile(r"\[\s*parameters\(\s*'((?:[^']|'')+)'\s*\)\s*\]", re.IGNORECASE)
TYPES = {"integer": "int", "boolean": "bool", "string": "string", "": "string"}


def is_arm(value: object) -> bool:
    """Whether a value of JSON is a template, a resource, or a list of them."""
    if isinstance(value, list):
        return bool(value) and all(map(is_resource, value))
    if not isinstance(value, dict):
        return False
    schema = str(value.get("$schema", "")).casefold()
    return "deploymenttemplate.json" in schema or is_resource(value) or is_headless(value)


def is_resource(value: object) -> bool:
    return isinstance(value, dict) and all(key in value for key in HEADS)


def is_headless(value: object) -> bool:
    """Whether a value is a template but for its $schema."""
    held = value.get("resources") if isinstance(value, dict) and "$schema" not in value else None
    return isinstance(held, list) and bool(held) and all(map(is_resource, held))


def with_head(value: dict[str, object]) -> dict[str, object]:
    """A template with the schema that it lacks."""
    return {"$schema": SCHEMA, "contentVersion": VERSION, **value}


def headless(read: Read) -> Issue:
    """What lacks its $schema gets it."""
    edits = [
        added(read.tree, (key,), plain=plain)
        for key, plain in (("$schema", SCHEMA), ("contentVersion", VERSION))
        if key not in read.tree.entries
    ]
    return _teller(read).issue(rules.FRAGMENT, read.tree.start, NO_HEAD, "", *edits[:1])


def wrapped(alone: Sequence[object], read: Read) -> dict[str, object]:
    """A template of resources, with the parameters that they ask for."""
    names = dict.fromkeys(each.replace("''", "'") for each in USED.findall(read.text))
    types = {name: type_ for each in read.alone for name, type_ in _types(each)}
    parameters = {name: {"type": types.get(name, "string")} for name in names}
    return {**with_head({"parameters": parameters}), "resources": list(alone)}


def fragment(read: Read) -> Issue:
    """What is no template becomes one, with its text as it stands."""
    inner = read.text[read.tree.start : read.tree.end]
    one = not read.tree.is_list
    inner = inner.replace("\n", "\n    ") if one else inner.replace("\n", "\n  ")
    resources = f"[\n    {inner}\n  ]" if one else inner
    frame = {k: v for k, v in wrapped([], read).items() if k != "resources"}
    head = json.dumps(frame, indent=2)
    whole = f'{head[:-2]},\n  "resources": {resources}\n}}'
    edit = raw(read.tree.start, read.tree.end, whole)
    issue = _teller(read).issue(rules.FRAGMENT, read.tree.start, NO_HEAD, "", edit)
    return replace(issue, last=True)


NO_HEAD = "it has no $schema"


def _teller(read: Read) -> Teller:
    return Teller(read.file, read.file, read.lines)


def _types(resource: Value) -> Iterator[tuple[str, str]]:
    """The types of parameters that are the whole value of a property, by its model."""
    type_ = resource.at(("type",))
    for path, value in _leaves(resource, ()):
        match = WHOLE.fullmatch(value.holds) if isinstance(value.holds, str) else None
        if match is None or type_ is None:
            continue
        held = held_at(str(type_.holds), path)
        if path[-1] in words("arm.private-cloud.write-only"):
            yield match[1], "secureString"
        elif held is not None and (held.model or held.map_of):
            yield match[1], "object"
        elif held is not None:
            yield match[1], "array" if held.list_of else TYPES.get(held.is_, "string")


def _leaves(value: Value, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Value]]:
    for entry in value.entries.values():
        here = (*path, entry.key)
        yield here, entry.value
        yield from _leaves(entry.value, here)
