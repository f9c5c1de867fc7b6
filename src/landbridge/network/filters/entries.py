"""The public addresses by which the Internet reaches private ones."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from landbridge.model.network import Firewall, LoadBalancer, Network
from landbridge.network.filters.guards import Guards, untold
from landbridge.network.filters.inspection import HUB
from landbridge.network.ground import Endpoint
from landbridge.network.paths.steps import Disposition, Doubted, Ended, Filtered, Guard, Path
from landbridge.network.paths.trip import Target, Trip
from landbridge.network.paths.walk import Walk
from landbridge.network.places import Kind
from landbridge.security.ends import Ends
from landbridge.security.filter import EVERYONE, Known
from landbridge.security.firewall import Dnat, led_to, lineage, translations, watches
from landbridge.security.matching import traffic_of
from landbridge.security.ranges import public
from landbridge.space import ALL_TRAFFIC, Addresses, Traffic, number_of

CLOSED = "a public address of the Standard SKU is closed until a network security group opens it"
UNTOLD = f"its SKU is not told: {CLOSED}, one of the retired Basic SKU is open"
OWN = "its public address"
UNSEEN = "a public address that is not told"
MAY_HAVE = "an interface that is not told may stand there, with a public address"
UNSEEN_BALANCER = "a load balancer that is not told"
MAY_LEAD = f"{UNSEEN_BALANCER} may lead there"
WATCHERS = ("threat_intelligence", "intrusion_detection")
UNNAMED = "whoever has the name to which the DNAT rule leads is not known: it may be anybody"
WATCHED = "threat intelligence or intrusion detection may refuse it"


@dataclass(frozen=True)
class Entry:
    """A way in; `traffic` is in the ports of the machine behind it.

    `public` is what clients call, with its ports if not all lead in; empty where it is not told.
    """

    name: str
    public: str
    paths: tuple[Path, ...]
    traffic: Traffic = ALL_TRAFFIC
    source: Known = EVERYONE
    firewall: str = ""


class Entries:
    """All ways from the Internet into a network."""

    def __init__(self, network: Network, walk: Walk, guards: Guards, ends: Ends) -> None:
        self._devices, self._walk, self._guards = walk.devices, walk, guards
        self._policies = {each.name.lower(): each for each in network.firewall_policies}
        self._ends = ends
        self._translations = {
            name: list(self._effective(firewall.policy, firewall.public_addresses))
            for name, firewall in self._devices.firewalls.items()
        } | {
            f"{HUB}{hub.name}".lower(): list(self._effective(hub.firewall_policy, None))
            for hub in network.virtual_hubs
        }

    def to(self, destination: Endpoint) -> list[Entry]:
        """The ways in that end at an endpoint."""
        if destination.place.kind is Kind.INTERNET:
            return []
        return [
            *self._own(destination),
            *_unseen(destination),
            *self._balanced(destination),
            *self._translated(destination),
        ]

    def firewalls(self) -> list[str]:
        """The firewalls that lead somebody in."""
        return [name for name, rules in self._translations.items() if rules]

    def sets(self) -> Iterator[Addresses]:
        """The sets of addresses on which they depend."""
        for dnat in self._all():
            yield dnat.source.certain
            yield dnat.source.widest
            if dnat.rule.translated_address is not None:
                address = number_of(dnat.rule.translated_address)
                yield Addresses.span(address, address + 1)

    def traffic(self) -> Iterator[Traffic]:
        """The sets of traffic on which they depend."""
        for balancer in self._devices.balancers:
            yield _balanced(balancer)
        for dnat in self._all():
            yield led_to(dnat)

    def _all(self) -> Iterator[Dnat]:
        return (each for rules in self._translations.values() for each in rules)

    def _own(self, destination: Endpoint) -> Iterator[Entry]:
        if destination.attachment.public:
            interface = self._devices.interfaces[destination.attachment.interface]
            path = self._straight(destination, interface.public_sku)
            yield Entry(OWN, interface.public_address or "", (path,))

    def _balanced(self, destination: Endpoint) -> Iterator[Entry]:
        for balancer in self._devices.balancers:
            outside = Addresses.parse(balancer.address) <= public()
            names = {each.lower() for each in balancer.interfaces}
            if outside and destination.attachment.interface in names:
                path = self._straight(destination, balancer.sku)
                yield Entry(balancer.name, _called(balancer), (path,), _balanced(balancer))

    def _straight(self, destination: Endpoint, sku: str | None) -> Path:
        """To an interface; an address of the Standard SKU is closed until a group opens it."""
        place = destination.place
        open_ = (Guard(place, "inbound"), Ended(Disposition.DELIVERED, place))
        if place.security_group or destination.attachment.security_group or sku == "basic":
            return open_
        if sku is None:
            return (Doubted(UNTOLD), *open_)
        if opening := self._guards.opening(place):
            return (Filtered(opening, "inbound", place), *open_)
        return (Ended(Disposition.DENIED_IN, place, CLOSED),)

    def _translated(self, destination: Endpoint) -> Iterator[Entry]:
        for name, rules in self._translations.items():
            for dnat in rules:
                if paths := tuple(self._led(name, dnat, destination)):
                    public = _public(dnat)
                    yield Entry(dnat.name, public, paths, led_to(dnat), dnat.source, name)

    def _led(self, name: str, dnat: Dnat, destination: Endpoint) -> Iterator[Path]:
        """Where a rule leads; whoever has a name may be anybody."""
        address = dnat.rule.translated_address
        if address is None or number_of(address) in destination.addresses:
            doubts = (Doubted(UNNAMED),) if address is None else ()
            yield from ((*doubts, *path) for path in self._behind(name, destination))

    def _behind(self, name: str, destination: Endpoint) -> Iterator[Path]:
        """From a firewall, of a network or of a virtual hub, to a machine."""
        target = Target(destination.address, destination.place)
        firewall = self._devices.firewalls.get(name)
        return self._onward(firewall, target) if firewall else self._walk.from_hub(target)

    def _onward(self, firewall: Firewall, target: Target) -> Iterator[Path]:
        place = self._devices.subnet(firewall)
        if place is None:
            return
        line = lineage(firewall.policy, self._policies)
        watched = any(watches(line, each) for each in WATCHERS)
        doubts = (Doubted(WATCHED),) if watched else ()
        trip = Trip(place, (firewall.name.lower(),))
        for path in self._walk.onward(trip, target):
            yield (*doubts, *path)

    def _effective(self, policy: str | None, public: Sequence[str] | None) -> Iterator[Dnat]:
        """The DNAT rules of these public addresses, each without whom an earlier one takes.

        One that is left nobody leads nobody in.

        The addresses of a virtual hub's firewall are not told (None): each may be one of them.
        """
        own = None if public is None else {number_of(each) for each in public}
        asked: dict[tuple[int, int, str], list[Dnat]] = defaultdict(list)
        for dnat in translations(policy, self._policies, self._ends):
            address = number_of(dnat.rule.destination)
            if own is not None and address not in own:
                continue
            for protocol in dnat.rule.protocols:
                before = asked[address, dnat.rule.port, protocol]
                rule = dnat.rule.model_copy(update={"protocols": (protocol,)})
                if (left := _left(dnat, before)).widest:
                    yield Dnat(rule, dnat.name, left)
                before.append(dnat)


def _unseen(destination: Endpoint) -> Iterator[Entry]:
    """By the address of an interface or balancer that is not told; the groups there filter."""
    place = destination.place
    guarded = (Guard(place, "inbound"), Ended(Disposition.DELIVERED, place))
    if untold(place, destination.attachment):
        yield Entry(UNSEEN, "", ((Doubted(MAY_HAVE), *guarded),))
    if destination.attachment.balanced:
        yield Entry(UNSEEN_BALANCER, "", ((Doubted(MAY_LEAD), *guarded),))


def _left(dnat: Dnat, before: Sequence[Dnat]) -> Known:
    """Whom earlier rules leave over to a rule.

    Whom they only may take is left over perhaps, unless they would lead him to the same machine.
    """
    taken = Known.union(each.source for each in before)
    apart = [each.source for each in before if _behind_it(each) != _behind_it(dnat)]
    left = dnat.source - taken.certain
    certain = left.certain - Known.union(apart).possible
    return Known(certain, left.widest - certain, (*dnat.source.unknown, *taken.unknown))


def _behind_it(dnat: Dnat) -> tuple[int | str, int]:
    """The machine and port to which it leads; where that is not known, it is none but its own."""
    address = dnat.rule.translated_address
    return dnat.name if address is None else number_of(address), dnat.rule.translated_port


def _called(balancer: LoadBalancer) -> str:
    """The front, with the ports of its rules."""
    ports = ", ".join(f"{rule.protocol}/{rule.port}" for rule in balancer.rules)
    return f"{balancer.address} {ports}".strip()


def _public(dnat: Dnat) -> str:
    """The firewall's address and port."""
    ports = ", ".join(f"{protocol}/{dnat.rule.port}" for protocol in dnat.rule.protocols)
    return f"{dnat.rule.destination} {ports}"


def _balanced(balancer: LoadBalancer) -> Traffic:
    if not balancer.rules:
        return ALL_TRAFFIC
    return Traffic.union(
        traffic_of(rule.protocol, (str(rule.backend_port),)) for rule in balancer.rules
    )
