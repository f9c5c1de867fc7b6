"""What may come to a rule although no pair of the network does: what nobody tells of."""

from collections.abc import Iterator
from functools import cached_property

from landbridge.model.network import Network
from landbridge.network.attachment import PLAIN, Attachments
from landbridge.network.places import Kind
from landbridge.network.proof import Proof
from landbridge.security import firewall, groups
from landbridge.security.filter import Filter, Rule
from landbridge.space import ANYWHERE, NOWHERE, Addresses

SIDES = ("inbound", "outbound")


class Unseen:
    """Packets that may be, and that are not among the pairs of a proof."""

    def __init__(self, proof: Proof) -> None:
        self._proof = proof
        self._stages = frozenset(_untold(proof.network))

    def may_need(self, filter_: Filter, rule: Rule) -> bool:
        """Whether a rule may decide about one of them."""
        named = (rule.source, rule.destination)
        return (
            filter_.stage in self._stages
            or filter_ in self._led_to
            or any(bool(each & self._beyond) for each in named)
        )

    @cached_property
    def _led_to(self) -> frozenset[Filter]:
        """What stands where routes lead to an address at which nobody is told to pass on."""
        proof = self._proof
        lost = hops(proof.network) - _answering(proof)
        attachments = Attachments(proof.network)
        return frozenset(
            filter_
            for place in proof.places
            if place.kind is Kind.SUBNET and place.addresses & lost
            for attachment in {PLAIN, *attachments.of(place.key)}
            for side in SIDES
            for stage in proof.guards.stages(place, side, attachment, "")
            for filter_ in stage.filters
        )

    @cached_property
    def _beyond(self) -> Addresses:
        """The addresses of no place, where a gateway leads to somebody who is not told."""
        if all(each.connects for each in self._proof.network.gateways):
            return NOWHERE
        return ANYWHERE - Addresses.union(each.addresses for each in self._proof.places)


def _untold(network: Network) -> Iterator[str]:
    """The stages of which some rule may be asked about what is not told."""
    subnets = (subnet for home in network.virtual_networks for subnet in home.subnets)
    if not all(each.complete for each in subnets):
        yield groups.STAGE  # any group may stand at an interface that is not told
    if not all(each.complete for each in network.route_tables):
        yield firewall.STAGE  # a route that is not told may lead to any firewall


def _answering(proof: Proof) -> Addresses:
    """The addresses of who passes on, and of balancers before them."""
    fronts = Addresses.of(each.address for each in proof.network.load_balancers)
    return Addresses.union((fronts, *proof.walk.devices.own_addresses()))


def hops(network: Network) -> Addresses:
    """Where routes lead, also if nobody there is declared."""
    routes = (route for table in network.route_tables for route in table.routes)
    return Addresses.of(each.address for each in routes if each.address)
