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

    It was allowed, and is denied now (`loses`) or no longer certain (`may_lose`). It was denied,
    and is allowed (`gains`) or no longer certain (`may_gain`). It was not certain, and is denied
    for certain (`closes`) or allowed for certain (`clears`).
    """

    source: str
    destination: str
    loses: str
    may_lose: str
    closes: str
    gains: str
    may_gain: str
    clears: str

    @property
    def less(self) -> bool:
        """Whether something passes less surely than before."""
        return (self.loses, self.may_lose, self.closes) != (NOTHING,) * 3

    @property
    def more(self) -> bool:
        """Whether something passes more surely than before."""
        return (self.gains, self.may_gain, self.clears) != (NOTHING,) * 3


Changes = Annotated[Sequence[Changed], SkipValidation]
"""Changes that may be put in words only when somebody looks."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """A connection that passes other firewalls and appliances than before.

    `traffic` is what both networks let through, or may, between some of their addresses.
    `before_open` and `after_open` where a way is not told: others may stand on it, or none.
    """

    source: str
    destination: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    before_open: bool = False
    after_open: bool = False
    traffic: str = ""

    @property
    def open(self) -> bool:
        """Whether it is not known for certain what it passes."""
        return self.before_open or self.after_open

    @property
    def less(self) -> bool:
        """Whether it passes one of them no longer."""
        return not set(self.before) <= set(self.after)


@dataclass(frozen=True, slots=True, order=True)
class Moved:
    """A place, or a part of one, whose addresses stand at another place now."""

    old: str
    new: str


class Difference(Frozen):
    """All that differs; of what moved, places have their new names.

    `compared` are the places with addresses in both, `gone` and `come` those with some in one only.
    Groups and applications of one network only are `groups_gone` and `groups_come`.
    """

    compared: tuple[str, ...]
    moved: tuple[Moved, ...]
    gone: tuple[str, ...]
    come: tuple[str, ...]
    pairs: int
    places: Changes
    groups: Changes
    inspections: tuple[Inspected, ...]
    inspected_groups: tuple[Inspected, ...] = ()
    groups_gone: tuple[str, ...] = ()
    groups_come: tuple[str, ...] = ()

    @property
    def loses(self) -> bool:
        """Whether somebody loses a connection, or a connection a firewall that it passed."""
        lost = any(each.loses != NOTHING for each in chain(self.places, self.groups))
        return lost or any(each.less and not each.open for each in self.inspections)

    @property
    def may_lose(self) -> bool:
        """Whether somebody may have lost a connection, or what is gone is not compared."""
        turned = chain(self.places, self.groups)
        sets = ((each.may_lose, each.closes) for each in turned)
        open_ = bool(self.gone) or any(each.open for each in self.inspections)
        return open_ or any(each != (NOTHING, NOTHING) for each in sets)

    @property
    def any(self) -> bool:
        """Whether there is a difference at all."""
        one_only = self.gone, self.come, self.groups_gone, self.groups_come
        return any((self.moved, *one_only, self.places, self.groups, self.inspections))
