"""Answers that come in pages: of lists of REST, and of Resource Graph."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from landbridge.armlang.values import key_of
from landbridge.intake.azure.record import Record
from landbridge.intake.exports.found import Remarks

NEXT = ("nextLink", "skip_token", "$skipToken", "skipToken")
TOTAL = ("total_records", "totalRecords")
MORE = "there are more pages than this one: what they hold is not known"


class Page(NamedTuple):
    """A page: the key of its list with its items, and what it says of others.

    `next_` is the key by which it names the next one; `total` counts the items of all pages.
    """

    whole: Record
    key: str
    items: Sequence[object]
    next_: str = ""
    total: int | None = None


def page_of(whole: Record) -> Page | None:
    """An answer as a page; None for what is none."""
    for key, opened in LISTS.items():
        name = key_of(whole.data, key)
        if name is not None and not whole.told("id"):
            next_ = next(filter(whole.told, NEXT), "")
            total = next(
                (found for each in TOTAL if (found := whole.integer(each)) is not None), None
            )
            return Page(whole, name, opened(whole, name), next_, total)
    return None


def tell_lacking(pages: Sequence[Page], remarks: Remarks) -> None:
    """Say of which pages others follow that are not among them."""
    for each in pages:
        if each.next_ and not _is_whole(each, pages):
            remarks.add(each.whole, MORE, each.next_)


def _is_whole(page: Page, pages: Sequence[Page]) -> bool:
    """Whether the pages of one total hold so many items, the last page among them."""
    alike = [each for each in pages if each.total == page.total]
    there = sum(len(each.items) for each in alike)
    return page.total is not None and there >= page.total and not all(e.next_ for e in alike)


def _values(whole: Record, name: str) -> Sequence[object]:
    return whole.values(name)


def _rows(whole: Record, name: str) -> Sequence[object]:
    """The rows of Resource Graph, as objects or as a table with its columns."""
    data = whole.data[name]
    if not isinstance(data, dict):
        return whole.values(name)
    table = whole.inner(name)
    columns = [each.text("name") for each in table.each("columns")]
    return [_row(table, nth, row, columns) for nth, row in enumerate(table.values("rows"))]


def _row(table: Record, nth: int, row: object, columns: Sequence[str]) -> Mapping[str, object]:
    if not isinstance(row, list) or len(row) != len(columns):
        raise table.wrong("a row with a value for each column was expected", f"rows[{nth}]")
    return dict(zip(columns, row, strict=True))


LISTS: Mapping[str, Callable[[Record, str], Sequence[object]]] = {"data": _rows, "value": _values}
"""The keys under which answers hold their lists."""
