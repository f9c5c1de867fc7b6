"""An independent oracle: one packet at a time through a network, by the words of the page.

It knows `docs/network-model.md`, the model and the catalogue, and nothing of the prover. It is
plain on purpose: every way that a packet may take is walked, and the verdict is what all of them
say. What the page leaves open is decided in `DECISIONS.md`.
"""

from collections.abc import Mapping, Sequence

from tests.oracle.answer import Answer, Packet
from tests.oracle.decide import Oracle

from landbridge.model.network import Network


def decide(
    network: Network,
    tags: Mapping[str, Sequence[str]] | None,
    packet: Packet,
    source_place: str | None = None,
    destination_place: str | None = None,
) -> Answer:
    """The verdict on one packet; `tags` are the prefixes of service tags, None without a file.

    Places are named where an address is ambiguous: `network/subnet`, `cloud/segment`,
    `cloud/management`, a site, or `Internet`. Raises ValueError for a source in several places.
    """
    return Oracle(network, tags).decide(packet, source_place, destination_place)


__all__ = ["Answer", "Oracle", "Packet", "decide"]
