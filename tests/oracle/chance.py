"""Draws in words."""

from random import Random
from typing import Any

from tests.oracle.drawn_rules import Part


class Chance:
    """Draws in words."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def __call__(self, share: float) -> bool:
        """True in this share of draws."""
        return self.random.random() < share

    def pick(self, *choices: Any) -> Any:  # noqa: ANN401 - of whatever is offered
        """One of these."""
        return self.random.choice(choices)

    def attached(self, share: float, name: str, pool: tuple[str, ...]) -> Part:
        """A key with one of a pool, or nothing."""
        return {name: self.pick(*pool)} if self(share) else {}
