"""Where a packet is and where it shall go, and how a way ends."""

from typing import NamedTuple

from landbridge.model.network import Firewall, Gateway, Interface
from landbridge.network.paths.steps import Disposition, Doubted, Ended, Path
from landbridge.network.places import Kind, Place
from landbridge.network.service import Role
from landbridge.space import IPV6_START

HIDDEN = "the service has network security groups of its own on this subnet, which are hidden"
SINGLE = "a single address of a private cloud needs a support case to be reached from a peer"
SIX = "whether private clouds take IPv6 is not published"
BGP_UNTOLD = "sites of a VPN gateway reach each other by BGP, and whether it has BGP is not told"


class Target(NamedTuple):
    """An address on the line, and the place that shall have it."""

    address: int
    place: Place


class Trip(NamedTuple):
    """Where a packet is: the subnet whose routes count, and what it passed."""

    at: Place
    passed: tuple[str, ...] = ()
    of_gateway: Gateway | None = None
    """It came out of a gateway and no device since: peerings take it by the gateway's flags."""
    appliance: Interface | None = None
    firewall: Firewall | None = None
    guest: bool = False
    """A guest of Generation 2 sent it."""


def delivered(target: Target) -> Ended:
    """At the destination."""
    return Ended(Disposition.DELIVERED, target.place)


def dropped(disposition: Disposition, at: Place, why: str) -> Ended:
    """Not further than here."""
    return Ended(disposition, at, why)


def hidden(place: Place) -> Path:
    """The filters that the service keeps to itself on its own subnets."""
    return (Doubted(HIDDEN, filters=True),) if place.role is Role.SERVICE else ()


def in_six(end: Place, target: Target) -> Path:
    """What IPv6 asks for at an end that a private cloud has."""
    return (Doubted(SIX),) if end.of_avs and target.address >= IPV6_START else ()


def single(place: Place) -> Path:
    """What it takes to reach a place of one address in a private cloud from another network."""
    generation_2 = place.cloud is not None and place.cloud.generation == 2
    alone = place.kind is Kind.SEGMENT and generation_2 and place.addresses.size == 1
    return (Doubted(SINGLE),) if alone else ()
