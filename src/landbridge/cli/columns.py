"""Plain columns for people: a cell that is too long goes on below, for half a name names nobody."""

from rich.table import Column, Table


def columns(*headers: str) -> Table:
    """An empty table without lines; nothing in it is cut."""
    made = (Column(header, overflow="fold") for header in headers)
    return Table(*made, box=None, pad_edge=False)
