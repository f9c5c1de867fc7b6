"""The address plan: who gets which addresses, which ranges meet, which routes that spends."""

from typing import Literal

from landbridge.model.network.nsx import Layout
from landbridge.model.place import Frozen

RangeKind = Literal[
    "reserved",
    "excluded",
    "virtual-network",
    "subnet",
    "hub",
    "network",
    "site",
    "private-cloud",
    "cloud-segment",
    "block",
    "hcx",
    "segment",
]
"""What a range belongs to; the last three are those of the private cloud that shall be."""

Verdict = Literal["fits", "does_not_fit", "borderline", "unknown"]
"""`borderline` where Microsoft's own page says both; `unknown` while a part is not known."""

BudgetName = Literal["address_space", "nic_pieces", "mon_routes", "expressroute"]


class Range(Frozen):
    """A prefix that somebody declared, by the key or name under which it stands.

    `home` is the virtual network that it lies in by design; `moves` tells a segment that takes
    over networks of today with their addresses.
    """

    name: str
    kind: RangeKind
    prefix: str
    home: str = ""
    moves: bool = False


class Overlap(Frozen):
    """Two ranges that meet, the addresses that both hold, and what follows.

    `refused` is false only where a segment takes over addresses that are in use today.
    """

    first: Range
    second: Range
    shared: str
    because: str
    refused: bool = True
    facts: tuple[str, ...] = ()


class Allocation(Frozen):
    """A prefix that somebody gets.

    `state` is `service` for a subnet that the service will make, `declared` for what the estate
    says, `proposed` for what was carved; `inside` names the space that it was carved from. For a
    segment, `cards` are the network cards on its networks today (None: nobody knows) and `room`
    the addresses that it has for VMs.
    """

    kind: Literal["service", "hcx", "segment"]
    name: str
    role: str
    prefix: str
    state: Literal["service", "declared", "proposed"]
    purpose: str
    because: str
    inside: str = ""
    networks: tuple[str, ...] = ()
    cards: int | None = None
    room: int | None = None
    facts: tuple[str, ...] = ()


class Unplaced(Frozen):
    """Somebody who gets no addresses, and why; `prefix` is what was declared and refused."""

    kind: Literal["service", "hcx", "segment"]
    name: str
    because: str
    prefix: str | None = None
    facts: tuple[str, ...] = ()


class Space(Frozen):
    """A space that was carved: its prefixes, what others hold of it, and what is left."""

    name: str
    prefixes: tuple[str, ...]
    held: tuple[str, ...]
    free: tuple[str, ...]


class BudgetLine(Frozen):
    """One allowance of routes: how much is spent of it (None: not known), and whether it fits."""

    name: BudgetName
    used: int | None
    limit: int
    verdict: Verdict
    because: str
    facts: tuple[str, ...]


class HostBudget(Frozen):
    """The /28 pieces that a private cloud from so many hosts on may spread over its gateways."""

    hosts: int
    limit: int
    verdict: Verdict


class RefusedSegment(Frozen):
    """A segment that cannot be one, whatever else fits."""

    prefix: str
    because: str
    facts: tuple[str, ...]


class Budget(Frozen):
    """What all prefixes together spend; `hosts` are those for which the lines hold.

    `unplaced` segments have no prefix yet, so that what fits now may not fit then: such a line is
    `unknown`. `mon_room` is how many /32 of MON the address space still takes.
    """

    hosts: int
    unplaced: int
    lines: tuple[BudgetLine, ...]
    by_hosts: tuple[HostBudget, ...]
    mon_room: int
    refused: tuple[RefusedSegment, ...] = ()

    def line(self, name: BudgetName) -> BudgetLine:
        """One of the allowances."""
        return next(each for each in self.lines if each.name == name)

    @property
    def verdict(self) -> Verdict:
        """The worst of all lines; a refused segment does not fit."""
        found = {each.verdict for each in self.lines} | (
            {"does_not_fit"} if self.refused else set()
        )
        order: tuple[Verdict, ...] = ("does_not_fit", "borderline", "unknown", "fits")
        return next(each for each in order if each in found)


class AddressPlan(Frozen):
    """Who gets what, who gets nothing, which declared ranges meet, and the routes that it spends.

    Allocations never meet each other, nor anything declared that they do not lie in by design.
    `layout` is the service's, as it was found on the day `layout_as_of`.
    """

    block: str | None
    layout: Layout
    layout_as_of: str
    allocations: tuple[Allocation, ...]
    unplaced: tuple[Unplaced, ...]
    spaces: tuple[Space, ...]
    overlaps: tuple[Overlap, ...]
    budget: Budget
    facts: tuple[str, ...]

    @property
    def refused(self) -> tuple[Overlap, ...]:
        """The overlaps that cannot stay."""
        return tuple(each for each in self.overlaps if each.refused)
