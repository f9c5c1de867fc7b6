"""Applications from custom attributes, and from names that begin alike."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from landbridge.intake.attributes import Attribute, Kind
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
from landbridge.intake.draft.written import key, text

NAMELESS = "application"


class _Guess(NamedTuple):
    """An application: its name, what it was concluded from, and patterns of its VMs."""

    name: str
    why: str
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
    taken = set[str]()
    lines = [line for guess in guesses for line in _lines(guess, population, taken)]
    names = [member.name for member in everyone]
    left = len(names) - fitted(names, [each for guess in guesses for each in guess.vms])
    return ["", "applications:", *lines] if lines else [], [*_asked(left, len(names))]


def _asked(left: int, everyone: int) -> Iterator[str]:
    if left:
        are = "VM is" if left == 1 else "VMs are"
        yield f"{left:,} {are} in no application, of {everyone:,}: to which do they belong?"


def _lines(guess: _Guess, population: Population, taken: set[str]) -> Iterator[str]:
    name = text(unique(guess.name or NAMELESS, taken))
    vms = population.fitting(guess.vms)
    yield f"  - name: {name} # guess: {vms:,} VM{'s' * (vms != 1)} {guess.why}"
    yield from key("vms", guess.vms)


def _of_value(each: Held, population: Population) -> _Guess:
    why = f"whose custom attribute {text(each.attribute)} is {text(each.value)}"
    return _Guess(slug(each.value), why, population.patterns(vm.name for vm in each.members))


def _of_names(names: Iterable[str], population: Population) -> Iterator[_Guess]:
    for stem, own in sorted(by_stem(names).items()):
        if len(own) >= SEVERAL and slug(stem) and not is_site(stem, own):
            why = "whose names begin alike"
            yield _Guess(slug(stem), why, population.patterns(own))
