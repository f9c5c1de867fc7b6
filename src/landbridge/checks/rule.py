"""The one shape of a rule: what it looks for, what that leads to, and who can mend it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from landbridge.catalogue import catalogue
from landbridge.checks.subject import Subject
from landbridge.model import Finding, Place, Severity
from landbridge.model.checked import Lack
from landbridge.model.declared import Key


class Hit(NamedTuple):
    """One case of a rule: whom it concerns, what was seen there, and where.

    `keys` are those of the estate that it is about, where neither rows nor the rule tell them.
    """

    subject: str
    seen: str = ""
    evidence: tuple[Place, ...] = ()
    keys: tuple[Key, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A rule by id.

    `says` is the predicate in words, `happens` what follows from it, `fix` who can do what.
    `needs` names the parts of a Subject without which there is no answer (tables of the inventory,
    `sized`); `source` gives ids of facts, keys of pages, or pages of this documentation. `find`
    yields a hit for each case. `about` gives the keys of the estate, as patterns, of which one is
    the place of a hit without rows; by default those that the rule needs.

    A rule that can answer in part says by `undecided` what it leaves open, in place of `needs`; it
    is then run whatever it lacks, and finds what can be seen.
    """

    id: str
    severity: Severity
    says: str
    happens: str
    fix: str
    source: tuple[str, ...]
    needs: tuple[str, ...]
    find: Callable[[Subject], Iterable[Hit]]
    undecided: Callable[[Subject], Iterable[Lack]] | None = None
    about: tuple[str, ...] = ()

    def finding(self, hit: Hit, evidence: tuple[Place, ...]) -> Finding:
        """The hit as a value that names its rule; the rule's text is the same for every hit."""
        return Finding(
            id=self.id,
            severity=self.severity,
            subject=hit.subject,
            message=f"{hit.seen}: {self.happens}" if hit.seen else self.happens,
            fix=self.fix,
            evidence=evidence,
            source=self._cited,
        )

    @cached_property
    def _cited(self) -> tuple[str, ...]:
        return cited(self.source)


def cited(source: Iterable[str]) -> tuple[str, ...]:
    """Facts by their ids, pages with the day of the copy that was read."""
    pages = catalogue().pages
    return tuple(str(pages.get(each, each)) for each in source)
