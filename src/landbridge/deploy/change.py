"""What a deployment would do to a resource."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from landbridge.catalogue.shapes import shapes
from landbridge.clients.arm import is_whole, state_of
from landbridge.deploy.merged import Body, Difference, differences
from landbridge.deploy.work import Work
from landbridge.network.routing.regions import apart

LOCATION = "location"
STATE, SUCCEEDED = "properties.provisioningState", "Succeeded"
PEERED, LOST, CONNECTED = "peeringState", "Disconnected", "Connected"
SHAPED = frozenset({"Microsoft.AVS", "Microsoft.Network"})
"""The providers whose models say what is set at creation only."""


class What(StrEnum):
    """What becomes of a resource."""

    CREATE = "create"
    CHANGE = "change"
    REPLACE = "replace"
    """It could only be deleted and made anew, which nobody does unasked."""
    LEAVE = "leave"
    BEHIND = "no longer planned"
    """An earlier run made it, and the plan has it no more: it is left, and told."""
    UNKNOWN = "unknown"
    """Nobody could look."""


@dataclass(frozen=True)
class Change:
    """A resource that is wanted, and what it takes until it stands so.

    `standing` is what stands in its place, `frozen` what is set at creation only and differs,
    `unknown` why nobody could look.
    """

    work: Work
    standing: Body | None
    differences: tuple[Difference, ...] = ()
    frozen: tuple[str, ...] = ()
    unknown: str = ""
    behind: bool = False

    @property
    def what(self) -> What:
        if self.unknown or self.behind:
            return What.UNKNOWN if self.unknown else What.BEHIND
        if self.standing is None:
            return What.CREATE
        if self.frozen:
            return What.REPLACE
        return What.CHANGE if self.differences else What.LEAVE


def change(work: Work, standing: Body | None) -> Change:
    """What it takes, given what stands."""
    if standing is None:
        return Change(work, None)
    found = (*unfinished(standing), *differences(standing, work.body))
    return Change(work, standing, found, tuple(_frozen(work, standing)))


def unfinished(standing: Body) -> Iterator[Difference]:
    """What Azure has not made to its end stands otherwise, whatever it says beside; so does a side
    of a peering whose other side was deleted.
    """
    if not is_whole(standing):
        yield Difference(STATE, state_of(standing), SUCCEEDED)
    if standing.get("properties", {}).get(PEERED) == LOST:
        yield Difference(f"properties.{PEERED}", LOST, CONNECTED)


def _frozen(work: Work, standing: Body) -> Iterator[str]:
    if apart(standing.get(LOCATION), work.body.get(LOCATION)):
        yield LOCATION
    provider, _, path = work.type.partition("/")
    if provider in SHAPED and (model := shapes(provider).of(path)):
        for misfit in shapes(provider).frozen(work.body, standing, model):
            yield misfit.path
