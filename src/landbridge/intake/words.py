"""Counts and names in words."""

from collections.abc import Iterable, Sequence


def are(count: int, thing: str) -> str:
    """`1 cell is`, `3 cells are`."""
    return f"{count:,} {thing} is" if count == 1 else f"{count:,} {thing}s are"


def counted(count: int, thing: str) -> str:
    """`1 VM`, `3 VMs`."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def does(count: int, thing: str, of: str, verb: str) -> str:
    """`1 row of vInfo repeats`, `3 rows of vInfo repeat`."""
    return f"{counted(count, thing)} of {of} {verb}{'s' * (count == 1)}"


def some(names: Sequence[str] | Iterable[str], most: int = 3) -> str:
    """The first few names in words, and how many more there are."""
    listed = list(names)
    more = f" and {len(listed) - most} more" if len(listed) > most else ""
    return ", ".join(listed[:most]) + more
