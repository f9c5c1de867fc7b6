"""Groups in which somebody may be, and nobody is for certain: what they decide, depends."""

from collections.abc import Iterator, Sequence

from landbridge.intake.azure.names import Names

ANYBODY = ("*",)
LONGEST = 60
"""Letters of a name that says whom a group of doubt is about."""


class Doubts:
    """The groups that were asked for, each once."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._given: dict[tuple[str, ...], str] = {}

    def perhaps(self, ends: Sequence[str] = ANYBODY) -> str:
        """A group in which these may be."""
        key = tuple(ends)
        if key not in self._given:
            label = "anybody" if key == ANYBODY else ", ".join(key)
            self._given[key] = self._names.give(f"perhaps {label}"[:LONGEST])
        return self._given[key]

    def entries(self) -> Iterator[dict[str, object]]:
        """The groups as the estate writes them."""
        for ends, name in self._given.items():
            yield {"name": name, "somewhere_in": list(ends)}
