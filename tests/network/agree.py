"""The proof beside the oracle: one packet of a network, asked of both."""

from collections.abc import Mapping, Sequence

from tests.oracle import Oracle, Packet

from landbridge.model.network import Network
from landbridge.model.proof import Verdict
from landbridge.model.service_tags import ServiceTag, ServiceTags
from landbridge.network.ground import Endpoint
from landbridge.network.proof import Proof
from landbridge.network.trails import verdict_of
from landbridge.space import Packet as Kind
from landbridge.space import number_of

PLATFORM = ("Azure platform", "Azure instance metadata")


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
    """The proof's verdict on one packet; `deny` for an address that no place has."""
    one, other = (
        endpoint(proof, packet.source, source),
        endpoint(proof, packet.destination, destination),
    )
    if one is None or other is None:
        return Verdict.DENY.value
    kind = Kind(packet.protocol, packet.port, packet.source_port)
    return verdict_of(proof.pair(one, other), proof.ground.traffic.bit(kind)).value


def differing(
    network: Network, tags: Mapping[str, Sequence[str]] | None, packets: Sequence[Packet]
) -> list[tuple[Packet, str, str, str]]:
    """The packets on which proof and oracle differ, with both verdicts and the oracle's reason."""
    proof, oracle = Proof(network, tags_of(tags), PLATFORM), Oracle(network, tags)
    found = []
    for packet in packets:
        theirs = oracle.decide(packet, None, None)
        mine = proven(proof, packet)
        if mine != theirs.verdict:
            found.append((packet, mine, theirs.verdict, f"{theirs.disposition} {theirs.why}"))
    return found
