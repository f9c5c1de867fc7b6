"""Data as lines of YAML: what is small on one line each, what is large in blocks, with remarks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from landbridge.intake.draft.noted import Noted, bare
from landbridge.intake.draft.written import WIDTH, text

PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./-]*|[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+(/[0-9]+)?", re.ASCII)
KEYWORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def blocks(data: Mapping[str, Any], depth: int = 0) -> Iterator[str]:
    """The lines of a mapping."""
    for key, value in data.items():
        yield from block(key, value, depth)


def block(key: str, value: Any, depth: int) -> Iterator[str]:  # noqa: ANN401 - whatever YAML holds
    """The lines of a key with its value."""
    head = " " * depth + f"{key}:"
    inner = bare(value)
    line = f"{head} {flow(inner)}"
    if not _stands_in_blocks(inner) and (len(line) <= WIDTH or not isinstance(inner, list)):
        yield line + remark(value)
    elif isinstance(inner, dict):
        yield head + remark(value)
        yield from blocks(value.value if isinstance(value, Noted) else value, depth + 2)
    else:
        yield head + remark(value)
        for each in value.value if isinstance(value, Noted) else value:
            yield from entry(each, depth + 2)


def entry(value: Any, depth: int) -> Iterator[str]:  # noqa: ANN401 - whatever YAML holds
    """The lines of one entry of a list, its dash at `depth`."""
    dash, inner = " " * depth + "- ", bare(value)
    line = dash + flow(inner)
    if not isinstance(inner, dict) or (not _holds_blocks(inner) and len(line) <= WIDTH):
        yield line + remarks(value)
        return
    first, *others = blocks(value, depth + 2)
    yield dash + first[depth + 2 :]
    yield from others


def flow(value: Any) -> str:  # noqa: ANN401 - whatever YAML holds
    """The value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(flow, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or isinstance(value, int | float):
        return "null" if value is None else str(value)
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


def _stands_in_blocks(value: Any) -> bool:  # noqa: ANN401 - whatever YAML holds
    """Whether each entry has lines of its own: mappings, and lists of them."""
    return isinstance(value, dict) or _listed(value)


def _holds_blocks(value: Mapping[str, Any]) -> bool:
    return any(_listed(each) and not _is_short(each) for each in value.values())


def _listed(value: Any) -> bool:  # noqa: ANN401 - whatever YAML holds
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)


def _is_short(values: Sequence[Any]) -> bool:
    """Lists of mappings that need no names, such as criteria."""
    return not any("name" in each for each in values if isinstance(each, dict))
