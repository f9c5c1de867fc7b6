"""What a function of the language is: its name, what it takes, and how its value is computed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from landbridge.armlang.context import Context, Evaluate
from landbridge.armlang.fault import Fault, Waiting
from landbridge.armlang.syntax import Call, Literal, Node
from landbridge.armlang.values import kind, settled


@dataclass(frozen=True)
class Asked:
    """A call that is being computed: for functions that look at more than their arguments."""

    call: Call
    context: Context
    evaluate: Evaluate

    def value(self, node: Node) -> object:
        """One argument, whole."""
        return settled(self.evaluate(node, self.context))

    def values(self) -> list[object]:
        """All arguments; waits for all that they wait for, not only for the first."""
        found, needs = [], frozenset[str]()
        for node in self.call.arguments:
            try:
                found.append(self.value(node))
            except Waiting as waiting:
                needs |= waiting.needs
        if needs:
            raise Waiting(needs)
        return found


class Given(Enum):
    """What a function is handed."""

    VALUES = "its arguments"
    ASKED = "the call with its context, and its arguments"
    NODES = "the call with its context; it computes of its arguments what it needs"


@dataclass(frozen=True)
class Function:
    """A row of the table.

    `takes` names the types of the arguments: `string, int?` an optional one, `array+` one or more
    of them, `any*` any number; `string|array` either.
    """

    name: str
    takes: str
    apply: Callable[..., object]
    given: Given = Given.VALUES

    def compute(self, asked: Asked) -> object:
        """The value of a call. Raises Fault or Waiting."""
        self._count(len(asked.call.arguments))
        if self.given is Given.NODES:
            return self.apply(asked)
        values = asked.values()
        for number, (value, wanted) in enumerate(
            zip(values, self._kinds(len(values)), strict=True), 1
        ):
            _check(self.name, number, value, wanted)
        return self.apply(asked, *values) if self.given is Given.ASKED else self.apply(*values)

    def _slots(self) -> list[str]:
        return [slot.strip() for slot in self.takes.split(",")] if self.takes else []

    def _kinds(self, count: int) -> Iterator[str]:
        slots = self._slots()
        for number in range(count):
            yield slots[min(number, len(slots) - 1)].rstrip("?*+")

    def _count(self, given: int) -> None:
        slots = self._slots()
        least = sum(not slot.endswith(("?", "*")) for slot in slots)
        most = None if self.takes.endswith(("*", "+")) else len(slots)
        if given < least or (most is not None and given > most):
            raise Fault(f"{self.name}() has {_counted(given)}", f"It takes {_range(least, most)}.")


def _counted(number: int) -> str:
    return f"{number} argument" if number == 1 else f"{number or 'no'} arguments"


def _range(least: int, most: int | None) -> str:
    if most is None:
        return f"{_counted(least)} or more"
    return _counted(least) if least == most else f"{least} to {_counted(most)}"


def _check(name: str, number: int, value: object, wanted: str) -> None:
    kinds = wanted.split("|")
    if "any" not in kinds and kind(value) not in kinds:
        raise Fault(
            f"argument {number} of {name}() is of type {kind(value)}",
            f"It takes {' or '.join(kinds)}.",
        )


@dataclass(frozen=True)
class Lambda:
    """The `lambda('x', …)` that stands as an argument of a function such as map()."""

    names: tuple[str, ...]
    body: Node
    asked: Asked

    def __call__(self, *values: object) -> object:
        """Its value for these; of more values than it has names the last are left out."""
        seen = dict(zip(self.names, values, strict=False))
        return settled(self.asked.evaluate(self.body, self.asked.context.seeing(seen)))


def lambda_of(asked: Asked, number: int, least: int, most: int) -> Lambda:
    """The lambda that stands at a place (from 1), with so many variables."""
    node = asked.call.arguments[number - 1]
    if not isinstance(node, Call) or node.name.casefold() != "lambda" or not node.arguments:
        raise Fault(
            f"argument {number} of {asked.call.name}() is no lambda",
            "Write it in place: lambda('x', ...).",
        )
    *names, body = node.arguments
    texts = tuple(name.value for name in names if isinstance(name, Literal))
    named = tuple(text for text in texts if isinstance(text, str))
    if len(named) != len(names) or not least <= len(names) <= most:
        raise Fault(
            f"the lambda of {asked.call.name}() has {len(names)} variables",
            f"It takes {_range(least, most).replace('argument', 'name')} in quotes.",
        )
    return Lambda(named, body, asked)
