"""What answers at the address of a next hop: Azure Firewalls, balancers and appliances."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from landbridge.catalogue import catalogue
from landbridge.model.network import Firewall, Interface, LoadBalancer, Network
from landbridge.network.places import Place
from landbridge.space import Addresses, number_of

FIREWALL_SUBNET = "azurefirewallsubnet"
Device = Firewall | Interface


class Devices:
    """Firewalls and appliances by where they stand."""

    def __init__(self, network: Network, places: Sequence[Place]) -> None:
        self._places = {place.key: place for place in places}
        self.firewalls = {each.name.lower(): each for each in network.firewalls}
        self.interfaces = {each.name.lower(): each for each in network.interfaces}
        self.balancers = network.load_balancers
        self._answering: dict[tuple[str, int], list[Device]] = defaultdict(list)
        for home, number, device in self._addresses():
            self._answering[home, number].append(device)

    def subnet(self, firewall: Firewall) -> Place | None:
        """The subnet of a firewall; None where its network does not declare it."""
        return self._places.get(f"{firewall.virtual_network.lower()}/{FIREWALL_SUBNET}")

    def standing(self, device: Device) -> Place | None:
        """The subnet of a firewall or interface; None where nobody declares it."""
        if isinstance(device, Firewall):
            return self.subnet(device)
        return self._places.get(device.subnet.lower())

    def source(self, firewall: Firewall) -> Addresses:
        """Where translated packets of a firewall come from: its subnet."""
        place = self.subnet(firewall)
        return place.addresses if place else Addresses()

    def at(self, home: str, address: str) -> Sequence[Device]:
        """All that may take a packet for this address in a network; several behind a balancer."""
        return self._answering.get((home, number_of(address)), ())

    def members(self, balancer: LoadBalancer) -> Iterator[Interface]:
        """The interfaces behind a balancer that are declared."""
        for name in balancer.interfaces:
            if interface := self.interfaces.get(name.lower()):
                yield interface

    def _addresses(self) -> Iterator[tuple[str, int, Device]]:
        for firewall in self.firewalls.values():
            if (number := self._own_address(firewall)) is not None:
                yield firewall.virtual_network.lower(), number, firewall
        for interface in self.interfaces.values():
            yield _home(interface), number_of(interface.address), interface
        for balancer in self.balancers:
            for interface in self.members(balancer):
                yield _home(interface), number_of(balancer.address), interface

    def _own_address(self, firewall: Firewall) -> int | None:
        if firewall.address:
            return number_of(firewall.address)
        place = self.subnet(firewall)
        first = int(catalogue().number("platform.subnet-first-address"))
        return place.addresses.bounds[0] + first if place else None


def _home(interface: Interface) -> str:
    return interface.subnet.lower().partition("/")[0]
