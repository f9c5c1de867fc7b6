"""Applications from custom attributes, and from names that begin alike."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from landbridge.intake.draft.members import Held, Member, held
from landbridge.intake.draft.names import (
    SEVERAL,
    Population,
    by_stem,
    fitted,
    is_site,
    slug,
    unique,
)
from landbridge.intake.draft.written import guessed, key, text
from landbridge.intake.rvtools.attributes import Attribute, Kind
from landbridge.intake.words import are, counted

NAMELESS = "application"
PLAIN = frozenset({"", "vm", "vms", "srv", "server", "host", "machine", "new-virtual-machine"})
"""What names begin with that tell of no application: all machines are called so."""


class _Guess(NamedTuple):
    """An application: its name, from what it was concluded, its own value, patterns of its VMs."""

    name: str
    why: str
    value: str | None
    vms: tuple[str, ...]


def applications(
    everyone: Sequence[Member], population: Population, attributes: Sequence[Attribute]
) -> tuple[list[str], list[str]]:
    """The lines of `applications`, and what is open about them.

    Names tell of those only whom no attribute gives to one.
    """
    of_attributes = list(held(everyone, attributes, {Kind.APPLICATION}))
    given = {member.spot for each in of_attributes for member in each.members}
    untold = [member.name for member in everyone if member.spot not in given]
    guesses = [
        *(_of_value(each, population) for each in of_attributes),
        *_of_names(untold, population),
    ]
    lines = list(_lines(guesses, population))
    names = [member.name for member in everyone]
    left = len(names) - fitted(names, [each for guess in guesses for each in guess.vms])
    return ["", "applications:", *lines] if lines else [], [*_asked(left, len(names))]


def _asked(left: int, everyone: int) -> Iterator[str]:
    if left:
        yield f"{are(left, 'VM')} in no application, of {everyone:,}: to which do they belong?"


def _lines(guesses: Sequence[_Guess], population: Population) -> Iterator[str]:
    """What was concluded alike under one remark."""
    taken = set[str]()
    for why in dict.fromkeys(each.why for each in guesses):
        alike = [[*_entry(each, population, taken)] for each in guesses if each.why == why]
        yield from guessed("application", f" {why}", alike)


def _entry(guess: _Guess, population: Population, taken: set[str]) -> Iterator[str]:
    name = text(unique(guess.name or NAMELESS, taken))
    vms = counted(population.fitting(guess.vms), "VM")
    yield f"  - name: {name} # {f'{text(guess.value)}, ' if guess.value else ''}{vms}"
    yield from key("vms", guess.vms)


def _of_value(each: Held, population: Population) -> _Guess:
    why = f"by the custom attribute {text(each.attribute)}"
    patterns = population.patterns(vm.name for vm in each.members)
    return _Guess(slug(each.value), why, each.value, patterns)


def _of_names(names: Iterable[str], population: Population) -> Iterator[_Guess]:
    for stem, own in sorted(by_stem(names).items()):
        if len(own) >= SEVERAL and slug(stem) not in PLAIN and not is_site(stem, own):
            why = "by names that begin alike"
            yield _Guess(slug(stem), why, None, population.patterns(own))
