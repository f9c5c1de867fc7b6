"""What stands in a YAML file, item by item, each with its lines."""

from typing import Any, NamedTuple

import yaml

from landbridge.intake.merge.keys import NAME
from landbridge.intake.plain_yaml import PlainLoader

Data = Any
Node = Any
"""PyYAML publishes no type of nodes that tells their style."""


class Item(NamedTuple):
    """A key of a mapping, or an entry of a list by its number: its lines from `start` on.

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
    for nth, held in enumerate(node.value):
        if isinstance(node, yaml.MappingNode):
            key_node, value = held
            mark, key = key_node.start_mark, key_node.value
            inner, start, column = _under(key, value, data), mark.line, mark.column
        else:
            value, inner, start = held, data[nth], held.start_mark.line
            key, column = nth, min(node.start_mark.column, value.start_mark.column - 2)
        end = max(_last_line(value), start) + 1
        items.append(Item(key, value, inner, above, start, end, column))
        above = end
    return items


def _under(key: str, node: Node, data: Data) -> Data:
    """What stands under a key as it is written; a number, or one that merges, is no text."""
    return data[key] if key in data else _data_of(node)


def _last_line(node: Node) -> int:
    """The line in which a node ends; that of a block is its last item's."""
    if is_block(node) and node.value:
        last = node.value[-1]
        inner = last[1] if isinstance(last, tuple) else last
        return max(_last_line(inner), int(node.start_mark.line))
    end, start = int(node.end_mark.line), int(node.start_mark.line)
    return end if node.end_mark.column or end == start else end - 1


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


def are_named(values: Data) -> bool:
    """Whether these are entries that all have a name."""
    return (
        isinstance(values, list)
        and bool(values)
        and all(isinstance(each, dict) and NAME in each for each in values)
    )
