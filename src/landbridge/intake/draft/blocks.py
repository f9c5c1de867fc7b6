"""Data as lines of YAML: what is small on one line each, what is large in blocks, with remarks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from landbridge.intake.draft.noted import Noted, opened
from landbridge.intake.draft.written import WIDTH, text

PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./-]*|[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+(/[0-9]+)?", re.ASCII)
WORDS = 4096
"""Of how many words it is known how they are written: few say most of what a network says."""
KEYWORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def blocks(data: Mapping[str, Any], depth: int = 0) -> Iterator[str]:
    """The lines of a mapping."""
    for key, value in data.items():
        yield from block(key, value, depth)


def block(key: str, value: Any, depth: int) -> Iterator[str]:  # noqa: ANN401 - whatever YAML holds
    """The lines of a key with its value."""
    head, inner = f"{' ' * depth}{key}:", opened(value)
    if isinstance(inner, dict) and inner:
        yield head + remark(value)
        yield from blocks(inner, depth + 2)
        return
    if not _listed(inner):
        line = f"{head} {flow(inner)}"
        if len(line) <= WIDTH or not isinstance(inner, list | tuple):
            yield line + remark(value)
            return
    yield head + remark(value)
    for each in inner:
        yield from entry(each, depth + 2)


def entry(value: Any, depth: int) -> Iterator[str]:  # noqa: ANN401 - whatever YAML holds
    """The lines of one entry of a list, its dash at `depth`."""
    dash, inner = " " * depth + "- ", opened(value)
    if not isinstance(inner, dict):
        yield dash + flow(inner) + remarks(value)
        return
    if not _holds_blocks(inner):
        line = dash + flow(inner)
        if len(line) <= WIDTH:
            yield line + remarks(value)
            return
    first, *others = blocks(inner, depth + 2)
    yield dash + first[depth + 2 :]
    yield from others


def flow(value: Any) -> str:  # noqa: ANN401 - whatever YAML holds
    """The value on one line, without remarks."""
    if isinstance(value, str):
        return _word(value)
    if isinstance(value, dict):
        return "{" + ", ".join([f"{key}: {flow(each)}" for key, each in value.items()]) + "}"
    if isinstance(value, Noted):
        return flow(value.value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(flow, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    return "null" if value is None else str(value)


@lru_cache(WORDS)
def _word(value: str) -> str:
    plain = PLAIN.fullmatch(value) and value.lower() not in KEYWORDS
    return value if plain else text(value)


def remark(value: Any) -> str:  # noqa: ANN401 - whatever YAML holds
    """What stands behind a value."""
    return f" # {value.remark}" if isinstance(value, Noted) else ""


def remarks(value: Any) -> str:  # noqa: ANN401 - whatever YAML holds
    """What stands behind all values on a line, each remark once."""
    own = value.values() if isinstance(value, Mapping) else [value]
    told = dict.fromkeys(each.remark for each in own if isinstance(each, Noted))
    return f" # {'; '.join(told)}" if told else ""


def _holds_blocks(value: Mapping[str, Any]) -> bool:
    """Whether an entry of it has lines of its own: a list of mappings that need names."""
    held = map(opened, value.values())
    return any(_listed(each) and not _is_short(each) for each in held)


def _listed(value: Any) -> bool:  # noqa: ANN401 - whatever YAML holds
    return isinstance(value, list | tuple) and any(isinstance(opened(e), dict) for e in value)


def _is_short(values: Sequence[Any]) -> bool:
    """Lists of mappings that need no names, such as criteria."""
    held = map(opened, values)
    return not any("name" in each for each in held if isinstance(each, dict))
