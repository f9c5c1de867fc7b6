"""The peerings of a network, each side with the other one."""

from collections.abc import Iterator
from typing import NamedTuple

from landbridge.checks.network.made import clouds
from landbridge.model.network import Peering, VirtualNetwork
from landbridge.network.proof import Proof
from landbridge.network.routing.regions import apart as in_other_regions


class Side(NamedTuple):
    """One side of a peering; `there` and `other` are None where they are not declared."""

    here: VirtualNetwork
    peering: Peering
    there: VirtualNetwork | None
    other: Peering | None

    @property
    def name(self) -> str:
        """What findings call it."""
        return f"{self.here.name} to {self.peering.to}"


def sides(proof: Proof) -> Iterator[Side]:
    """Every declared side of every peering."""
    networks = proof.fabric.networks
    for here in networks.values():
        for peering in here.peerings:
            there = networks.get(peering.to.lower())
            back = there.peerings if there else ()
            other = next((each for each in back if each.to.lower() == here.name.lower()), None)
            yield Side(here, peering, there, other)


def seen(proof: Proof) -> Iterator[tuple[VirtualNetwork, VirtualNetwork]]:
    """Each Generation 2 network with each network that it is peered or grouped with."""
    for home, _ in clouds(proof):
        for name in dict.fromkeys(link.to for link in proof.fabric.links[home]):
            yield proof.fabric.networks[home], proof.fabric.networks[name]


def apart(one: VirtualNetwork, other: VirtualNetwork) -> bool:
    """Whether two networks are known to stand in different regions."""
    return in_other_regions(one.region, other.region)


def without_region(proof: Proof) -> Iterator[str]:
    """The reason that names the networks beside a private cloud whose region is unsaid."""
    networks = (each for pair in seen(proof) for each in pair)
    names = dict.fromkeys(each.name for each in networks if not each.region)
    if names:
        yield f"the estate does not say the `region` of {', '.join(names)}"
