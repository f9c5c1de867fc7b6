"""Values as Bicep writes them: no text of the estate can end its quotes or begin an expression."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from textwrap import wrap

from landbridge.lint.bicep.dialect import literal
from landbridge.lint.bicep.quoting import key as key_of
from landbridge.render.templates.values import Given, Grown, Id, Told
from landbridge.render.text import showable

INDENT, WIDTH = "  ", 98
QUOTES = re.compile("'(?=')")
"""Three in a row begin a text of many lines, which scanners look for in comments, too."""


@dataclass(frozen=True)
class Said:
    """An expression, which stands as it is."""

    text: str


Refer = Callable[[Id | Told], str]
"""How an id is said where it stands, and what a resource tells."""


def written(value: object, refer: Refer, depth: int = 0) -> str:
    """A value over as many lines as it takes, the first of them without its indent."""
    if isinstance(value, Id | Told):
        return refer(value)
    if isinstance(value, Given | Said):
        return value.parameter if isinstance(value, Given) else value.text
    if isinstance(value, Grown):
        return f"union({written(list(value.values), refer, depth)}, {value.parameter})"
    if isinstance(value, Mapping):
        return _braced("{}", depth, _members(value, refer, depth + 1))
    if isinstance(value, list | tuple):
        return _braced("[]", depth, (written(each, refer, depth + 1) for each in value))
    return literal(value)


def _members(value: Mapping[str, object], refer: Refer, depth: int) -> Iterator[str]:
    for key, each in value.items():
        yield f"{key_of(key)}: {written(each, refer, depth)}"


def _braced(pair: str, depth: int, lines: Iterable[str]) -> str:
    inner = [f"{INDENT * (depth + 1)}{each}" for each in lines]
    return "\n".join([pair[0], *inner, f"{INDENT * depth}{pair[1]}"]) if inner else pair


def comment(lines: Iterable[str]) -> list[str]:
    """Lines of comment; nothing in a text of somebody else ends them."""
    told = (" ".join(QUOTES.sub("' ", showable(each)).split()) for each in lines)
    return [f"// {line}" for each in told for line in wrap(each, WIDTH, break_on_hyphens=False)]
