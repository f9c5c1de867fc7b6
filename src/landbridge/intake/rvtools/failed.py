"""Cells of a workbook whose formula failed: fastexcel leaves them blank, and blank says nothing."""

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

SHOWN: Mapping[str, str] = {
    **{"Div0": "#DIV/0!", "NA": "#N/A", "Name": "#NAME?", "Null": "#NULL!"},
    **{"Num": "#NUM!", "Ref": "#REF!", "Value": "#VALUE!", "GettingData": "#GETTING_DATA"},
}
"""What a spreadsheet shows, by the reader's word for it."""


def filled(columns: Mapping[int, pa.Array], failed: Iterable[Any]) -> dict[int, pa.Array]:
    """The columns that have such cells, with what a spreadsheet shows there."""
    cells: dict[int, dict[int, str]] = {}
    for each in failed:
        row, column = each.offset_position
        cells.setdefault(column, {})[row] = _shown(each.detail)
    return {at: _with(columns[at], told) for at, told in cells.items() if at in columns}


def _shown(detail: str) -> str:
    word = detail.partition("Error(")[2].partition(")")[0]
    return SHOWN.get(word, "#REF!")


def _with(column: pa.Array, told: Mapping[int, str]) -> pa.Array:
    return pa.array((told.get(at, text) for at, text in enumerate(column.to_pylist())), pa.string())
