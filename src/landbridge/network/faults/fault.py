"""What makes a network none, and where in it that stands."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any, NamedTuple

Path = tuple[str | int, ...]
SHOWN = 5


class Fault(NamedTuple):
    """What cannot be: `path` leads to it from the network, list entries count from zero."""

    path: Path
    problem: str
    remedy: str


def along(value: Any, pattern: str) -> Iterator[tuple[Path, Any]]:  # noqa: ANN401 - of any type
    """All values that a pattern such as `gateways.*.connects` leads to; what is unset is none."""
    word, _, rest = pattern.partition(".")
    for step, inner in _steps(value, word):
        if inner is not None:
            for path, found in along(inner, rest) if rest else [((), inner)]:
                yield (step, *path), found


def _steps(value: Any, word: str) -> Iterable[tuple[str | int, Any]]:  # noqa: ANN401 - as above
    if word != "*":
        return [(word, getattr(value, word))]
    return value.items() if isinstance(value, dict) else enumerate(value)


def meant(text: str, names: Iterable[str], otherwise: str) -> str:
    """What was probably meant, or which names there are."""
    known = {name.lower(): name for name in names}
    near = get_close_matches(text.lower(), known, n=1)
    if near:
        return f"Did you mean `{known[near[0]]}`? Names are told apart without regard to case."
    some = ", ".join(f"`{name}`" for name in list(known.values())[:SHOWN])
    more = f" and {len(known) - SHOWN} more" if len(known) > SHOWN else ""
    return f"{otherwise} There are {some}{more}." if some else f"{otherwise} There is none yet."
