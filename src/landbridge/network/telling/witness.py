"""A packet that shows an answer, with addresses that a machine can have."""

from landbridge.catalogue import catalogue
from landbridge.model.hops import Flow
from landbridge.network.ground import Endpoint
from landbridge.network.places import Kind
from landbridge.network.proof import Proof
from landbridge.network.telling.trails import Case
from landbridge.security.matching import WITH_PORTS
from landbridge.space.addresses import address_at
from landbridge.space.traffic import NAMES

NETWORK_ADDRESS, AND_GATEWAY = 1, 2
"""Addresses at the start of a prefix that no machine has; a segment's gateway usually is next."""


def witness(proof: Proof, case: Case) -> str:
    """A packet of a case, as a person would write it; with its source port where that counts."""
    packet = flow(proof, case)
    sent = f" from port {packet.source_port}" if packet.source_port else ""
    return f"{packet.source} to {packet.destination}, {packet.service}{sent}"


def flow(proof: Proof, case: Case) -> Flow:
    """A packet of a case; no source port where any will do."""
    packet = proof.ground.traffic.sample(case.bit)
    ported = NAMES.get(packet.protocol) in WITH_PORTS
    return Flow(
        source=str(address_at(usable(case.source))),
        destination=str(address_at(usable(case.destination))),
        protocol=packet.protocol,
        source_port=(packet.source_port or None) if ported else None,
        destination_port=packet.port if ported else None,
        service=str(packet),
    )


def usable(end: Endpoint) -> int:
    """An address of an endpoint that a machine can have, or the first where none is left."""
    held = list(end.place.addresses.pairs())
    for start, stop in end.addresses.pairs():
        first, last = next((each for each in held if each[0] <= start < each[1]), (start, stop))
        least = max(first + _kept(end), start + _of_network(start, stop))
        if least < min(stop, last - 1):
            return least
    return end.address


def _of_network(start: int, stop: int) -> int:
    """One, if a stretch begins as a prefix with room for machines does, whose first has none."""
    prefix = min(start & -start or stop, stop - start)
    return NETWORK_ADDRESS if prefix > AND_GATEWAY else 0


def _kept(end: Endpoint) -> int:
    """Addresses at the start of a place that no machine there has."""
    if end.place.kind is Kind.SUBNET:
        return int(catalogue().number("platform.subnet-first-address"))
    return AND_GATEWAY if end.place.kind is Kind.SEGMENT else NETWORK_ADDRESS
