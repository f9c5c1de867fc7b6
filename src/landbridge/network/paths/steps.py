"""What happens to a packet on its way, step by step; the last step says how the way ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from landbridge.model.network import Firewall, Interface
from landbridge.network.paths.fronts import Front
from landbridge.network.places import Place
from landbridge.network.pools import Pool
from landbridge.network.routing.way import Hop, Way
from landbridge.security.filter import Filter
from landbridge.space import Addresses, Traffic


class Passed(NamedTuple):
    """The firewalls and appliances on any way of a connection; `open` where a way is not told."""

    names: tuple[str, ...]
    open: bool = False


class Disposition(StrEnum):
    """How a way ends."""

    DELIVERED = "delivered"
    NO_ROUTE = "no_route"
    NULL_ROUTED = "null_routed"
    LOOP = "loop"
    NO_EGRESS = "no_egress"
    NOT_FORWARDED = "not_forwarded"
    DENIED_OUT = "denied_out"
    DENIED_IN = "denied_in"
    DENIED_ON_THE_WAY = "denied_on_the_way"
    ASYMMETRIC = "asymmetric"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Routed:
    """A route was taken at a place."""

    at: Place
    way: Way


@dataclass(frozen=True)
class Guard:
    """The filters of a subnet and of the interface in it; `doubt` says why they may not count.

    With `replies` they are those that meet the way back, where no flow record may let it pass.
    """

    at: Place
    side: str
    doubt: str = ""
    replies: bool = False


@dataclass(frozen=True)
class Filtered:
    """A filter of NSX for a guest of a segment."""

    filter: Filter
    side: str
    at: Place


@dataclass(frozen=True)
class Inspected:
    """An Azure Firewall; it may go on under its own address."""

    firewall: str
    addresses: Addresses
    """Its own: what the packet's source may be behind a translation."""

    @property
    def name(self) -> str:
        """That of the firewall."""
        return self.firewall


@dataclass(frozen=True)
class Appliance:
    """An appliance, with the filters on both of its sides."""

    interface: Interface
    at: Place

    @property
    def name(self) -> str:
        """Its name in small letters."""
        return self.interface.name.lower()


@dataclass(frozen=True)
class Balanced:
    """A balancer that takes the traffic of its rules, and picks a machine for both directions."""

    balancer: str
    machine: str
    traffic: Traffic


@dataclass(frozen=True)
class Behind:
    """A machine behind the private address of a balancer, with the filters at its interface."""

    front: Front
    at: Place


@dataclass(frozen=True)
class Forwarded:
    """A peering that may refuse what does not come from `space`."""

    peering: str
    space: Addresses


@dataclass(frozen=True)
class Egress:
    """A way to the Internet that asks for a public address; behind an appliance for its own.

    With `hub`, that of a virtual hub, whose firewall has some.
    """

    at: Place
    appliance: Interface | None = None
    firewall: Firewall | None = None
    pool: Pool = Pool.NONE
    """That of the appliance."""
    hub: bool = False

    @property
    def inspector(self) -> str:
        """The Azure Firewall that leads out, if one does; a hub's is called like its place."""
        if self.hub:
            return self.at.key
        return self.firewall.name.lower() if self.firewall else ""


@dataclass(frozen=True)
class Doubted:
    """Whether this works is not known; a filter in doubt binds no replies."""

    why: str
    filters: bool = False


@dataclass(frozen=True)
class OneSided(Doubted):
    """An appliance that sees one direction of a connection alone, and may stop it for that."""


@dataclass(frozen=True)
class Ended:
    """The last step."""

    disposition: Disposition
    at: Place | None
    why: str = ""


Step: TypeAlias = (
    Routed
    | Guard
    | Filtered
    | Inspected
    | Appliance
    | Balanced
    | Behind
    | Forwarded
    | Egress
    | Doubted
    | Ended
)
Path: TypeAlias = tuple[Step, ...]


def met(path: Path) -> tuple[str, ...]:
    """The names of the firewalls and appliances on a way, in order."""
    return tuple(each.name for each in devices(path))


def devices(path: Path) -> Iterator[Inspected | Appliance]:
    """The firewalls and appliances on a way, in order."""
    return (each for each in path if isinstance(each, Inspected | Appliance))


def by_untold(path: Path) -> bool:
    """Whether it takes a route that nobody tells: who stands on it is not known."""
    return any(isinstance(each, Routed) and each.way.hop is Hop.UNTOLD for each in path)


def ending(path: Path) -> Disposition:
    """How a way ends."""
    last = path[-1]
    return last.disposition if isinstance(last, Ended) else Disposition.OUTSIDE


def arrived(path: Path) -> Place | None:
    """Where a way delivers, at the destination or at a machine behind it; None if it does not."""
    last = path[-1]
    delivers = isinstance(last, Ended) and last.disposition is Disposition.DELIVERED
    return last.at if delivers and isinstance(last, Ended) else None
