"""Which rules of the design decide about logged traffic for certain, and which only may."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from landbridge.network.filters.guards import Stage
from landbridge.network.replay.seats import bare
from landbridge.network.telling.deciding import Decider

NONE_MATCHES = "no rule matches"


class Use(NamedTuple):
    """A rule of the design that decides something."""

    group: str
    side: str
    rule: str


class Uses(NamedTuple):
    """The rules that decide for certain, and those that may."""

    sure: tuple[Use, ...] = ()
    may: tuple[Use, ...] = ()


def uses(deciders: Iterable[tuple[Stage, Decider]], side: str) -> Uses:
    """The rules of some filters; what comes behind a doubt is not certain either."""
    sure: list[Use] = []
    may: list[Use] = []
    doubt = False
    for stage, (name, _, certain, _) in deciders:
        doubt = doubt or not certain or bool(stage.doubt)
        if name != NONE_MATCHES:
            (may if doubt else sure).append(Use(stage.filters[0].resource, side, bare(name)))
    return Uses(tuple(sure), tuple(may))


def of_any(several: Sequence[Uses]) -> Uses:
    """The rules where it is one of several, and nobody knows which."""
    sure = {use for use in several[0].sure if all(use in each.sure for each in several)}
    found = dict.fromkeys(use for each in several for use in (*each.sure, *each.may))
    return Uses(
        tuple(use for use in found if use in sure),
        tuple(use for use in found if use not in sure),
    )
