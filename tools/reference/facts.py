"""The page of facts: every figure with its unit, grade, source, date and what the guide says."""

import json
from collections.abc import Iterator
from importlib.resources import files

from tools.reference.table import table

from landbridge.catalogue import Fact, Grade, Source, Value
from landbridge.catalogue.fact import UNDATED
from landbridge.catalogue.lookup import SOURCES, read

HEAD = """# Facts

<!-- written by `make docs`; change src/landbridge/catalogue/data instead -->

What Landbridge computes with, file by file. `landbridge facts ID` shows one with its note and the
guide's own words. How a fact is known:
"""
COLUMNS = ("id", "what", "value", "guide", "grade", "source", "read")


def facts_page() -> str:
    """The whole page."""
    grades = table(("grade", "meaning"), [(grade.value, grade.meaning) for grade in Grade])
    return "\n".join([HEAD, grades, "", *_sections()])


def _sections() -> Iterator[str]:
    folder = files("landbridge.catalogue") / "data"
    texts = {entry.name: entry.read_text("utf-8") for entry in folder.iterdir()}
    for name in sorted(set(texts) - {SOURCES}):
        if name.endswith(".yaml"):
            facts = read({SOURCES: texts[SOURCES], name: texts[name]}).values()
            rows = table(COLUMNS, map(_row, facts))
            yield f"## {name.removesuffix('.yaml')}\n\n{rows}\n"


def _row(fact: Fact) -> tuple[str, ...]:
    value = "not published" if fact.value is None else f"{_text(fact.value)} {fact.unit}"
    pages = ", ".join(map(linked, fact.source))
    read_on = str(fact.read) if fact.read else UNDATED
    return (f"`{fact.id}`", fact.title, value, _guide(fact), fact.grade.value, pages, read_on)


def _guide(fact: Fact) -> str:
    if fact.guide is None:
        return ""
    return "not mentioned" if fact.guide.value is None else _text(fact.guide.value)


def linked(source: Source) -> str:
    """A link where the source is a page of the web."""
    first = source.page.split("/")[0]
    if "." not in first or " " in source.page:
        return source.page
    return f"[{source.key}](https://{source.page})"


def _text(value: Value) -> str:
    """As JSON; `](` would make a link of a pattern."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text.replace("](", "]\\(")
