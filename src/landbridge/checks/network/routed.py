"""Subnets with route tables, and what answers at the next hops of their routes."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from landbridge.model.network import Firewall, Route, RouteTable
from landbridge.network.paths.devices import FIREWALL_SUBNET, Answer, Device
from landbridge.network.places import Kind, Place
from landbridge.network.proof import Proof


class Sent(NamedTuple):
    """A route that sends traffic of a subnet to an appliance, and who answers there."""

    place: Place
    table: RouteTable
    route: Route
    answers: Sequence[Answer]

    @property
    def told(self) -> str:
        """The route in words."""
        return f"{self.route.prefix} of {self.place.name} to {self.route.address or 'no address'}"


def tabled(proof: Proof) -> Iterator[tuple[Place, RouteTable]]:
    """Each subnet that has a declared route table."""
    for place in proof.places:
        table = proof.walk.routes.table(place) if place.kind is Kind.SUBNET else None
        if table:
            yield place, table


def sent(proof: Proof) -> Iterator[Sent]:
    """Every route to an appliance of every subnet."""
    for place, table in tabled(proof):
        for route in table.routes:
            if route.next_hop == "virtual_appliance":
                yield Sent(place, table, route, answering(proof, place.home, route.address))


def answering(proof: Proof, home: str, address: str | None) -> list[Answer]:
    """All that answer at an address, in a network or in those that it sees."""
    if address is None:
        return []
    homes = dict.fromkeys((home, *(link.to for link in proof.fabric.links[home])))
    return [each for name in homes for each in proof.walk.devices.at(name, address)]


def standing(proof: Proof, device: Device) -> str:
    """The virtual network in which a device stands, in small letters."""
    if isinstance(device, Firewall):
        return device.virtual_network.lower()
    return device.subnet.lower().partition("/")[0]


def forwarding(proof: Proof) -> Iterator[str]:
    """The subnets of firewalls and appliances: what leaves these has been inspected."""
    for firewall in proof.network.firewalls:
        yield f"{firewall.virtual_network.lower()}/{FIREWALL_SUBNET}"
    for interface in proof.network.interfaces:
        if interface.ip_forwarding:
            yield interface.subnet.lower()
