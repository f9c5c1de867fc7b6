"""Sites with addresses that something else has."""

from collections.abc import Iterator
from itertools import chain

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity
from landbridge.model.network import Network
from landbridge.space import Addresses

Holder = tuple[str, Addresses]
"""What has addresses, as findings call it."""


def _overlapping(subject: Subject) -> Iterator[Hit]:
    """Of two sites the later one is told."""
    if subject.network is None:
        return
    others = list(_holders(subject.network.network))
    for at, site in enumerate(subject.estate.network.sites):
        own = Addresses.of(site.prefixes)
        for name, addresses in others:
            if shared := own & addresses:
                keys = (("network", "sites", at, "prefixes"),)
                yield Hit(site.name, f"{name} has {shared} too", keys=keys)
        others.append((f"the site {site.name}", own))


def _holders(network: Network) -> Iterator[Holder]:
    """Networks, hubs, and the blocks and segments of private clouds."""
    for each in network.virtual_networks:
        yield f"the network {each.name}", Addresses.of(each.address_space)
    for hub in network.virtual_hubs:
        yield f"the hub {hub.name}", Addresses.parse(hub.prefix)
    for cloud in network.private_clouds:
        block = (f"the block of {cloud.name}", cloud.address_block)
        segments = ((f"the segment {each.name}", each.prefix) for each in cloud.segments)
        for name, prefix in chain([block], segments):
            yield name, Addresses.parse(prefix)


SITE_OVERLAP = Rule(
    id="azure.site-overlap",
    severity=Severity.HIGH,
    says="a site has addresses that a network, a segment or another site has too",
    happens="the longest prefix has all traffic to these addresses, and the other end has none",
    fix="The network engineer: correct the prefixes, or connect the one when the other has moved.",
    source=("routing.first", "routing.system-beats-bgp", "migration.connect-is-cutover"),
    needs=(NETWORK,),
    find=_overlapping,
    undecided=answered,
)
