"""Rules as a command line names them: by id or by a shell pattern."""

from collections.abc import Iterable
from difflib import get_close_matches
from fnmatch import fnmatchcase

from landbridge.checks import OF_WAIVERS, OTHERS, RULES, TOLD, Rule, Told
from landbridge.errors import InputError

SUGGESTIONS = 3


def named(pattern: str, found: Iterable[str] = ()) -> tuple[str, ...]:
    """The ids of all findings that can be, or were found, and fit; InputError where none does."""
    known = dict.fromkeys((*(rule.id for rule in RULES), *OTHERS, *OF_WAIVERS, *found))
    fitting = tuple(each for each in known if fnmatchcase(each, pattern))
    if not fitting:
        raise InputError(f"no rule is called {pattern}", remedy=_remedy(pattern, known))
    return fitting


def rules_named(pattern: str) -> tuple[Rule | Told, ...]:
    """The rules that fit, and the findings of reading, sizing and waivers; InputError for none."""
    ids = set(named(pattern))
    every: tuple[Rule | Told, ...] = (*RULES, *TOLD)
    return tuple(each for each in every if each.id in ids)


def _remedy(pattern: str, known: Iterable[str]) -> str:
    nearest = get_close_matches(pattern.lower(), known, n=SUGGESTIONS, cutoff=0.5)
    if nearest:
        return f"Did you mean {' or '.join(nearest)}?"
    return "`landbridge check --explain '*'` lists them all."
