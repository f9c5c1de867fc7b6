"""The private fronts of load balancers: who answers there, and what filters see of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from landbridge.model.network import Interface, LoadBalancer
from landbridge.network.paths.devices import Devices, home_of, taken
from landbridge.network.places import Kind, Place
from landbridge.security.filter import Action, Filter, Rule
from landbridge.security.matching import traffic_of
from landbridge.space import NUMBERS, PORTS, Addresses, Intervals, Traffic, number_of

BALANCER = "load balancer"
BALANCED = Traffic.union(traffic_of(protocol, ("*",)) for protocol in ("tcp", "udp"))
"""What a load balancer takes at its front; it answers nothing else."""


class Front(NamedTuple):
    """A machine behind the private address of a balancer."""

    balancer: LoadBalancer
    machine: Interface

    @property
    def address(self) -> Addresses:
        """That of the balancer."""
        return _alone(self.balancer.address)


class Fronts:
    """The fronts of balancers in the networks of their machines.

    A balancer without a machine in any network that has its address stands in all that have it.
    """

    def __init__(self, devices: Devices, places: Sequence[Place]) -> None:
        self._at: dict[tuple[str, int], list[Front]] = {}
        for balancer in devices.balancers:
            machines = list(devices.members(balancer))
            for home in _homes(balancer, machines, places):
                mine = [Front(balancer, each) for each in machines if home_of(each) == home]
                self._at.setdefault((home, number_of(balancer.address)), []).extend(mine)

    def at(self, home: str, address: int) -> Sequence[Front] | None:
        """The machines behind an address of a network; None where it is no front."""
        return self._at.get((home, address))

    def all(self) -> Iterator[Front]:
        """Every machine behind every front."""
        return (each for fronts in self._at.values() for each in fronts)

    def addresses(self) -> Iterator[Addresses]:
        """The address of every front."""
        return (Addresses.span(number, number + 1) for _, number in self._at)


def front_traffic(balancer: LoadBalancer) -> Traffic:
    """What a balancer takes at its front."""
    return taken(balancer) & BALANCED


def loops_back(front: Front) -> Filter:
    """That a machine does not reach itself through the front: its replies match no request."""
    own = _alone(front.machine.address)
    rule = Rule("from itself", Action.DENY, source=own, destination=front.address)
    return Filter(BALANCER, front.balancer.name, (rule,), otherwise=Action.ALLOW)


def seen_from(front: Front, filter_: Filter) -> Filter:
    """A filter of the machine in terms of who asks at the front: its address, and its ports."""
    own = _alone(front.machine.address)
    rules = tuple(
        replace(rule, destination=front.address, traffic=_before(front.balancer, rule.traffic))
        for rule in filter_.rules
        if own <= rule.destination
    )
    return Filter(filter_.stage, filter_.resource, rules, filter_.otherwise)


def _before(balancer: LoadBalancer, behind: Traffic) -> Traffic:
    """The traffic at the front that the balancer's rules turn into this."""
    if not balancer.rules:
        return behind & BALANCED
    ports = {(each.protocol, each.port): each.backend_port for each in reversed(balancer.rules)}
    return Traffic.union(
        Traffic.of(
            NUMBERS[protocol],
            Intervals.span(port, port + 1),
            behind.sources_at(NUMBERS[protocol] * PORTS + inner),
        )
        for (protocol, port), inner in ports.items()
    )


def _homes(
    balancer: LoadBalancer, machines: Sequence[Interface], places: Sequence[Place]
) -> Iterator[str]:
    address = number_of(balancer.address)
    holding = {
        place.home for place in places if place.kind is Kind.SUBNET and address in place.addresses
    }
    return iter(sorted(holding & {home_of(each) for each in machines} or holding))


def _alone(address: str) -> Addresses:
    return Addresses.parse(address)
