"""A resource of azurerm as one of azapi, which can express what azurerm cannot."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from landbridge.catalogue import catalogue
from landbridge.lint.edits import INDENT, Edit, raw
from landbridge.lint.knowledge import Move, Path, misplaced, missing, row, table, words
from landbridge.lint.terraform.dialect import HCL
from landbridge.lint.terraform.hcl import Block
from landbridge.lint.terraform.names import Names
from landbridge.lint.tree import Entry, Value

CLIENT = ("azapi_client_config", "current")
"""The data source that tells the subscription."""
AZAPI = "azapi"


class Arguments(NamedTuple):
    """A block of azurerm with what each of its arguments is of Azure's resource."""

    block: Block
    type: str
    arguments: Mapping[Path, Path]
    moved: Mapping[Path, Move]
    entries: Mapping[Path, tuple[Entry, Value]]

    def text(self, name: str, text: str) -> str:
        """The text of an argument; a text without anything in it where there is none."""
        found = self.entries.get((name,))
        return text[found[0].value.start : found[0].value.end] if found else '""'


def rewritten(asked: Arguments, known: Names, text: str) -> Iterator[Edit]:
    """The block anew, names that lead to it, and what azapi needs besides."""
    block = asked.block
    yield raw(block.start, block.end, _block(asked, text))
    old, new = ".".join(block.labels), f"{AZAPI}_resource.{block.labels[1]}"
    for match in re.finditer(rf"(?<![\w.-]){re.escape(old)}(?![\w-])", text):
        if not block.start <= match.start() < block.end:
            yield raw(match.start(), match.end(), new)
    if CLIENT not in known.data:
        yield raw(len(text), len(text), f'\ndata "{CLIENT[0]}" "{CLIENT[1]}" {{}}\n')
    if AZAPI not in known.providers:
        yield raw(len(text), len(text), _provider())


def _provider() -> str:
    told = table("lint.azapi-provider")
    lines = [f"      {key:<7} = {HCL.literal(str(each))}\n" for key, each in told.items()]
    inner = f"    {AZAPI} = {{\n{''.join(lines)}    }}\n"
    return f"\nterraform {{\n  required_providers {{\n{inner}  }}\n}}\n"


def _block(asked: Arguments, text: str) -> str:
    version = catalogue().value("lint.version")
    group = asked.text(str(row("lint.azurerm", asked.block.labels[0])["group"]), text)
    subscription = f"${{data.{'.'.join(CLIENT)}.subscription_id}}"
    parent = f'"/subscriptions/{subscription}/resourceGroups/{_inside(group)}"'
    lines = [
        f'resource "{AZAPI}_resource" "{asked.block.labels[1]}" {{',
        f'  type      = "{asked.type}@{version}"',
        f"  name      = {asked.text('name', text)}",
        f"  parent_id = {parent}",
        *_beside(asked, text),
        "",
        f"  body = {_written(_body(asked, text), INDENT)}",
        *_kept(asked, text),
        "}",
    ]
    return "\n".join(lines)


def _beside(asked: Arguments, text: str) -> Iterator[str]:
    """What azapi has as arguments beside the body."""
    for path, to in asked.arguments.items():
        if path in asked.entries and to[:1] and to[0] in _elsewhere():
            yield f"  {to[0]:<9} = {asked.text(path[0], text)}"


def _elsewhere() -> tuple[str, ...]:
    return words("lint.azapi-elsewhere")


def _inside(written: str) -> str:
    """An expression within a text; a plain text is itself."""
    plain = written.startswith('"') and written.endswith('"')
    return written[1:-1] if plain else f"${{{written}}}"


def _kept(asked: Arguments, text: str) -> Iterator[str]:
    """What is of Terraform alone and holds for any resource."""
    if ("timeouts",) not in asked.entries:
        waits = "".join(f"    {each} = {_hours(each)}\n" for each in ("create", "delete"))
        yield f"\n  timeouts {{\n{waits}  }}"
    for name in ("timeouts", "lifecycle", "depends_on", "count", "for_each"):
        found = asked.entries.get((name,))
        if found is not None:
            yield ""
            yield f"  {text[found[0].start : found[0].end]}"


def _hours(what: str) -> str:
    return HCL.literal(str(table("lint.timeouts")[what]))


def _body(asked: Arguments, text: str) -> dict[str, Any]:
    """What Azure gets, as texts of HCL; what azurerm could say comes before what it could not."""
    made: dict[str, Any] = {}
    pairs = [*asked.arguments.items(), *((at, move.to) for at, move in asked.moved.items())]
    for path, to in pairs:
        if to and path in asked.entries and to[0] not in _elsewhere():
            _set(made, to, _text(asked.entries[path][0].value, to, asked.type, text))
    for path, hint in missing(asked.type).items():
        if _get(made, path) is None and _get(made, hint.given) is not None:
            _set(made, hint.under, HCL.literal(hint.value))
    return made


def _set(made: dict[str, Any], path: Path, written: str) -> None:
    for step in path[:-1]:
        made = made.setdefault(step, {})
    made.setdefault(path[-1], written)


def _get(made: Any, path: Path) -> Any:  # noqa: ANN401 - texts or what holds them
    for step in path:
        made = made.get(step) if isinstance(made, dict) else None
    return made


def _text(value: Value, to: Path, type_: str, text: str) -> str:
    """The text of a value, in Azure's words where these differ."""
    told = row("lint.azurerm-words", ".".join(to))
    if isinstance(value.holds, bool) and told:
        return HCL.literal(told[str(value.holds).lower()])
    written = text[value.start : value.end]
    if told:
        yes, no = told["true"], told["false"]
        return f"{written} ? {HCL.literal(yes)} : {HCL.literal(no)}"
    named = {each for wrong in misplaced(type_).values() if wrong.to == to for each in wrong.values}
    if isinstance(value.holds, str) and value.holds.upper() in named:
        return HCL.literal(value.holds.lower())
    return written


def _written(made: dict[str, Any], indent: str) -> str:
    inner = indent + INDENT
    plain = [HCL.key(key) for key, each in made.items() if not isinstance(each, dict)]
    width = max(map(len, plain), default=0)
    lines = [
        f"{inner}{HCL.key(key)} = {_written(each, inner)}"
        if isinstance(each, dict)
        else f"{inner}{HCL.key(key):<{width}} = {each}"
        for key, each in made.items()
    ]
    return "\n".join(["{", *lines, f"{indent}}}"])
