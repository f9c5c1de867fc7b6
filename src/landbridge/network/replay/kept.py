"""Counts by key in bounded memory: those of the lowest keys are whole, whatever the order."""

from collections.abc import Callable, Hashable, ItemsView
from typing import Any, Generic, Protocol, TypeVar


class Sortable(Hashable, Protocol):
    """A key."""

    def __lt__(self, other: Any, /) -> bool: ...  # noqa: ANN401 - its own kind


Key = TypeVar("Key", bound=Sortable)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """At most `most` keys, the lowest that ever came.

    A key among the lowest of all is among the lowest of those that came so far, too: it is never
    dropped, and what is told of it is complete.
    """

    def __init__(self, most: int, join: Callable[[Value, Value], Value]) -> None:
        self._most, self._join = most, join
        self._held: dict[Key, Value] = {}
        self._last: Key | None = None

    def add(self, key: Key, value: Value) -> None:
        """Count something under a key."""
        known = self._held.get(key)
        if known is not None:
            self._held[key] = self._join(known, value)
        elif self._last is None or key < self._last:
            self._held[key] = value
            if len(self._held) > 2 * self._most:
                self._prune()

    def items(self) -> ItemsView[Key, Value]:
        """What is held, the lowest key first."""
        self._prune()
        return self._held.items()

    def _prune(self) -> None:
        lowest = sorted(self._held)[: self._most]
        dropped = len(lowest) < len(self._held)
        self._held = {key: self._held[key] for key in lowest}
        self._last = lowest[-1] if dropped else self._last
