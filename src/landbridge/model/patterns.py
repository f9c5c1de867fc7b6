"""Patterns of names as users write them: `*` for any letters, `?` for one, blind to case."""

import re
from collections.abc import Iterable


def expression(pattern: str) -> str:
    """The pattern as a regular expression; every other letter stands for itself."""
    return re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")


def matcher(patterns: Iterable[str]) -> re.Pattern[str]:
    """Matches a whole name by any of the patterns."""
    return re.compile("|".join(map(expression, patterns)) or r"(?!)", re.IGNORECASE)
