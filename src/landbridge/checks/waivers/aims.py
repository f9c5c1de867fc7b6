"""For which finding a waiver is: one subject of its rule, by the words that it bears."""

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from landbridge.model.declared import Key
from landbridge.model.estate import UNTOLD, Waiver
from landbridge.model.finding import Finding
from landbridge.model.names import OF, Names, halves, turned

Whom = tuple[str, str]
"""A rule and a subject."""


class Aim(NamedTuple):
    """The waiver of a number, and those subjects `among` its rule's findings that it may mean.

    It lifts what it means for sure. `known` tells whether anything of the estate is called so, and
    `open` how much is, where it is of what is not told.
    """

    nth: int
    waiver: Waiver
    subjects: tuple[str, ...]
    sure: bool
    among: Collection[str]
    known: bool
    open: int = 0

    @property
    def covers(self) -> bool:
        """Whether no more is open than its author knew of."""
        return self.open <= (self.waiver.count or 0)

    @property
    def key(self) -> Whom | None:
        """The one finding that it is for."""
        return (self.waiver.rule, self.subjects[0]) if self.subjects and self.sure else None

    def at(self, word: str) -> Key:
        """Where the estate says one of its words."""
        return "waivers", self.nth, word


@dataclass(frozen=True)
class Found:
    """The subjects of one rule's findings."""

    subjects: dict[str, None] = field(default_factory=dict)

    def bearing(self, word: str) -> str | None:
        """The one that bears this word, whichever of the two that make a pair it names first."""
        turned = self._turned.get(word, ()) if word not in self.subjects else (word,)
        return turned[0] if len(turned) == 1 else None

    def things(self, word: str) -> Sequence[str]:
        """Those that are called so with a vCenter behind, or beside what makes a pair with it."""
        return self._longer.get(word, ())

    @cached_property
    def _longer(self) -> Mapping[str, Sequence[str]]:
        longer: dict[str, list[str]] = {}
        for subject in self.subjects:
            words = (subject, *halves(subject))
            for word in {*(each.rpartition(OF)[0] for each in words), *words[1:]}:
                longer.setdefault(word, []).append(subject)
        return longer

    @cached_property
    def _turned(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for subject in self.subjects:
            for word in turned(subject):
                found.setdefault(word, []).append(subject)
        return found


def aimed(
    waivers: Sequence[Waiver],
    found: Sequence[Finding],
    names: Names,
    things: Container[str] = (),
    silent: Mapping[str, int] | None = None,
) -> list[Aim]:
    """What each waiver is for: the finding that bears its words, else that of the VM so called.

    A name that several bear is for none of them. `things` are what is there besides VMs; of rules
    that are `silent`, with how much is open, one may waive what is not told.
    """
    silent = silent or {}
    of_rule = {each.rule: Found() for each in waivers}
    for rule, subjects in of_rule.items():
        if rule in silent:
            subjects.subjects[UNTOLD] = None
    for finding in found if waivers else ():
        if finding.id in of_rule:
            of_rule[finding.id].subjects[finding.subject] = None
    aims = (_aim(nth, each, of_rule[each.rule], names, things) for nth, each in enumerate(waivers))
    return [each._replace(open=_open(each, silent)) for each in aims]


def _open(aim: Aim, silent: Mapping[str, int]) -> int:
    return silent.get(aim.waiver.rule, 0) if aim.waiver.subject == UNTOLD else 0


def _aim(nth: int, waiver: Waiver, found: Found, names: Names, things: Container[str]) -> Aim:
    word, subjects = waiver.subject, found.subjects
    if (whole := found.bearing(word)) is not None:
        return Aim(nth, waiver, (whole,), sure=True, among=subjects, known=True)
    vms, longer = names.meant(word), found.things(word)
    meant = dict.fromkeys((*(each for each in vms if each in subjects), *longer))
    sure, known = len(vms) == 1 and not longer, word == UNTOLD or _known(word, names, things)
    return Aim(nth, waiver, tuple(meant), sure=sure, among=subjects, known=known)


def _known(word: str, names: Names, things: Container[str]) -> bool:
    """Whether something is called so, or one of the two of which it names a pair."""
    each = (word, *halves(word))
    return any(names.meant(one) or one in things or one.rpartition(OF)[0] in things for one in each)
