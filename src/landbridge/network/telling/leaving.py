"""The public address with which a packet leaves to the Internet, as far as it is told."""

from landbridge.model.hops import Translation
from landbridge.network.compiler import Sender
from landbridge.network.paths.steps import Egress
from landbridge.network.places import Kind


def leaving(step: Egress, own: str, sender: Sender) -> Translation:
    """What is put in place of the source; `own` is the public address of its interface.

    A NAT gateway goes before all other addresses.
    """
    return Translation(end="source", was="", to=_address(step, own, sender))


def _address(step: Egress, own: str, sender: Sender) -> str:
    if step.at.subnet and step.at.subnet.nat_gateway and not _of_guest(sender):
        return f"NAT gateway {step.at.subnet.nat_gateway}"
    if step.firewall:
        return ", ".join(step.firewall.public_addresses)
    if step.appliance:
        return step.appliance.public_address or ""
    return "" if _of_guest(sender) else own


def _of_guest(sender: Sender) -> bool:
    """Whether a guest of a private cloud sends, which leaves by what the service lends."""
    place = sender.hearer.place
    return place is not None and place.kind is Kind.SEGMENT
