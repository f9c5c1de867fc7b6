"""What the service makes in the network of a Generation 2 private cloud, as rules ask for it."""

from collections.abc import Callable, Iterator, Sequence

from landbridge.checks.network.asked import asked
from landbridge.checks.rule import Hit
from landbridge.checks.subject import Subject
from landbridge.model.network import AvsNetwork, Subnet
from landbridge.network.places import Place
from landbridge.network.proof import Proof
from landbridge.network.service import Role


def clouds(proof: Proof) -> Iterator[tuple[str, AvsNetwork]]:
    """Each Generation 2 cloud with the name of its virtual network in small letters."""
    fabric = proof.fabric
    return ((home, cloud) for home, cloud in fabric.clouds.items() if home in fabric.networks)


def service_subnets(proof: Proof, *roles: Role) -> Iterator[Place]:
    """The subnets that the service made, of these roles or of any."""
    wanted = roles or (Role.UPLINK, Role.INBOUND, Role.SERVICE)
    return (place for place in proof.places if place.role in wanted)


def on_subnets(
    role: Role, what: Callable[[Subnet], str | None]
) -> Callable[[Subject], Iterator[Hit]]:
    """A hit for each of the subnets of this role that has such a thing on it."""

    def find(proof: Proof) -> Iterator[Hit]:
        for place in service_subnets(proof, role):
            if place.subnet and (seen := what(place.subnet)):
                yield Hit(place.name, seen)

    return asked(find)


def uplinks(proof: Proof) -> Iterator[Sequence[Place]]:
    """The uplink subnets of each Generation 2 cloud."""
    for home, _ in clouds(proof):
        yield [each for each in service_subnets(proof, Role.UPLINK) if each.home == home]


def unlike(places: Sequence[Place], names: Sequence[str | None]) -> Iterator[Hit]:
    """A hit on the cloud where its uplinks do not have the same on them."""
    if len({name.lower() if name else "" for name in names}) > 1:
        cloud = places[0].cloud
        pairs = zip(places, names, strict=True)
        told = ", ".join(f"{place.name} has {name or 'none'}" for place, name in pairs)
        yield Hit(cloud.name if cloud else places[0].home, told)
