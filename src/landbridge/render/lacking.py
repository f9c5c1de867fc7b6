"""What is not known, each with the rules that wait for it: one sheet may answer many."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from landbridge.model.checked import KEYS, Lack, Unanswered
from landbridge.model.columns import column
from landbridge.model.inventory import SCHEMAS

YOU = "You, in the estate file"
EXPORT = "Whoever made the export, or keeps vCenter"
OTHERS = "An earlier step"
WHO = (YOU, EXPORT, OTHERS)
"""Who can answer, in the order in which they are asked."""


class Gap(NamedTuple):
    """What is not there or else left open, and the rules that wait for it, the worst first."""

    lack: Lack
    rules: tuple[Unanswered, ...]

    @property
    def what(self) -> str:
        """`sheet vUSB`, `Hot Add in vCPU of dc2`, `key private_cloud.region`, or a sentence.

        `Hot Add in vCPU of 3 VMs of dc2` where it is told of others.
        """
        if self.lack.why:
            return self.lack.why
        of = (self.lack.whom if self.lack.untold else "", ", ".join(self.lack.vcenters))
        return " of ".join(filter(None, (_part(self.lack.part), *of)))

    @property
    def waiting(self) -> str:
        """The rules in words, with how bad what they look for is."""
        return ", ".join(f"{each.rule} ({standing(each)})" for each in self.rules)

    def __str__(self) -> str:
        return f"{self.what}: {self.waiting}"


def standing(rule: Unanswered) -> str:
    """How bad what it looks for is, and until when somebody answers for what is not known."""
    until = f", waived until {rule.waiver.expires.isoformat()}" if rule.waiver else ""
    return f"{rule.severity.value}{until}"


def gaps(unanswered: Iterable[Unanswered]) -> tuple[Gap, ...]:
    """One for each thing that is not there, that of the worst rule first.

    A rule that lacks several things waits for each of them.
    """
    waiting: dict[Lack, list[Unanswered]] = {}
    for rule in sorted(unanswered, key=lambda each: each.severity.rank):
        for lack in rule.lacks:
            waiting.setdefault(lack, []).append(rule)
    return tuple(Gap(lack, tuple(rules)) for lack, rules in waiting.items())


def by_who_acts(unanswered: Iterable[Unanswered]) -> Mapping[str, tuple[Gap, ...]]:
    """The gaps under those who can close them."""
    sides: dict[str, list[Gap]] = {each: [] for each in WHO}
    for gap in gaps(unanswered):
        sides[_who(gap.lack.part)].append(gap)
    return {who: tuple(each) for who, each in sides.items() if each}


def _who(part: str) -> str:
    if part.startswith(KEYS):
        return YOU
    return EXPORT if part.partition(".")[0] in SCHEMAS else OTHERS


def told(unanswered: Iterable[Unanswered]) -> Iterator[str]:
    """A line for each gap."""
    yield from (str(gap) for gap in gaps(unanswered))


def _part(part: str) -> str:
    if part.startswith(KEYS):
        return f"key {part.removeprefix(KEYS)}"
    return column(part)
