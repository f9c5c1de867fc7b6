"""Where a thing stands in what the user gave us, so that every finding can be looked up."""

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """Base of all our values: immutable, and a key that nobody knows is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file: sheet and row of a workbook, or line and column of a text.

    Rows, lines and columns count from one, as the program shows them that the user opens. There is
    one for every row that shows something: a dataclass is half as dear as a model.
    """

    __pydantic_config__ = Frozen.model_config

    file: str
    sheet: str | None = None
    row: int | None = None
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = {
            "sheet": self.sheet,
            "row": self.row,
            "line": self.line,
            "column": self.column,
        }
        return ", ".join(
            [self.file, *(f"{word} {value}" for word, value in parts.items() if value is not None)]
        )
