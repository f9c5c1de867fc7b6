"""The route budget: what prefixes spend of each published allowance, by the number of hosts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network
from math import ceil

from landbridge.catalogue import catalogue
from landbridge.model.address_plan import (
    Budget,
    BudgetLine,
    BudgetName,
    HostBudget,
    RefusedSegment,
    Verdict,
)
from landbridge.network.address.known import whole
from landbridge.network.address.pieces import FACTS, pieces
from landbridge.network.address.segments import LONGEST, SHORTEST, unfit

VNET, NSX = "network.routes.vnet-prefixes-max", "network.routes.nsx-prefixes-max"
SMALL, LARGE = "network.routes.pieces-small-max", "network.routes.pieces-large-max"
FROM, FEWEST = "network.routes.large-from-hosts", "cluster.hosts-min"
NIC, MON = "network.routes.pieces-per-nic-max", "network.routes.mon-max"
VERDICTS = "network.routes.verdicts"
EXPRESSROUTE, SUMMARY = "expressroute.advertised-ipv4-max", "expressroute.summarise-with"


@dataclass(frozen=True)
class Spent:
    """All that spends routes; see `budget`."""

    segments: tuple[str, ...]
    hosts: int
    own: tuple[str, ...]
    mon_routes: int | None
    unplaced: int
    beside: int | None

    @property
    def entries(self) -> int:
        """Prefixes in the address space of the virtual network."""
        return len(dict.fromkeys((*self.own, *self.segments))) + (self.mon_routes or 0)

    @property
    def pieces(self) -> int:
        """Pieces on the uplinks; they are of segments only."""
        return pieces(self.segments)


def budget(
    segments: Iterable[str],
    hosts: int,
    *,
    mon_routes: int | None = 0,
    own: Sequence[str] = (),
    unplaced: int = 0,
    beside: int | None = 0,
) -> Budget:
    """What these segments spend in a private cloud of so many hosts.

    `own` are the prefixes that the virtual network has without them, the block's included;
    `unplaced` segments have no prefix yet; `beside` is how many prefixes of other networks the same
    ExpressRoute gateway advertises. None is unknown and makes a line unknown that would fit.
    A segment of a length that no segment can have is refused and spends nothing.
    """
    given = tuple(dict.fromkeys(segments))
    bad = [(each, why) for each in given if (why := unfit(each))]
    good = tuple(each for each in given if not unfit(each))
    spent = Spent(good, hosts, tuple(own), mon_routes, unplaced, beside)
    return Budget(
        hosts=hosts,
        unplaced=unplaced,
        lines=tuple(line(spent) for line in LINES),
        by_hosts=tuple(_by_hosts(spent, tier) for tier in (whole(FEWEST), whole(FROM))),
        mon_room=max(min(whole(VNET) - spent.entries, whole(MON) - (mon_routes or 0)), 0),
        refused=tuple(
            RefusedSegment(prefix=each, because=why, facts=(LONGEST, SHORTEST)) for each, why in bad
        ),
    )


def _address_space(spent: Spent) -> BudgetLine:
    """Borderline where only the block makes it too many: the page counts it, and forgets it."""
    limit, used = whole(VNET), spent.entries
    block = limit - whole(NSX)
    mon = "MON not counted" if spent.mon_routes is None else f"{spent.mon_routes:,} of MON"
    because = f"{len(spent.segments):,} of segments, {mon}, the rest of the network itself"
    if limit < used <= limit + block:
        because = (
            f"{because}; the page lets {limit:,} segments fit, and yet counts the block among the"
            f" {limit:,}, which leaves {whole(NSX):,} for NSX"
        )
        return _line("address_space", used, limit, "borderline", because, (VNET, NSX, VERDICTS))
    verdict = _verdict(used, limit, known=not spent.unplaced)
    return _line("address_space", used, limit, verdict, because, (VNET, NSX))


def _nic_pieces(spent: Spent) -> BudgetLine:
    used, limit = spent.pieces, _allowance(spent.hosts)
    verdict = _nic_verdict(spent, spent.hosts)
    nics = ceil(used / whole(NIC))
    because = f"at {whole(NIC):,} each they fill {nics} of the uplinks' NICs at least"
    if verdict == "borderline":
        because = (
            f"the page gives {limit:,} pieces to a private cloud of fewer than {whole(FROM)} hosts,"
            f" and lets a /{whole(SHORTEST)}, which is as many, fit only from {whole(FROM)} on"
        )
    facts = (SMALL, LARGE, FROM, NIC, VERDICTS, *FACTS)
    return _line("nic_pieces", used, limit, verdict, because, facts)


def _mon_routes(spent: Spent) -> BudgetLine:
    limit, used = whole(MON), spent.mon_routes
    because = "the most /32 routes of MON at one time"
    if spent.mon_routes is None:
        because = "nobody said yet how many VMs will use MON at one time"
    verdict = _verdict(used or 0, limit, known=used is not None)
    return _line("mon_routes", used, limit, verdict, because, (MON,))


def _expressroute(spent: Spent) -> BudgetLine:
    limit, used = whole(EXPRESSROUTE), spent.entries + (spent.beside or 0)
    because = f"all that the gateway advertises to on-premises; {_summary()} makes them fewer"
    if spent.beside is None:
        because = "without those of other networks behind the same gateway, which are not known"
    known = spent.beside is not None and not spent.unplaced
    verdict = _verdict(used, limit, known=known)
    return _line("expressroute", used, limit, verdict, because, (EXPRESSROUTE, SUMMARY))


LINES: tuple[Callable[[Spent], BudgetLine], ...] = (
    _address_space,
    _nic_pieces,
    _mon_routes,
    _expressroute,
)


def _by_hosts(spent: Spent, hosts: int) -> HostBudget:
    verdict = _nic_verdict(spent, hosts)
    return HostBudget(hosts=hosts, limit=_allowance(hosts), verdict=verdict)


def _allowance(hosts: int) -> int:
    return whole(LARGE if hosts >= whole(FROM) else SMALL)


def _nic_verdict(spent: Spent, hosts: int) -> Verdict:
    limit = _allowance(hosts)
    largest = any(IPv4Network(each).prefixlen == whole(SHORTEST) for each in spent.segments)
    if hosts < whole(FROM) and largest and spent.pieces <= limit:
        return "borderline"
    return _verdict(spent.pieces, limit, known=not spent.unplaced)


def _summary() -> str:
    return f"{catalogue().value(SUMMARY)} ({SUMMARY})"


def _verdict(used: int, limit: int, *, known: bool) -> Verdict:
    """What is too much stays too much, whatever else is unknown."""
    if used > limit:
        return "does_not_fit"
    return "fits" if known else "unknown"


def _line(
    name: BudgetName,
    used: int | None,
    limit: int,
    verdict: Verdict,
    because: str,
    facts: tuple[str, ...],
) -> BudgetLine:
    return BudgetLine(
        name=name, used=used, limit=limit, verdict=verdict, because=because, facts=facts
    )
