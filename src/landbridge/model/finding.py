"""What a reader, a calculation or a rule has to say about one subject."""

from dataclasses import dataclass
from enum import StrEnum

from landbridge.model.place import Frozen, Place


class Severity(StrEnum):
    """How bad a finding is, worst first; `rank` orders them: 0 for blocking, rising from there."""

    BLOCKING = "blocking"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"

    def __init__(self, _: str) -> None:
        self.rank = len(type(self).__members__)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that somebody should know, with the places that show it.

    `id` names the rule (`sizing.vm-fits-no-host`), `subject` whom it concerns, `message` what it
    means for them, `fix` who can do what about it, `source` the fact ids or pages behind it.
    """

    __pydantic_config__ = Frozen.model_config

    id: str
    severity: Severity
    subject: str
    message: str
    fix: str = ""
    evidence: tuple[Place, ...] = ()
    source: tuple[str, ...] = ()
