"""What an expression sees where it stands: parameters, variables, loops, the place, the state."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol, Self

from landbridge.armlang.fault import Fault
from landbridge.armlang.scope import Scope
from landbridge.armlang.spot import Spot
from landbridge.armlang.syntax import Node
from landbridge.armlang.values import key_of


class Section(StrEnum):
    """The parts of a template, as far as they differ in what may be asked."""

    PARAMETER = "the default of a parameter"
    VARIABLE = "a variable"
    FUNCTION = "a function of the template"
    HEAD = "name, type, condition, copy, scope or dependsOn of a resource"
    BODY = "a resource"
    OUTPUT = "an output"


class Names:
    """Values by name, computed when they are first asked for; names are blind to case."""

    def __init__(self, what: str, names: Iterable[str], compute: Callable[[str], object]) -> None:
        self._what = what
        self._names = {name: None for name in names}
        self._compute = compute
        self._known: dict[str, object] = {}
        self._open: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __contains__(self, name: str) -> bool:
        return key_of(self._names, name) is not None

    def __getitem__(self, name: str) -> object:
        key = key_of(self._names, name)
        if key is None:
            raise Fault(f"the template has no {self._what} `{name}`", self._offer())
        if key not in self._known:
            self._known[key] = self._computed(key)
        return self._known[key]

    def _computed(self, key: str) -> object:
        if key in self._open:
            circle = " → ".join([*self._open[self._open.index(key) :], key])
            raise Fault(f"{self._what}s need each other: {circle}", "Break the circle.")
        self._open.append(key)
        try:
            return self._compute(key)
        finally:
            self._open.pop()

    def known(self, name: str) -> bool:
        """Whether the value was computed already."""
        return key_of(self._known, name) is not None

    def _offer(self) -> str:
        names = ", ".join(f"`{name}`" for name in list(self._names)[:8])
        return f"It has {names}." if names else f"It has no {self._what}s at all."


@dataclass(frozen=True)
class Function:
    """A function of the template itself; `parameters` are names with their types."""

    name: str
    parameters: tuple[tuple[str, object], ...]
    output: object
    spot: Spot


@dataclass(frozen=True)
class Loop:
    """One turn of a copy loop."""

    name: str
    index: int
    nameless: bool = True
    """Whether copyIndex() without a name means it."""


@dataclass(frozen=True)
class Target:
    """A resource that reference() means."""

    id: str
    api_version: str | None


class Roster(Protocol):
    """The resources of a template, as reference() finds them."""

    def find(self, name: str) -> Target | None:
        """The resource of an id, a symbolic name or a plain name."""

    def loop(self, name: str) -> tuple[Target, ...] | None:
        """The resources of a copy loop."""


@dataclass
class Budget:
    """How much a template may still grow; copies of copies are stopped here."""

    left: int

    def spend(self, size: int) -> None:
        """Take a part of it; raises Fault when nothing is left."""
        self.left -= size
        if self.left < 0:
            raise Fault(
                "the template grows beyond what Azure accepts",
                "Look for copies within copies, or for a value that holds itself many times.",
            )


STEPS = 3_000_000
"""Calls of functions that a template may cost; lambdas within lambdas are stopped here."""


@dataclass
class Pace:
    """How many calls are left."""

    left: int = STEPS

    def step(self) -> None:
        """Count one call; raises Fault when none is left."""
        self.left -= 1
        if self.left < 0:
            raise Fault("the template computes without end", "Look for lambdas within lambdas.")


@dataclass(frozen=True)
class Frame:
    """What all expressions of one template share."""

    scope: Scope
    parameters: Names
    variables: Names
    functions: Mapping[str, Function]
    budget: Budget
    secrets: list[str] = field(default_factory=list)
    roster: Roster | None = None
    pace: Pace = field(default_factory=Pace)
    touched: set[str] = field(default_factory=set)
    template: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Context:
    """Where an expression stands and what it sees."""

    frame: Frame
    section: Section
    spot: Spot
    loops: tuple[Loop, ...] = ()
    lambdas: Mapping[str, object] = field(default_factory=dict)
    arguments: Names | None = None
    calls: tuple[str, ...] = ()

    @property
    def scope(self) -> Scope:
        """The place of the deployment."""
        return self.frame.scope

    def inside(self, step: str | int) -> Self:
        """The same, one step further into the template."""
        spot, same = self.spot / step, (self.loops, self.lambdas, self.arguments, self.calls)
        return type(self)(self.frame, self.section, spot, *same)

    def turn(self, loop: Loop) -> Self:
        """The same, within one turn of a loop."""
        return replace(self, loops=(*self.loops, loop))

    def seeing(self, variables: Mapping[str, object]) -> Self:
        """The same, with these variables of a lambda."""
        return replace(self, lambdas={**self.lambdas, **variables})

    def masked(self, text: str) -> str:
        """The text without any secret that was given as a parameter."""
        for secret in self.frame.secrets:
            text = text.replace(secret, "***")
        return text


Evaluate = Callable[[Node, Context], object]
"""How a part of an expression is computed in a context."""
