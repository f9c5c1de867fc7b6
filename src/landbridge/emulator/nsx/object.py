"""An object of the Policy API as it stands."""

from dataclasses import dataclass
from datetime import datetime

from landbridge.emulator.nsx.paths import above
from landbridge.emulator.store import Body

SYSTEM, ADMIN = "system", "cloudadmin"


@dataclass(frozen=True)
class Object:
    """`body` is what a client wrote of it, `error` why it could not be realised."""

    path: str
    kind: str
    body: Body
    created: datetime
    changed: datetime
    revision: int = 0
    author: str = SYSTEM
    error: str = ""
    beside: str = ""
    """The key of the resource of Azure that it is the other side of."""

    @property
    def id(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def above(self) -> str:
        return above(self.path)

    @property
    def is_default(self) -> bool:
        """Whether it came with the cloud."""
        return self.author == SYSTEM


Objects = dict[str, Object]
"""Objects by their paths."""
