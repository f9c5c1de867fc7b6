"""Where in a template something stands: file, path through the JSON, column of the expression."""

from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True)
class Spot:
    """A value of a template; `column` counts from one inside the text of the expression."""

    file: str
    path: str = ""
    column: int | None = None

    def __truediv__(self, step: str | int) -> Self:
        """The spot of what this one holds under a name or a number."""
        if isinstance(step, int):
            path = f"{self.path}[{step}]"
        else:
            path = f"{self.path}.{step}" if self.path else step
        return type(self)(self.file, path, self.column)

    def at(self, column: int) -> Self:
        """The same value, from this column of its text on."""
        return replace(self, column=column)

    def __str__(self) -> str:
        column = f"column {self.column}" if self.column else ""
        return ", ".join(part for part in (self.file, self.path, column) if part)
