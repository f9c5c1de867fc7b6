"""Taking entries out of the lists of a YAML text, and nothing else."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import yaml

from landbridge.intake.plain_yaml import PlainLoader
from landbridge.model.declared import Key

Node = Any
"""PyYAML publishes no type of nodes that tells their style."""


class Cut(NamedTuple):
    """A stretch of the text, and what stands in its place."""

    start: int
    end: int
    put: str = ""


def struck(text: str, keys: Iterable[Key]) -> str:
    """The text without these entries of lists; remarks in the lines above an entry go with it."""
    root = yaml.compose(text, PlainLoader)
    gone: dict[Key, set[int]] = defaultdict(set)
    for *path, last in keys:
        gone[tuple(path)].add(int(last))
    cuts = [cut for path, each in gone.items() for cut in _cuts(text, *_at(root, path), each)]
    for cut in sorted(cuts, reverse=True):
        text = text[: cut.start] + cut.put + text[cut.end :]
    return text


def _at(node: Node, path: Key) -> tuple[Node, Node]:
    """The list at the end of a path, behind its key."""
    key = node
    for step in path:
        if isinstance(step, int):
            node = node.value[step]
        else:
            key, node = next(pair for pair in node.value if pair[0].value == step)
    return key, node


def _cuts(text: str, key: Node, entries: Node, numbers: set[int]) -> Iterator[Cut]:
    whole = len(numbers) == len(entries.value)
    if entries.flow_style:
        yield from _of_flow(entries, numbers, whole)
    elif whole:
        colon = text.index(":", key.end_mark.index) + 1
        yield Cut(colon, colon, " []")
        yield Cut(_above(text, entries, 0), _end(text, entries.value[-1]))
    else:
        for number in numbers:
            yield Cut(_above(text, entries, number), _end(text, entries.value[number]))


def _of_flow(entries: Node, numbers: set[int], whole: bool) -> Iterator[Cut]:
    """In one pair of brackets: with the comma behind, or before the last ones."""
    found, last = entries.value, len(entries.value) - 1
    if whole:
        yield Cut(entries.start_mark.index, entries.end_mark.index, "[]")
        return
    for number in numbers:
        behind = set(range(number, last + 1)) <= numbers
        if behind:
            yield Cut(found[number - 1].end_mark.index, found[number].end_mark.index)
        else:
            yield Cut(found[number].start_mark.index, found[number + 1].start_mark.index)


def _above(text: str, entries: Node, number: int) -> int:
    """Where the lines of an entry begin, with the remarks above it."""
    if number:
        return _end(text, entries.value[number - 1])
    line = text.rfind("\n", 0, entries.value[0].start_mark.index) + 1
    while _is_remark(before := text[text.rfind("\n", 0, line - 1) + 1 : line]):
        line -= len(before)
    return line


def _is_remark(line: str) -> bool:
    return line.lstrip().startswith("#")


def _end(text: str, node: Node) -> int:
    """Behind the last line of an entry."""
    while not (node.flow_style if isinstance(node, yaml.CollectionNode) else True) and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = text.find("\n", node.end_mark.index)
    return len(text) if end < 0 else end + 1
