"""Who may leave to the Internet, and with what."""

from landbridge.model.network import Firewall
from landbridge.network.attachment import Attachment
from landbridge.network.paths.back import Hearer
from landbridge.network.paths.steps import Egress
from landbridge.network.places import Kind
from landbridge.network.pools import Pool

MAY_HAVE_ONE = "an interface that is not told may have a public address"


def may_leave(step: Egress, attachment: Attachment, hearer: Hearer) -> bool | None:
    """Whether there is a public address to leave with; None where nobody knows."""
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
