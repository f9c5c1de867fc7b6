"""What answers at the address of a next hop: Azure Firewalls, balancers and appliances."""

from collections.abc import Iterator, Sequence

from landbridge.catalogue import catalogue
from landbridge.model.network import Firewall, Interface, LoadBalancer, Network
from landbridge.network.fabric import Fabric
from landbridge.network.places import Place
from landbridge.space import Addresses, number_of

FIREWALL_SUBNET = "azurefirewallsubnet"


class Devices:
    """Firewalls and appliances by where they stand."""

    def __init__(self, network: Network, fabric: Fabric, places: Sequence[Place]) -> None:
        self._fabric = fabric
        self._places = {place.key: place for place in places}
        self.firewalls = {each.name.lower(): each for each in network.firewalls}
        self.interfaces = {each.name.lower(): each for each in network.interfaces}
        self.balancers = network.load_balancers

    def subnet(self, firewall: Firewall) -> Place | None:
        """The subnet of a firewall; None where its network does not declare it."""
        return self._places.get(f"{firewall.virtual_network.lower()}/{FIREWALL_SUBNET}")

    def standing(self, interface: Interface) -> Place | None:
        """The subnet of an interface; None where nobody declares it."""
        return self._places.get(interface.subnet.lower())

    def own_address(self, firewall: Firewall) -> int | None:
        """The private address of a firewall on the line of addresses."""
        if firewall.address:
            return number_of(firewall.address)
        place = self.subnet(firewall)
        first = int(catalogue().number("platform.subnet-first-address"))
        return place.addresses.bounds[0] + first if place else None

    def source(self, firewall: Firewall) -> Addresses:
        """Where translated packets of a firewall come from: its subnet."""
        place = self.subnet(firewall)
        return place.addresses if place else Addresses()

    def at(self, home: str, address: str) -> Iterator[Firewall | Interface]:
        """All that may take a packet for this address in a network; several behind a balancer."""
        number = number_of(address)
        for firewall in self.firewalls.values():
            if firewall.virtual_network.lower() == home and self.own_address(firewall) == number:
                yield firewall
        for interface in self._behind(address):
            if interface.subnet.lower().partition("/")[0] == home:
                yield interface

    def _behind(self, address: str) -> Iterator[Interface]:
        number = number_of(address)
        for interface in self.interfaces.values():
            if number_of(interface.address) == number:
                yield interface
        for balancer in self.balancers:
            if number_of(balancer.address) == number:
                yield from self.members(balancer)

    def members(self, balancer: LoadBalancer) -> Iterator[Interface]:
        """The interfaces behind a balancer that are declared."""
        for name in balancer.interfaces:
            if interface := self.interfaces.get(name.lower()):
                yield interface
