"""What a deployment would do to a resource, and how long that takes."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from landbridge.catalogue import catalogue
from landbridge.catalogue.shapes import shapes
from landbridge.deploy.merged import Body, Difference, differences
from landbridge.deploy.work import Work

SHAPED = frozenset({"Microsoft.AVS", "Microsoft.Network"})
"""The providers whose models say what is set at creation only."""


class What(StrEnum):
    """What becomes of a resource."""

    CREATE = "create"
    CHANGE = "change"
    REPLACE = "replace"
    """It could only be deleted and made anew, which nobody does unasked."""
    LEAVE = "leave"


@dataclass(frozen=True)
class Change:
    """A resource that is wanted, and what it takes until it stands so.

    `standing` is what stands in its place, `frozen` what is set at creation only and differs.
    """

    work: Work
    standing: Body | None
    differences: tuple[Difference, ...] = ()
    frozen: tuple[str, ...] = ()

    @property
    def what(self) -> What:
        if self.standing is None:
            return What.CREATE
        if self.frozen:
            return What.REPLACE
        return What.CHANGE if self.differences else What.LEAVE

    @property
    def hours(self) -> float:
        """How long it takes at least; 0 where nobody publishes it."""
        fact = self.work.hours if self.what is What.CREATE else ""
        return catalogue().number(fact) if fact else 0.0


def change(work: Work, standing: Body | None) -> Change:
    """What it takes, given what stands."""
    if standing is None:
        return Change(work, None)
    found = tuple(differences(standing, work.body))
    return Change(work, standing, found, tuple(_frozen(work, standing)))


def _frozen(work: Work, standing: Body) -> Iterator[str]:
    provider, _, path = work.type.partition("/")
    if provider in SHAPED and (model := shapes(provider).of(path)):
        for misfit in shapes(provider).frozen(work.body, standing, model):
            yield misfit.path
