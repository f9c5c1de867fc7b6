"""The shape of expressions: a tree of few kinds of nodes, each with its column."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Literal:
    """A text or an integer."""

    value: str | int
    column: int


@dataclass(frozen=True)
class Call:
    """A function with its arguments; a user's own has a namespace: `contoso.named('x')`."""

    name: str
    arguments: tuple["Node", ...]
    column: int
    namespace: str = ""

    @property
    def full_name(self) -> str:
        """The name as it is written, namespace and all."""
        return f"{self.namespace}.{self.name}" if self.namespace else self.name


@dataclass(frozen=True)
class Step:
    """One step into a value: `.name`, `[index]`, and the safe ones, `.?name` and `[?index]`."""

    key: "Node"
    column: int
    dotted: bool = False
    safe: bool = False


@dataclass(frozen=True)
class Access:
    """A value and the steps into it, in a row: a long chain is no deeper than a short one."""

    base: "Node"
    steps: tuple[Step, ...]
    column: int


Node: TypeAlias = Literal | Call | Access


@dataclass(frozen=True)
class Expression:
    """What stands between `[` and `]`, and the text that it was read from."""

    node: Node
    text: str


def walk(node: Node) -> list[Node]:
    """All nodes of a tree, outer ones first."""
    found: list[Node] = []
    waiting = [node]
    while waiting:
        here = waiting.pop()
        found.append(here)
        waiting.extend(reversed(_inside(here)))
    return found


def _inside(node: Node) -> list[Node]:
    if isinstance(node, Call):
        return list(node.arguments)
    if isinstance(node, Access):
        return [node.base, *(step.key for step in node.steps)]
    return []
