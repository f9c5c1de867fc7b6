"""The text of a finding that no rule makes."""

from dataclasses import dataclass

from landbridge.model import Severity


@dataclass(frozen=True)
class Told:
    """What a rule says of itself, without a predicate: whoever finds it, says when.

    `severity` is the worst that it has. Each finding names its own case, and may say more.
    """

    id: str
    severity: Severity
    says: str
    happens: str
    fix: str
    source: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
