"""Rules that do nothing, and why."""

from enum import StrEnum

from landbridge.model.declared import Key
from landbridge.model.place import Frozen


class Idle(StrEnum):
    """Why a rule does nothing."""

    CONTRADICTED = "contradicted"
    """Rules before it take all that it matches, and do the opposite to some of it."""
    SHADOWED = "shadowed"
    """Rules before it take all that it matches, and do alike."""
    UNMATCHED = "unmatched"
    """Nobody that it names can be an end of a packet where it is attached."""
    REDUNDANT = "redundant"
    """Without it, rules behind it would do alike to all that it takes."""
    DOUBTFUL = "doubtful"
    """It does nothing if names that nobody knows hold what they may, and no interface is untold."""


class IdleRule(Frozen):
    """A rule that does nothing wherever it is attached; only one that is DOUBTFUL may do something.

    `by` names the rules, the fewest that we find, that cover or replace it. `witness` shows it: for
    one that is contradicted, a packet with who decides about it; for one that matches nobody, where
    it is asked; for a doubtful one, where it may be. `key` is the place of the rule in the network.
    """

    stage: str
    resource: str
    rule: str
    idle: Idle
    by: tuple[str, ...]
    witness: str = ""
    key: Key = ()

    @property
    def name(self) -> str:
        """The rule behind the name of its resource."""
        return f"{self.resource}/{self.rule}"
