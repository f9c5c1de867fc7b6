"""What the rules found, what was waived, and what they could not answer."""

from collections.abc import Collection, Mapping
from typing import Self

from landbridge.model.estate import Waiver
from landbridge.model.finding import Finding, Severity
from landbridge.model.place import Frozen

KEYS = "estate."
"""How the part begins that is a key of the estate file."""


THINGS: Mapping[str, str] = {
    **{"hosts": "host", "clusters": "cluster", "datastores": "datastore"},
    **{"ports": "port group", "dvports": "port group"},
}
"""What a row is of, in tables whose rows are of no VM."""


class Lack(Frozen):
    """A table, a column or a key of the estate file of which nothing is known.

    `vcenters` names those of which that is so; where none is named, it is so of all. `why` says in
    words what is open where something is known of the part, and not enough. `untold` counts the VMs
    (or hosts, port groups) whose cell is empty where those of others are not. `number` says for how
    many VMs, other things or keys it is open, which a waiver must say too.
    """

    part: str
    vcenters: tuple[str, ...] = ()
    why: str = ""
    untold: int = 0
    number: int = 1

    @property
    def whole(self) -> bool:
        """Whether nothing at all is known of the part, for these vCenters or for all."""
        return not self.untold and not self.why

    @property
    def whom(self) -> str:
        """Whose cells are empty: `12 VMs`."""
        kind = THINGS.get(self.part.partition(".")[0], "VM")
        return f"{self.untold:,} {kind}{'s' * (self.untold != 1)}"


class Unanswered(Frozen):
    """A rule that could not be answered, and what it lacked: never the same as no finding.

    Where `vcenters` are named, it has no answer for these and was asked of the others. It has one
    in part (`partly`) there, and where it could look at some of what it needs. With a `waiver`
    somebody answers for what is not known: no more than its `count`, which is that of all lacks.
    """

    rule: str
    severity: Severity
    because: str
    lacks: tuple[Lack, ...]
    vcenters: tuple[str, ...] = ()
    count: int = 1
    partly: bool = False
    waiver: Waiver | None = None


class Waived(Frozen):
    """A finding that somebody answers for, until the waiver's day."""

    finding: Finding
    waiver: Waiver


class Checked(Frozen):
    """The findings that stand, those that are waived, and the rules without an answer."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """What forbids to plan, deploy or migrate."""
        return tuple(each for each in self.findings if each.severity is Severity.BLOCKING)

    @property
    def open(self) -> tuple[Unanswered, ...]:
        """The rules without an answer for which nobody answers."""
        return tuple(each for each in self.unanswered if not each.waiver)

    @property
    def accepted(self) -> tuple[Unanswered, ...]:
        """Those for which somebody does."""
        return tuple(each for each in self.unanswered if each.waiver)

    @property
    def unsure(self) -> tuple[Unanswered, ...]:
        """Those for which nobody answers, and that may forbid it as well."""
        return tuple(each for each in self.open if each.severity is Severity.BLOCKING)

    def only(self, ids: Collection[str]) -> Self:
        """What concerns these ids, of rules or of whatever else finds."""
        return self.model_copy(
            update={
                "findings": tuple(each for each in self.findings if each.id in ids),
                "waived": tuple(each for each in self.waived if each.finding.id in ids),
                "unanswered": tuple(each for each in self.unanswered if each.rule in ids),
            }
        )

    @property
    def ids(self) -> tuple[str, ...]:
        """Of whatever was found, standing or waived, each id once."""
        waived = (each.finding for each in self.waived)
        return tuple(dict.fromkeys(each.id for each in (*self.findings, *waived)))
