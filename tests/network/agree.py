"""The proof beside the oracle: one packet of a network, asked of both.

Where no place has an address of a packet, the proof has nobody to ask: it says so (`OUTSIDE`), and
the oracle that such a packet is delivered to nobody.
"""

from collections.abc import Mapping, Sequence

from tests.oracle import Oracle, Packet

from landbridge.model.network import Network
from landbridge.model.service_tags import ServiceTag, ServiceTags
from landbridge.network.ground import Endpoint
from landbridge.network.proof import Proof
from landbridge.network.telling.trails import verdict_of
from landbridge.space import Packet as Kind
from landbridge.space import number_of

PLATFORM = ("Azure platform", "Azure instance metadata")
OUTSIDE, NO_PLACE = "outside", "no_place"


def tags_of(tags: Mapping[str, Sequence[str]] | None) -> ServiceTags | None:
    """Service tags as the proof takes them."""
    if tags is None:
        return None
    return ServiceTags(tuple(ServiceTag(name, tuple(texts)) for name, texts in tags.items()))


def endpoint(proof: Proof, address: str, place: str | None) -> Endpoint | None:
    """Where an address is; of several places the one that is named."""
    return proof.endpoint(number_of(address), place.lower() if place else None)


def proven(
    proof: Proof, packet: Packet, source: str | None = None, destination: str | None = None
) -> str:
    """The proof's verdict on one packet; `OUTSIDE` for an address that no place has."""
    found = ends(proof, packet, source, destination)
    if found is None:
        return OUTSIDE
    bit = proof.ground.traffic.bit(kind(packet))
    return verdict_of(proof.pair(*found), bit).value


def ends(
    proof: Proof, packet: Packet, source: str | None = None, destination: str | None = None
) -> tuple[Endpoint, Endpoint] | None:
    """Where a packet comes from and goes to; None where no place has one of the two."""
    one = endpoint(proof, packet.source, source)
    other = endpoint(proof, packet.destination, destination)
    return (one, other) if one and other else None


def kind(packet: Packet) -> Kind:
    """Protocol and ports of a packet."""
    return Kind(packet.protocol, packet.port, packet.source_port)


def alike(mine: str, verdict: str, disposition: str) -> bool:
    """Whether the proof's answer is that of the oracle."""
    return disposition == NO_PLACE if mine == OUTSIDE else mine == verdict


def differing(
    network: Network, tags: Mapping[str, Sequence[str]] | None, packets: Sequence[Packet]
) -> list[tuple[Packet, str, str, str]]:
    """The packets on which proof and oracle differ, with both verdicts and the oracle's reason."""
    proof, oracle = Proof(network, tags_of(tags), PLATFORM), Oracle(network, tags)
    found = []
    for packet in packets:
        theirs = oracle.decide(packet, None, None)
        mine = proven(proof, packet)
        if not alike(mine, theirs.verdict, theirs.disposition):
            found.append((packet, mine, theirs.verdict, f"{theirs.disposition} {theirs.why}"))
    return found
