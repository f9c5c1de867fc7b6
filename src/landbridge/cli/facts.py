"""`landbridge facts`: what is known of the service, how well, and since when."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

import typer

from landbridge.catalogue import Catalogue, Fact, Source, Value, catalogue
from landbridge.cli.output import Form, JsonOption, OutputOption, Result, show
from landbridge.errors import InputError

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

SILENT = "not mentioned"
UNPUBLISHED = "not published"
SUGGESTIONS = 3


def facts(
    name: Annotated[
        str | None, typer.Argument(metavar="ID", help="A fact, or the beginning of its id.")
    ] = None,
    differences: Annotated[
        bool, typer.Option("--differences", help="Only where the guide says otherwise, or nothing.")
    ] = False,
    older_than: Annotated[
        int | None,
        typer.Option(min=0, metavar="DAYS", help="Only facts read longer ago, or on no known day."),
    ] = None,
    output: OutputOption = Form.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Look up what is known of the service, with its source.

    Every figure that Landbridge computes with stands here: its value and unit, the pages that say
    so and when they were read, how far it can be trusted, and what the implementation guide says
    instead. A fact without a value is not published; nobody computes with it. Nothing is changed,
    and the answer is always yes (exit 0) unless the id is unknown (2).

    Examples: landbridge facts host.av64-gen2; landbridge facts host.av64-gen2.memory-gib;
    landbridge facts --differences; landbridge facts --older-than 365 -o tsv
    """
    known = catalogue()
    found = _named(known, name) if name else tuple(known.values())
    if differences:
        found = tuple(fact for fact in found if fact.differs)
    if older_than is not None:
        old = {fact.id for fact in known.older_than(older_than, datetime.now(UTC).date())}
        found = tuple(fact for fact in found if fact.id in old)
    whole = name in known and len(found) == 1
    show(_result(found, differences, whole), output, as_json)


def _named(known: Catalogue, name: str) -> tuple[Fact, ...]:
    """The fact of this id, or its family; InputError with the nearest ids for neither."""
    found = (known[name],) if name in known else known.under(name.rstrip("."))
    if not found:
        raise InputError(f"no fact is called {name}", remedy=_remedy(known, name))
    return found


def _remedy(known: Catalogue, name: str) -> str:
    nearest = get_close_matches(name, {*known, *_families(known)}, n=SUGGESTIONS, cutoff=0.5)
    if nearest:
        return f"Did you mean {' or '.join(nearest)}?"
    return "`landbridge facts` lists them all."


def _families(known: Iterable[str]) -> Iterator[str]:
    for fact_id in known:
        parts = fact_id.split(".")
        yield from (".".join(parts[:length]) for length in range(1, len(parts)))


def _result(found: Sequence[Fact], differences: bool, whole: bool) -> Result:
    def view() -> "Iterable[RenderableType]":
        if whole:
            return [_whole(found[0])]
        return [_differences(found) if differences else _list(found), _count(found)]

    return Result({"facts": [_document(fact) for fact in found]}, [*map(_row, found)], view)


def _document(fact: Fact) -> dict[str, object]:
    newest = fact.read.isoformat() if fact.read else None
    return {**fact.model_dump(mode="json"), "read": newest, "differs": fact.differs}


def _row(fact: Fact) -> tuple[object, ...]:
    guide = fact.guide.value if fact.guide else None
    return (fact.id, _raw(fact.value), fact.unit, fact.grade.value, fact.read, _raw(guide))


def _raw(value: Value | None) -> object:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if value is None or number else _written(value)


def _list(found: Iterable[Fact]) -> "Table":
    table = _table("id", "value", "grade", "read")
    for fact in found:
        _add(table, fact.id, _with_unit(fact), fact.grade.value, _read(fact))
    return table


def _differences(found: Iterable[Fact]) -> "Table":
    table = _table("id", "guide", "published", "grade")
    for fact in found:
        _add(table, fact.id, _guide(fact), _with_unit(fact), fact.grade.value)
    return table


def _table(*headings: str) -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold", no_wrap=heading in {"id", "grade", "read"})
    return table


def _add(table: "Table", *cells: str) -> None:
    from rich.text import Text

    table.add_row(*(Text(cell) for cell in cells))  # a plain string would be read as markup


def _count(found: Sequence[Fact]) -> str:
    return f"\n{len(found)} fact{'' if len(found) == 1 else 's'}; name one to see its source."


def _whole(fact: Fact) -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for label, text in _lines(fact):
        _add(table, label, text)
    return table


def _lines(fact: Fact) -> Iterator[tuple[str, str]]:
    yield fact.id, fact.title
    yield "value", _block(fact.value) if isinstance(fact.value, dict) else _with_unit(fact)
    yield "grade", f"{fact.grade.value}: {fact.grade.meaning}"
    for source in fact.source:
        yield "source", f"{source.page} ({_dated(source)})"
    if fact.guide:
        yield "guide", _guide(fact)
        yield "its words", fact.guide.words
    if fact.note:
        yield "note", fact.note
    yield from (("used by", module) for module in fact.consumer)
    if fact.awaits:
        yield "awaits", fact.awaits


def _dated(source: Source) -> str:
    parts = [f"read in the copy of {source.read}" if source.read else "", source.edition]
    return ", ".join(part for part in parts if part) or "date unknown"


def _read(fact: Fact) -> str:
    return str(fact.read) if fact.read else "undated"


def _with_unit(fact: Fact) -> str:
    return f"{_value(fact)} {fact.unit}" if fact.unit and fact.value is not None else _value(fact)


def _value(fact: Fact) -> str:
    return UNPUBLISHED if fact.value is None else _written(fact.value)


def _guide(fact: Fact) -> str:
    if fact.guide is None:
        return ""
    if fact.guide.value is None:
        return SILENT
    text = _written(fact.guide.value)
    return f"{text} {fact.unit}" if fact.unit and text[-1].isdigit() else text


def _block(record: dict[str, Value]) -> str:
    return "\n".join(f"{key}: {_part(value)}" for key, value in record.items())


def _part(value: Value) -> str:
    if isinstance(value, tuple) and any(isinstance(part, dict) for part in value):
        return "".join(f"\n- {_written(part)}" for part in value)
    return _nested(value)


def _nested(value: Value) -> str:
    if isinstance(value, dict):
        return f"{{{_written(value)}}}"
    return f"[{_written(value)}]" if isinstance(value, tuple) else _written(value)


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_nested(part)}" for key, part in value.items())
    if isinstance(value, tuple):
        return (
            ", ".join(_nested(p) if isinstance(p, dict) else _written(p) for p in value) or "none"
        )
    return f"{value:,}" if isinstance(value, int) else str(value)
