"""Tables in Markdown."""

from collections.abc import Iterable, Sequence


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose cells may hold anything but a line break that matters."""
    rule = ["---"] * len(headings)
    return "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in [headings, rule, *rows])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")
