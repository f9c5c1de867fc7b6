"""What stands in a YAML file, item by item, each with its lines."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import yaml

from landbridge.intake.draft.noted import bare
from landbridge.intake.plain_yaml import PlainLoader

NAME = "name"
Data = Any
Node = Any
"""PyYAML publishes no type of nodes that tells their style."""


class Item(NamedTuple):
    """A key of a mapping or an entry of a list: its lines, the first of which is at `start`.

    What stands in lines `above` are comments on it.
    """

    key: Any
    node: Node
    data: Data
    above: int
    start: int
    end: int
    column: int


def items_of(node: Node, data: Data, after: int) -> list[Item]:
    """The items of a collection in block style, which says `data`; comments above one are its."""
    items, above = list[Item](), after
    counted: dict[str, int] = {}
    for nth, held in enumerate(node.value):
        if isinstance(node, yaml.MappingNode):
            key_node, value = held
            mark, key = key_node.start_mark, key_node.value
            inner, start, column = _under(key, value, data), mark.line, mark.column
        else:
            value, inner, start = held, data[nth], held.start_mark.line
            name = str((inner or {}).get(NAME, "")) if _is_mapping(value) else ""
            counted[name] = counted.get(name, 0) + 1
            key, column = (name, counted[name]), value.start_mark.column - 2
        end = max(_last_line(value), start) + 1
        items.append(Item(key, value, inner, above, start, end, column))
        above = end
    return items


def _under(key: str, node: Node, data: Data) -> Data:
    """What stands under a key as it is written; a number, or one that merges, is no text."""
    return data[key] if key in data else _data_of(node)


def _is_mapping(node: Node) -> bool:
    return isinstance(node, yaml.MappingNode)


def _last_line(node: Node) -> int:
    """The line in which a node ends; that of a block is its last item's."""
    if is_block(node) and node.value:
        last = node.value[-1]
        inner = last[1] if isinstance(last, tuple) else last
        return max(_last_line(inner), int(node.start_mark.line))
    end, start = int(node.end_mark.line), int(node.start_mark.line)
    return end if node.end_mark.column or end == start else end - 1


def end_column(node: Node) -> int:
    """Where its last line ends."""
    column: int = node.end_mark.column
    return column


def is_block(node: Node) -> bool:
    """Whether it is a collection in block style."""
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def _data_of(node: Node) -> Data:
    """What a node says."""
    loader = PlainLoader("")
    try:
        return loader.construct_document(node)
    finally:
        loader.dispose()


def keyed(values: Iterable[Data]) -> dict[Any, Data]:
    """Named entries by name, and how many before have it."""
    counted: dict[str, int] = {}
    found: dict[Any, Data] = {}
    for each in values:
        name = str(bare(each).get(NAME, "")) if isinstance(bare(each), dict) else ""
        counted[name] = counted.get(name, 0) + 1
        found[name, counted[name]] = each
    return found


def are_named(values: Data) -> bool:
    """Whether these are entries that all have a name."""
    return (
        isinstance(values, list)
        and bool(values)
        and all(isinstance(each, dict) and NAME in each for each in values)
    )
