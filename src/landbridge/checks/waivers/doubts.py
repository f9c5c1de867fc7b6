"""What is wrong with waivers that do nothing, as findings."""

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from landbridge.checks.known import OF_WAIVERS
from landbridge.checks.waivers.aims import Aim, Whom
from landbridge.checks.waivers.amiss import (
    Amiss,
    ambiguous,
    answered,
    expired,
    fits_nothing,
    is_pattern,
    left_open,
    more_open,
    of_a_waiver,
    of_no_rule,
    of_nobody,
    renewed,
    twice,
)
from landbridge.checks.waivers.lifting import counting
from landbridge.model.checked import Unanswered
from landbridge.model.declared import Declared, Key
from landbridge.model.estate import UNTOLD
from landbridge.model.finding import Finding


@dataclass(frozen=True)
class Doubts:
    """What is wrong with waivers: whatever does nothing is told, unless its rule may yet find it.

    `rules` are all that could be named, `silent` those without a full answer, `listed` those
    whose subjects are all in the inventory, so that a name that is not there is nobody's, and
    `of_vms` those whose subjects are VMs: a name that is not there is so whatever they lack.
    """

    rules: Collection[str]
    silent: Mapping[str, Unanswered]
    listed: Container[str]
    of_vms: Container[str]
    declared: Declared
    today: date

    def of(self, aims: Sequence[Aim]) -> list[Finding]:
        """A finding for each waiver that does nothing."""
        counts = counting(aims, self.today)
        return [told for aim in aims for told in self._each(aim, counts)]

    def _each(self, aim: Aim, counts: Mapping[Whom, Aim]) -> Iterator[Finding]:
        """At most one: the first that keeps it from doing anything."""
        if aim.waiver.rule in OF_WAIVERS:
            yield self._told(aim, of_a_waiver(aim), "rule")
        elif aim.waiver.rule not in self.rules:
            yield self._told(aim, of_no_rule(aim, self.rules), "rule")
        elif aim.subjects:
            yield from self._of_some(aim, counts)
        elif self._sure(aim):
            yield self._told(aim, self._idle(aim), "subject")

    def _sure(self, aim: Aim) -> bool:
        """Whether its rule answers, be it in part, of who is known, or never can of this name."""
        silent = self.silent.get(aim.waiver.rule)
        if silent is None or is_pattern(aim):
            return True
        return silent.partly if aim.known else aim.waiver.rule in self.of_vms

    def _of_some(self, aim: Aim, counts: Mapping[Whom, Aim]) -> Iterator[Finding]:
        """The same where it means something that its rule tells."""
        if not aim.sure or aim.key is None:
            yield self._told(aim, ambiguous(aim), "subject")
        elif not aim.covers:
            yield self._told(aim, more_open(aim), "count" if aim.waiver.count else "subject")
        elif aim.key not in counts:
            yield self._told(aim, expired(aim), "expires")
        elif counts[aim.key] is not aim:
            other = counts[aim.key]
            ended = aim.waiver.expires < self.today
            amiss, word = (renewed(aim, other), "expires") if ended else (twice(other), "subject")
            yield self._told(aim, amiss, word, other.at("subject"))

    def _idle(self, aim: Aim) -> Amiss:
        """Why it lifts no finding of a rule that has its answer."""
        if aim.waiver.subject == UNTOLD:
            return answered(aim)
        if is_pattern(aim) and not {*aim.among} - {UNTOLD}:
            return fits_nothing(aim)
        if aim.waiver.rule in self.silent and aim.known:
            return left_open(aim)
        named = aim.among or aim.waiver.rule in self.listed
        return of_nobody(aim) if named and not aim.known else fits_nothing(aim)

    def _told(self, aim: Aim, doubt: Amiss, word: str, *more: Key) -> Finding:
        return Finding(
            id=doubt.id,
            severity=doubt.severity,
            subject=f"{aim.waiver.rule} of {aim.waiver.subject}",
            message=doubt.message,
            fix=doubt.fix,
            evidence=self.declared.places(aim.at(word), *more),
        )
