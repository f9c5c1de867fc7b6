"""Which network security groups count in a subnet."""

from collections.abc import Iterator

from landbridge.model.network import NetworkSecurityGroup
from landbridge.network.places import Place
from landbridge.network.proof import Proof


def groups_at(proof: Proof, place: Place) -> Iterator[NetworkSecurityGroup]:
    """Its own, and those of interfaces, each once."""
    there = (each for each in proof.network.interfaces if each.subnet.lower() == place.key)
    told = (place.security_group, *(each.network_security_group for each in there))
    names = {name.lower() for name in told if name}
    for group in proof.network.network_security_groups:
        if group.name.lower() in names:
            yield group
