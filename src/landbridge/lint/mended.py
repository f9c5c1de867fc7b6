"""A source repaired: round by round, until no edit is left that takes an issue away."""

from collections.abc import Callable
from typing import NamedTuple

from landbridge.lint.declared import Issue, Source
from landbridge.lint.edits import Edit, applied
from landbridge.lint.judged import judged

ROUNDS = 12
"""One edit may make room for another; what still asks for edits then is left as it stands."""

Reader = Callable[[str], Source]


class Mended(NamedTuple):
    """The text as it was and as it is now, and the issues that nobody but its author can end."""

    before: str
    after: str
    left: list[Issue]


def mended(text: str, read: Reader) -> Mended:
    """The text with all edits made. Raises InputError for one that cannot be read."""
    now, issues = text, list[Issue]()
    for _ in range(ROUNDS):
        source = read(now)
        issues = judged(source)
        then = applied(now, _wanted(issues) if source.mendable else [], source.dialect)
        if then == now:
            break
        now = then
    return Mended(text, now, issues)


def _wanted(issues: list[Issue]) -> list[tuple[Edit, ...]]:
    """The edits of this round."""
    first = [each.edits for each in issues if each.edits and not each.last]
    return first or [each.edits for each in issues if each.edits]
