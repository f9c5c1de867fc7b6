"""Public addresses of the estate itself: whom they lead to, and how to ask about that."""

from collections.abc import Iterator

from landbridge.model.network import Network
from landbridge.model.proof import Cause, Verdict
from landbridge.network.filters.entries import OWN
from landbridge.network.ground import Endpoint
from landbridge.network.naming import End
from landbridge.network.places import Kind
from landbridge.network.proof import Proof
from landbridge.space import ALL_TRAFFIC, Addresses, worded
from landbridge.space.addresses import address_at

NOBODY = "it is a public address of this network, and leads to no machine of it"


def called(proof: Proof, destination: End, at: Endpoint) -> list[Cause]:
    """That an end is a public address of this network, with the machines behind it.

    What the ways to the Internet say of it is no answer: it leads back in, and is asked for by the
    machine behind it.
    """
    outside = at.place.kind is Kind.INTERNET
    if not outside or not destination.addresses <= _own(proof.network):
        return []
    told = dict.fromkeys(_leading(proof, destination.addresses.sample))
    return [
        Cause(stage="public address", action=Verdict.DEPENDS, resource=by, why=why, certain=False)
        for by, why in told or {("", NOBODY): None}
    ]


def _own(network: Network) -> Addresses:
    """The public addresses that the network has, as far as they are told."""
    texts = [each.public_address for each in network.interfaces if each.public_address]
    texts += [each.address for each in network.load_balancers]
    texts += [text for each in network.firewalls for text in each.public_addresses]
    return Addresses.of(texts)


def _leading(proof: Proof, address: str) -> Iterator[tuple[str, str]]:
    """By what an address leads to whom, and on which ports there."""
    for machine in proof.ground.endpoints:
        for entry in proof.judge.entries(machine):
            public, _, ports = entry.public.partition(" ")
            if public == address:
                to = str(address_at(machine.address))
                if entry.traffic != ALL_TRAFFIC:
                    to = f"{to}, {worded(entry.traffic)}"
                by = address if entry.name == OWN else entry.firewall or entry.name
                yield by, f"{ports or 'what it takes'} is led to {to}: ask for that"
