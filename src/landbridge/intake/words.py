"""Counts and names in words."""

from collections.abc import Iterable, Sequence


def are(count: int, thing: str) -> str:
    """`1 cell is`, `3 cells are`."""
    return f"{count:,} {thing} is" if count == 1 else f"{count:,} {thing}s are"


def counted(count: int, thing: str) -> str:
    """`1 VM`, `3 VMs`."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def some(names: Sequence[str] | Iterable[str], most: int = 3) -> str:
    """The first few names in words, and how many more there are."""
    listed = list(names)
    more = f" and {len(listed) - most} more" if len(listed) > most else ""
    return ", ".join(listed[:most]) + more
