"""Who may leave to the Internet, with what, and which traffic goes that way."""

from functools import cache
from typing import NamedTuple

from landbridge.catalogue import catalogue
from landbridge.model.network import Firewall
from landbridge.network.attachment import Attachment
from landbridge.network.paths.back import Hearer
from landbridge.network.paths.steps import Egress
from landbridge.network.places import Kind
from landbridge.network.pools import Pool
from landbridge.security.matching import services
from landbridge.space import ALL_TRAFFIC, ANYWHERE, IPV6_START, NO_TRAFFIC, Addresses, Traffic

FIREWALL, EXAMPLE = "internet.firewall.carries", "internet.firewall.example"
NAT_GATEWAY = "internet.nat-gateway.carries"
MAY_HAVE_ONE = "an interface that is not told may have a public address"
LENT, NOT_LENT = "internet.lent.carries", "internet.lent.refuses"


class Leaving(NamedTuple):
    """The traffic that leaves for certain, and all that may."""

    surely: Traffic
    perhaps: Traffic


EVERYTHING = Leaving(ALL_TRAFFIC, ALL_TRAFFIC)


def leaving(step: Egress, attachment: Attachment, hearer: Hearer, kept: Addresses) -> Leaving:
    """What may go out here; `kept` are the destinations to which a firewall here keeps the source.

    What keeps a private source goes nowhere on the Internet.
    """
    answer = may_leave(step, attachment, hearer)
    if answer is not False and untranslated(step, hearer):
        answer = False if kept == ANYWHERE else None
    if answer is False:
        return Leaving(NO_TRAFFIC, NO_TRAFFIC)
    carried = _carried(step, attachment, hearer)
    certain = answer and not in_six(step, attachment, hearer)
    return carried if certain else carried._replace(surely=NO_TRAFFIC)


def untranslated(step: Egress, hearer: Hearer) -> bool:
    """Whether the firewall that leads out here keeps the source."""
    if step.hub:
        return hearer.place is not None
    return step.firewall is not None and hearer.place is not step.at


def in_six(step: Egress, attachment: Attachment, hearer: Hearer) -> bool:
    """Whether IPv6 is to leave, and with no address of its own.

    NAT gateways and Azure lend IPv4, as far as it is published.
    """
    if hearer.address < IPV6_START:
        return False
    if step.appliance:
        return not step.appliance.public_address or ":" not in step.appliance.address
    return not attachment.public or bool(step.at.subnet and step.at.subnet.nat_gateway)


def told_apart() -> tuple[Traffic, ...]:
    """What ways out tell apart."""
    return (*_by_firewall(), *_by_gateway(), *_by_lent())


def may_leave(step: Egress, attachment: Attachment, hearer: Hearer) -> bool | None:
    """Whether there is a public address to leave with; None where nobody knows."""
    if step.hub:
        return True
    if step.appliance is not None:
        return True if step.appliance.public_address else _of_subnet(step, step.pool)
    if step.firewall is not None:
        return _of_firewall(step, step.firewall)
    if hearer.place is not None and hearer.place.kind is Kind.SEGMENT:
        return _of_guest(step)
    if hearer.place is step.at:
        return True if attachment.public else _of_interface(step, attachment)
    return _of_subnet(step, Pool.NONE)


def _of_interface(step: Egress, attachment: Attachment) -> bool | None:
    """As its subnet lets it; one that is not told may have a public address."""
    answer = _of_subnet(step, attachment.pool)
    return None if answer is False and step.at.partly and not attachment.known else answer


def _carried(step: Egress, attachment: Attachment, hearer: Hearer) -> Leaving:
    """Which traffic goes with the address that there is."""
    if step.hub or step.firewall:
        return _by_firewall()
    if not step.appliance and hearer.place and hearer.place.kind is Kind.SEGMENT:
        return EVERYTHING
    public = step.appliance.public_address if step.appliance else attachment.public
    if step.at.subnet and step.at.subnet.nat_gateway:
        return _by_gateway()._replace(perhaps=ALL_TRAFFIC) if public else _by_gateway()
    return EVERYTHING if public else _by_lent()


@cache
def _by_firewall() -> Leaving:
    return Leaving(_listed(FIREWALL), _listed(FIREWALL) | _listed(EXAMPLE))


@cache
def _by_gateway() -> Leaving:
    return Leaving(_listed(NAT_GATEWAY), _listed(NAT_GATEWAY))


@cache
def _by_lent() -> Leaving:
    return Leaving(_listed(LENT), ALL_TRAFFIC - _listed(NOT_LENT))


def _listed(fact: str) -> Traffic:
    value = catalogue().value(fact)
    return services(map(str, value) if isinstance(value, tuple) else (str(value),))


def _of_firewall(step: Egress, firewall: Firewall) -> bool | None:
    """With its own addresses or a NAT gateway; Azure lends its subnet none."""
    nat = step.at.subnet and step.at.subnet.nat_gateway
    return True if nat else firewall.leads_out


def _of_guest(step: Egress) -> bool | None:
    """A guest of Generation 2 has the service's egress or none; a NAT gateway is not published."""
    if step.at.cloud and step.at.cloud.internet:
        return True
    nat = step.at.subnet and step.at.subnet.nat_gateway
    return None if nat else False


def _of_subnet(step: Egress, pool: Pool) -> bool | None:
    """By a NAT gateway, else by the front of a public balancer perhaps, else what Azure lends."""
    if step.at.subnet is None:
        return None
    if step.at.subnet.nat_gateway:
        return True
    lent = step.at.subnet.default_outbound_access
    return {
        Pool.NONE: lent,
        Pool.PUBLIC: None,
        Pool.INTERNAL: False,
        Pool.UNTOLD: False if lent is False else None,
    }[pool]
