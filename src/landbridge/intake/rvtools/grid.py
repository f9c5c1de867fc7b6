"""A sheet as text: its headers, the columns worth reading, and where its first row stands."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.intake.rvtools.cells import blank_to_null
from landbridge.intake.rvtools.headers import Header
from landbridge.intake.rvtools.sheets import Sheet
from landbridge.model.place import Place


@dataclass(frozen=True)
class Grid:
    """Text columns of one sheet of one file, blank cells null; `first_row` counts from one.

    `columns` holds those of `headers` (by index) that the sheet knows. `file_sheet` is the sheet's
    name in the file, and None for a CSV file. `padded` are rows whose name has blanks around it.
    """

    sheet: Sheet
    file: str
    file_sheet: str | None
    headers: Sequence[Header]
    columns: dict[int, pa.Array]
    first_row: int
    ragged: tuple[int, ...] = ()
    padded: tuple[int, ...] = ()

    @classmethod
    def of(
        cls,
        sheet: Sheet,
        file: tuple[str, str | None],
        headers: Sequence[Header],
        written: dict[int, pa.Array],
        first_row: int,
        ragged: tuple[int, ...] = (),
    ) -> "Grid":
        """The columns as they are written, without blanks around what is in a cell."""
        columns = {at: blank_to_null(text) for at, text in written.items()}
        wanted = set(sheet.aliases[sheet.required])
        named = (at for at in columns if wanted.intersection(sheet.keys(headers[at])))
        at = next(named, None)
        padded = () if at is None else _differ(written[at], columns[at])
        return cls(sheet, *file, headers, columns, first_row, ragged, padded)

    @property
    def rows(self) -> int:
        """How many rows the file claims, blank ones too."""
        return next((len(column) for column in self.columns.values()), 0)

    def place(self, index: int | None = None) -> Place:
        """The place of a row (index from zero), or of the whole sheet."""
        row = None if index is None else self.first_row + index
        return Place(file=self.file, sheet=self.file_sheet, row=row)


def _differ(written: pa.Array, read: pa.Array) -> tuple[int, ...]:
    return tuple(pc.indices_nonzero(pc.not_equal(written, read)).to_pylist())
