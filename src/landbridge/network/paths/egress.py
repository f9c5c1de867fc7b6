"""Who may leave to the Internet, and with what."""

from landbridge.model.network import Firewall
from landbridge.network.attachment import Attachment
from landbridge.network.paths.back import Hearer
from landbridge.network.paths.steps import Egress
from landbridge.network.places import Kind


def may_leave(step: Egress, attachment: Attachment, hearer: Hearer) -> bool | None:
    """Whether there is a public address to leave with; None where nobody knows."""
    if step.appliance is not None:
        if step.appliance.public_address:
            return True
    elif step.firewall is not None:
        return _of_firewall(step, step.firewall)
    elif hearer.place is not None and hearer.place.kind is Kind.SEGMENT:
        return _of_guest(step)
    elif hearer.place is step.at and attachment.public:
        return True
    return _of_subnet(step)


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


def _of_subnet(step: Egress) -> bool | None:
    if step.at.subnet is None:
        return None
    return True if step.at.subnet.nat_gateway else step.at.subnet.default_outbound_access
