"""A file in flow style, as JSON is: it is written in blocks before it is merged, line by line."""

from collections.abc import Mapping
from typing import Any

from landbridge.intake.draft.blocks import blocks
from landbridge.intake.merge.comments import lines_of
from landbridge.intake.merge.leftover import homeless, with_homeless

Node = Any
"""PyYAML publishes no type of nodes that tells their style."""


def in_blocks(edited: str, root: Node, mine: Mapping[str, Any]) -> str:
    """The same in blocks; comments within go to the end, the others stay above and below."""
    lines, last = lines_of(edited), root.end_mark.line
    made = "".join([*lines[: root.start_mark.line], *(f"{line}\n" for line in blocks(mine))])
    tail = lines[last + 1 :]
    lost = homeless(edited, "".join([made, *tail]), [])
    return "".join([made, *with_homeless(tail, lost, "\n")])
