"""Where the keys of an estate stand in its files, so that a finding about one can be looked up."""

from collections.abc import Callable
from dataclasses import dataclass, field

from landbridge.model.place import Place

Key = tuple[str | int, ...]
"""The way to a key of the estate: `("segments", 2, "prefix")`, entries of lists from zero."""


def _nowhere(_: Key) -> None:
    """What was never written has no place."""


@dataclass(frozen=True)
class Declared:
    """The files of an estate: `at` gives the place of a key, or of what should have held it.

    Two are equal wherever they lie: what an estate says does not depend on it.
    """

    at: Callable[[Key], Place | None] = field(default=_nowhere, compare=False, repr=False)

    def places(self, *keys: Key) -> tuple[Place, ...]:
        """Those of these keys, each once; none where no file declares the estate."""
        return tuple(dict.fromkeys(place for key in keys if (place := self.at(key))))
