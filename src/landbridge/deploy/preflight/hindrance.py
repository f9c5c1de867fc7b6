"""What would stop a deployment, found before it begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from landbridge.clients.arm import Arm
from landbridge.deploy.work import Kind, Work
from landbridge.model.plan import Plan


class Sure(StrEnum):
    """How sure it is."""

    BLOCKED = "blocked"
    UNKNOWN = "unknown"
    """It may stop it: nobody told, or whoever asks may not look."""


@dataclass(frozen=True)
class Hindrance:
    """One thing in the way: what it is, and what to do."""

    sure: Sure
    problem: str
    remedy: str


@dataclass(frozen=True)
class Intended:
    """What is going to be done, and where."""

    plan: Plan
    works: Sequence[Work]
    arm: Arm

    @property
    def subscription(self) -> str:
        return f"/subscriptions/{self.arm.subscription}"

    @property
    def types(self) -> tuple[str, ...]:
        """The types of Azure that are going to be written, once each."""
        return self.types_in("")

    def types_in(self, group: str) -> tuple[str, ...]:
        """Those in a resource group, by its id."""
        actions = (Kind.NSX, Kind.COMMIT)
        azure = (each for each in self.works if each.kind not in actions)
        within = f"{group}/".lower() if group else ""
        inside = (each.type for each in azure if f"{each.path}/".lower().startswith(within))
        return tuple(dict.fromkeys(inside))

    @property
    def groups(self) -> tuple[str, ...]:
        """The ids of the resource groups that anything is put into."""
        found = ("/".join(each.path.split("/")[:5]) for each in self.works)
        return tuple(dict.fromkeys(found))
