"""Generation 1 beside Generation 2: ways to the same capacity, and the months in which both run."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

from landbridge.model.place import Frozen
from landbridge.model.sized import Resource
from landbridge.model.source_cloud import Term

TERMS: Mapping[Term, str] = {
    "pay_as_you_go": "as you go",
    "reserved_1_year": "reserved for a year",
    "reserved_3_years": "reserved for three years",
}
"""How sentences call the ways to pay for a host."""


class Step(Frozen):
    """One step of a way, and the hosts that are paid for once it is done.

    `hours` is a lower bound, None where nobody publishes one.
    """

    name: str
    base_hosts: int
    av64_hosts: int
    hours: float | None
    because: str
    facts: tuple[str, ...] = ()

    @property
    def hosts(self) -> int:
        """All hosts that run then."""
        return self.base_hosts + self.av64_hosts


class Cost(Frozen):
    """What the hosts of a way cost under one term: a month, and all months.

    `month` and `whole` hold the licences of the cores, and are unknown where no price of these is.
    """

    term: Term
    month: Decimal | None
    whole: Decimal | None
    month_without_licences: Decimal
    whole_without_licences: Decimal


class Decided(Frozen):
    """Why so many of a way's AV64 hosts: the resource that asks for the most, under a policy."""

    resource: Resource
    policy: str
    hosts: int


class Way(Frozen):
    """A way to the hosts: through a base cluster of Generation 1, or directly.

    `hours` sums what is published, `host_hours` the hours that hosts run before the last one
    stands, `reaching` their price as one goes with the licences of their cores. Each way has as
    many hosts as the same VMs take there. `limits` are reasons why it cannot be gone.
    """

    name: str
    generation: Literal[1, 2]
    base_sku: str | None
    steps: tuple[Step, ...]
    hours: float
    host_hours: float
    cores: int
    reaching: Decimal | None
    reaching_without_licences: Decimal | None
    costs: tuple[Cost, ...]
    limits: tuple[str, ...] = ()
    decided: tuple[Decided, ...] = ()

    @property
    def base_hosts(self) -> int:
        """The hosts that are there only to let AV64 in."""
        return self.steps[-1].base_hosts

    @property
    def av64_hosts(self) -> int:
        """The hosts that were wanted."""
        return self.steps[-1].av64_hosts

    @property
    def hosts(self) -> int:
        """All hosts at the end."""
        return self.steps[-1].hosts

    @property
    def open_steps(self) -> int:
        """Steps for which no duration is published."""
        return sum(step.hours is None for step in self.steps)


class Month(Frozen):
    """A month of the comparison: hosts and cores that run, and what is paid.

    It goes from the day of the month on which the hosts start to the day before it, and has no days
    to tell where no start is declared. The source's hosts run on its first `source_days`.
    `idle` is paid for reservations whose hosts are given back. None is unknown, never zero;
    `total` is unknown as soon as a part of it is, so where the book has no licences;
    `without_licences` is all but these, `source_licences` the part of them for the source's cores.
    `because` explains `source`, `target`, `idle` and `licences`.
    """

    nth: int
    begins: date | None
    ends: date | None
    days: int
    source_days: int
    source_hosts: int
    target_hosts: int
    cores: int
    source: Decimal | None
    target: Decimal | None
    idle: Decimal | None
    licences: Decimal | None
    total: Decimal | None
    without_licences: Decimal | None
    source_licences: Decimal | None = None
    because: dict[str, str]

    @property
    def more_without_licences(self) -> Decimal | None:
        """What is paid besides Generation 2: the source, and what is left over of it."""
        return _sum((self.source, self.idle))

    @property
    def more(self) -> Decimal | None:
        """The same with the licences of the source's cores."""
        return _sum((self.more_without_licences, self.source_licences))


class Generations(Frozen):
    """Both ways, the months of a dual run if one is declared, and what all of it assumes.

    `licensed` tells whether the price of a licence is known, so that sums can hold it.
    """

    ways: tuple[Way, ...]
    months: tuple[Month, ...]
    span: int
    licensed: bool
    currency: str | None
    about: str
    assumptions: tuple[str, ...]
    facts: tuple[str, ...]

    @property
    def paid(self) -> Decimal | None:
        """All months of the dual run together; unknown as soon as one of them is."""
        return _sum(month.total for month in self.months)

    @property
    def paid_without_licences(self) -> Decimal | None:
        """The same without licences."""
        return _sum(month.without_licences for month in self.months)

    @property
    def both(self) -> tuple[Month, ...]:
        """The months until the dual run ends, the one in which it does with them."""
        return tuple(month for month in self.months if month.source_days)

    @property
    def paid_for_both(self) -> Decimal | None:
        """What they cost, with licences where their price is known."""
        return _sum(self._paid(month) for month in self.both)

    @property
    def more(self) -> Decimal | None:
        """What all months cost more than Generation 2 alone, what is left over included."""
        return _sum(m.more if self.licensed else m.more_without_licences for m in self.months)

    def _paid(self, month: Month) -> Decimal | None:
        return month.total if self.licensed else month.without_licences


def _sum(parts: Iterable[Decimal | None]) -> Decimal | None:
    given = list(parts)
    known = [each for each in given if each is not None]
    return sum(known, Decimal(0)) if len(known) == len(given) else None
