"""Machines behind a balancer whose network security groups keep its probes out."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.keys import BALANCERS
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.model.network import Interface, LoadBalancer, NetworkSecurityGroup
from landbridge.network.places import Place
from landbridge.network.proof import Proof
from landbridge.security.matching import traffic_of
from landbridge.security.ranges import listed
from landbridge.space import Addresses, Traffic

PROBES = "platform.probe-address"


def _unhealthy(proof: Proof) -> Iterator[Hit]:
    places = {place.key: place for place in proof.places}
    for balancer in proof.walk.devices.balancers:
        for machine in proof.walk.devices.members(balancer):
            place = places.get(machine.subnet.lower())
            for denying in _denying(proof, place, machine, balancer) if place else ():
                yield Hit(balancer.name, f"{denying} keeps them from {machine.name}")


def _denying(
    proof: Proof, place: Place, machine: Interface, balancer: LoadBalancer
) -> Iterator[str]:
    """The rules that stop them, on the subnet or on the interface."""
    names = {place.security_group, (machine.network_security_group or "").lower()}
    for group in proof.network.network_security_groups:
        if group.name.lower() in names:
            for traffic in _probed(balancer):
                if rule := _first(proof, place, group, machine, traffic):
                    yield rule


def _probed(balancer: LoadBalancer) -> list[Traffic]:
    """Where machines serve over TCP; for all ports, all of it. What else is probed is not told."""
    if not balancer.rules:
        return [traffic_of("tcp")]
    ports = {str(each.backend_port): None for each in balancer.rules if each.protocol == "tcp"}
    return [traffic_of("tcp", (each,)) for each in ports]


def _first(
    proof: Proof, place: Place, group: NetworkSecurityGroup, machine: Interface, traffic: Traffic
) -> str:
    """The rule that denies them for certain; nothing where one before it may let them in."""
    ends = (("source", listed(PROBES)), ("destination", Addresses.parse(machine.address)))
    scope = proof.guards.scope(place)
    for rule in sorted(group.rules, key=lambda each: each.priority):
        known = [(proof.ends.known(getattr(rule, end), scope), own) for end, own in ends]
        matched = traffic_of(rule.protocol, rule.destination_ports, rule.source_ports)
        if rule.direction != "inbound" or not matched & traffic:
            continue
        if rule.access == "allow" and all(each.widest & own for each, own in known):
            return ""
        if traffic <= matched and all(own <= each.certain for each, own in known):
            return f"{group.name}/{rule.name}" if rule.access == "deny" else ""
    return ""


PROBES_DENIED = Rule(
    id="azure.probes-denied",
    severity=Severity.HIGH,
    says="a network security group denies the probes of a load balancer at its machines",
    happens=(
        "the balancer takes the machine for dead and sends it nothing, whatever clients are allowed"
    ),
    fix="The firewall's owner: allow AzureLoadBalancer in a rule before the one that denies.",
    source=(PROBES, "nsg.default.inbound"),
    needs=(NETWORK,),
    about=(BALANCERS,),
    find=asked(_unhealthy),
    undecided=answered,
)
