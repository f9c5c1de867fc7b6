"""A plan of Terraform in JSON, as `terraform show -json` writes it."""

from collections.abc import Iterable, Iterator

from landbridge.lint.arm import JSON
from landbridge.lint.declared import Declared, Open, Source
from landbridge.lint.json_tree import json_tree
from landbridge.lint.knowledge import Path, path_of, table, words
from landbridge.lint.terraform.arguments import of_values
from landbridge.lint.terraform.azapi import decoded
from landbridge.lint.terraform.found import OF_AZURE, UNHELD
from landbridge.lint.tree import Value, plain, within

PLANNED, CHANGES = "planned_values", "resource_changes"


def is_plan(value: object) -> bool:
    """Whether a value of JSON is a plan."""
    return isinstance(value, dict) and "format_version" in value and PLANNED in value


def may_be_plan(text: str) -> bool:
    """Whether a text of JSON has the key that none but a plan has."""
    return f'"{PLANNED}"' in text


def plan_source(text: str, file: str) -> Source:
    """The resources that a plan makes or changes. Raises InputError."""
    tree = json_tree(text, file)
    changed = dict(_changed(tree))
    root = tree.at((PLANNED, "root_module"))
    held = [*_resources(root)] if root else []
    found = tuple(made for each in held for made in _declared(each, changed))
    return Source(file, text, JSON, found, open=tuple(_open(held)), mendable=False)


def _changed(tree: Value) -> Iterator[tuple[str, Value]]:
    """The changes by the address of their resource."""
    changes = tree.at((CHANGES,))
    for each in changes.items if changes else ():
        address, change = each.at(("address",)), each.at(("change",))
        if address is not None and change is not None:
            yield str(address.holds), change


def _resources(module: Value) -> Iterator[Value]:
    held, inner = module.at(("resources",)), module.at(("child_modules",))
    yield from (each for each in (held.items if held else ()) if _text(each, "mode") != "data")
    for each in inner.items if inner else ():
        yield from _resources(each)


def _text(resource: Value, key: str) -> str:
    value = resource.at((key,))
    return str(value.holds) if value is not None else ""


def _open(held: Iterable[Value]) -> Iterator[Open]:
    """Resources of Azure of which nothing is held here."""
    known = {*table("lint.azapi"), *table("lint.azurerm")}
    for each in held:
        kind = _text(each, "type")
        if kind.startswith(OF_AZURE) and kind not in known:
            yield Open(each.start, UNHELD.format(kind))


def _declared(each: Value, changed: dict[str, Value]) -> Iterator[Declared]:
    kind, values = _text(each, "type"), each.at(("values",))
    if kind in table("lint.azapi"):
        yield from _of_azapi(each, changed)
    elif kind in table("lint.azurerm") and values is not None:
        yield of_values(kind, dict(_arguments(values, ())), _text(each, "address"), values)


def _arguments(value: Value, path: Path) -> Iterator[tuple[Path, Value]]:
    """All arguments; a block of which there is one is a list in a plan."""
    for entry in value.entries.values():
        held = entry.value.items[0] if len(entry.value.items) == 1 else entry.value
        yield (*path, entry.key), entry.value
        yield from _arguments(held, (*path, entry.key))


def _of_azapi(each: Value, changed: dict[str, Value]) -> Iterator[Declared]:
    told, body = each.at(("values", "type")), each.at(("values", "body"))
    if told is None or body is None or not isinstance(told.holds, str):
        return
    type_, _, version = told.holds.partition("@")
    name = _text(each, "address") or type_
    change = changed.get(name)
    yield Declared(
        type=type_,
        version=version,
        body=decoded(body),
        subject=name,
        at=told,
        versioned=told,
        joined=True,
        partial=_is_open(change) or bool(table("lint.azapi").get(name.split(".")[0])),
        elsewhere=frozenset(path_of(word) for word in words("lint.azapi-elsewhere")),
        before=_before(change),
    )


def _is_open(change: Value | None) -> bool:
    """Whether some of a body is known once it is applied only."""
    unknown = change.at(("after_unknown", "body")) if change else None
    return unknown is not None and any(inner.holds is True for inner in within(unknown))


def _before(change: Value | None) -> object:
    """The body that stands, where the plan changes it."""
    before = change.at(("before", "body")) if change else None
    return plain(decoded(before)) if before is not None and before.holds is not None else None
