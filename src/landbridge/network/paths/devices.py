"""What answers at the address of a next hop: Azure Firewalls, balancers and appliances."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from landbridge.catalogue import catalogue
from landbridge.model.network import Firewall, Interface, LoadBalancer, Network
from landbridge.network.places import Place
from landbridge.security.matching import traffic_of
from landbridge.space import ALL_TRAFFIC, Addresses, Traffic, number_of

FIREWALL_SUBNET = "azurefirewallsubnet"
Device = Firewall | Interface


class Answer(NamedTuple):
    """A device that takes packets for an address, perhaps behind a balancer."""

    device: Device
    own: int
    """Its own address on the line."""
    balancer: str = ""
    traffic: Traffic = ALL_TRAFFIC
    """What its balancer takes."""


class Devices:
    """Firewalls and appliances by where they stand."""

    def __init__(self, network: Network, places: Sequence[Place]) -> None:
        self._places = {place.key: place for place in places}
        self.firewalls = {each.name.lower(): each for each in network.firewalls}
        self.interfaces = {each.name.lower(): each for each in network.interfaces}
        self.balancers = network.load_balancers
        self._answering: dict[tuple[str, int], list[Answer]] = defaultdict(list)
        for home, number, answer in self._addresses():
            self._answering[home, number].append(answer)

    def subnet(self, firewall: Firewall) -> Place | None:
        """The subnet of a firewall; None where its network does not declare it."""
        return self._places.get(f"{firewall.virtual_network.lower()}/{FIREWALL_SUBNET}")

    def firewall_in(self, place: Place) -> Firewall | None:
        """The firewall that has a subnet for itself."""
        return next((each for each in self.firewalls.values() if self.subnet(each) is place), None)

    def standing(self, device: Device) -> Place | None:
        """The subnet of a firewall or interface; None where nobody declares it."""
        if isinstance(device, Firewall):
            return self.subnet(device)
        return self._places.get(device.subnet.lower())

    def source(self, firewall: Firewall) -> Addresses:
        """Where translated packets of a firewall come from: any address that its subnet lends."""
        number, place = self.own_address(firewall), self.subnet(firewall)
        if number is None:
            return Addresses()
        own = Addresses.span(number, number + 1)
        prefixes = place.subnet.prefixes if place and place.subnet else ()
        return Addresses.union((own, *(lent(each) for each in prefixes if ":" not in each)))

    def at(self, home: str, address: str) -> Sequence[Answer]:
        """All that may take a packet for this address in a network; several behind a balancer."""
        return self._answering.get((home, number_of(address)), ())

    def members(self, balancer: LoadBalancer) -> Iterator[Interface]:
        """The interfaces behind a balancer that are declared."""
        for name in balancer.interfaces:
            if interface := self.interfaces.get(name.lower()):
                yield interface

    def own_addresses(self) -> Iterator[Addresses]:
        """The address of every firewall and of every interface that may take what is routed."""
        for answers in self._answering.values():
            for answer in answers:
                forwards = isinstance(answer.device, Firewall) or answer.device.ip_forwarding
                if forwards or answer.balancer:
                    yield Addresses.span(answer.own, answer.own + 1)

    def traffic(self) -> Iterator[Traffic]:
        """What each balancer takes."""
        return (taken(each) for each in self.balancers)

    def _addresses(self) -> Iterator[tuple[str, int, Answer]]:
        for firewall in self.firewalls.values():
            if (number := self.own_address(firewall)) is not None:
                yield firewall.virtual_network.lower(), number, Answer(firewall, number)
        for interface in self.interfaces.values():
            number = number_of(interface.address)
            yield home_of(interface), number, Answer(interface, number)
        for balancer in self.balancers:
            yield from self._balanced(balancer)

    def _balanced(self, balancer: LoadBalancer) -> Iterator[tuple[str, int, Answer]]:
        front = number_of(balancer.address)
        traffic = taken(balancer)
        for interface in self.members(balancer):
            own = number_of(interface.address)
            yield home_of(interface), front, Answer(interface, own, balancer.name.lower(), traffic)

    def own_address(self, firewall: Firewall) -> int | None:
        """The private address of a firewall on the line of addresses."""
        if firewall.address:
            return number_of(firewall.address)
        place = self.subnet(firewall)
        return place.addresses.bounds[0] + _kept() if place else None


def _kept() -> int:
    """How many addresses at the start of a subnet Azure keeps."""
    return int(catalogue().number("platform.subnet-first-address"))


def lent(prefix: str) -> Addresses:
    """What Azure lends of a prefix: not its start, and not the last, which is for broadcast."""
    first, end = Addresses.parse(prefix).bounds
    return Addresses.span(first + _kept(), end - 1)


def taken(balancer: LoadBalancer) -> Traffic:
    """The traffic of its rules; everything where it has none (HA ports)."""
    rules = (traffic_of(each.protocol, (str(each.port),)) for each in balancer.rules)
    return Traffic.union(rules) if balancer.rules else ALL_TRAFFIC


def home_of(interface: Interface) -> str:
    """The network in which an interface stands."""
    return interface.subnet.lower().partition("/")[0]
