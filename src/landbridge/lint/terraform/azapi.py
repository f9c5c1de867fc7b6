"""Resources of azapi: a type with its version, and a body as Azure gets it."""

import json
from collections.abc import Iterator

from landbridge.lint.declared import Declared, Open
from landbridge.lint.knowledge import path_of, table, words
from landbridge.lint.terraform.found import Found
from landbridge.lint.terraform.hcl import Block
from landbridge.lint.terraform.names import Names
from landbridge.lint.tree import Value, placed

TYPE, BODY, SECRET, NAME = "type", "body", "sensitive_body", "name"
"""Arguments of azapi itself; what stands in a body is of Azure."""


def of_azapi(block: Block, known: Names) -> Found:
    """The resource of a block, its secret part apart."""
    entry = block.body.entries.get(TYPE)
    told = known.valued(entry.value) if entry else None
    if told is None or not isinstance(told.holds, str) or "@" not in told.holds:
        return Found(open=(Open(block.start, "its type is not known here", whole=True),))
    changes = bool(table("lint.azapi")[block.labels[0]])
    secret = _body(block, SECRET, known)
    body = _body(block, BODY, known) or Value(block.body.start, block.body.end, {}, own=False)
    if not body.is_object:
        return Found(open=(Open(body.start, "its body is not evaluated", whole=True),))
    made = _declared(block, told, body)
    whole = Declared(
        **{**vars(made), "partial": changes, "changes": changes, "elsewhere": _elsewhere(secret)}
    )
    apart = _declared(block, told, secret) if secret and not secret.unknown else None
    more = (Declared(**{**vars(apart), "partial": True}),) if apart else ()
    return Found((whole, *more))


def _body(block: Block, name: str, known: Names) -> Value | None:
    entry = block.body.entries.get(name)
    return decoded(known.valued(entry.value)) if entry else None


def decoded(value: Value) -> Value:
    """A body, which versions of azapi before 2.0 take as a text of JSON."""
    if not isinstance(value.holds, str):
        return value
    try:
        return placed(json.loads(value.holds), value, own=False)
    except ValueError:
        return value


def _declared(block: Block, told: Value, body: Value) -> Declared:
    type_, _, version = str(told.holds).partition("@")
    return Declared(
        type=type_,
        version=version,
        body=body,
        subject=".".join(block.labels),
        at=told,
        versioned=told,
        joined=True,
    )


def _elsewhere(secret: Value | None) -> frozenset[tuple[str, ...]]:
    """What the arguments beside the body say, and its secret part."""
    beside = {path_of(each) for each in words("lint.azapi-elsewhere")}
    return frozenset({*beside, *(_paths(secret) if secret else ())})


def _paths(value: Value, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for entry in value.entries.values():
        here = (*path, entry.key)
        yield here
        yield from _paths(entry.value, here)
