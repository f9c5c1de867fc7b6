"""What two networks do differently."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Inspected:
    """A connection that stands on other firewalls and appliances than before."""

    source: str
    destination: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class Difference(Frozen):
    """All that differs; `gone` and `come` are places whose addresses are in one network only."""

    gone: tuple[str, ...]
    come: tuple[str, ...]
    pairs: int
    places: tuple[Changed, ...]
    groups: tuple[Changed, ...]
    inspections: tuple[Inspected, ...]

    @property
    def loses(self) -> bool:
        """Whether somebody loses a connection."""
        return any(each.loses != NOTHING for each in self.places)

    @property
    def opens(self) -> bool:
        """Whether something is no longer certain."""
        return any(each.opens != NOTHING for each in self.places)

    @property
    def any(self) -> bool:
        """Whether there is a difference at all."""
        return bool(self.gone or self.come or self.places or self.inspections)
