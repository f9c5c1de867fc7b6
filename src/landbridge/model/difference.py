"""What two networks do differently."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Annotated

from pydantic import SkipValidation

from landbridge.model.place import Frozen
from landbridge.model.proof import NOTHING


@dataclass(frozen=True, slots=True)
class Changed:
    """The traffic between two places or groups whose answer turned, for some of their addresses.

    `gains` was denied and is allowed now, `loses` the other way round; of `opens` it is no longer
    certain, of `settles` it is certain at last.
    """

    source: str
    destination: str
    gains: str
    loses: str
    opens: str
    settles: str


Changes = Annotated[Sequence[Changed], SkipValidation]
"""Changes that may be put in words only when somebody looks."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """A connection that stands on other firewalls and appliances than before."""

    source: str
    destination: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Moved:
    """A place, or a part of one, whose addresses stand at another place now."""

    old: str
    new: str


class Difference(Frozen):
    """All that differs; of what moved, places have their new names.

    `compared` are the places with addresses in both, `gone` and `come` those with some in one only.
    """

    compared: tuple[str, ...]
    moved: tuple[Moved, ...]
    gone: tuple[str, ...]
    come: tuple[str, ...]
    pairs: int
    places: Changes
    groups: Changes
    inspections: tuple[Inspected, ...]

    @property
    def loses(self) -> bool:
        """Whether somebody loses a connection."""
        return any(each.loses != NOTHING for each in chain(self.places, self.groups))

    @property
    def opens(self) -> bool:
        """Whether something is no longer certain, or is not compared since it is gone."""
        turned = chain(self.places, self.groups)
        return bool(self.gone) or any(each.opens != NOTHING for each in turned)

    @property
    def any(self) -> bool:
        """Whether there is a difference at all."""
        return any((self.moved, self.gone, self.come, self.places, self.groups, self.inspections))
