"""What the service makes in the network of a Generation 2 private cloud, as rules ask for it."""

from collections.abc import Callable, Iterator, Sequence

from landbridge.checks.about import named
from landbridge.checks.network.asked import asked
from landbridge.checks.network.keys import OWN_NETWORK, SUBNETS
from landbridge.checks.rule import Hit
from landbridge.checks.subject import Subject
from landbridge.model.declared import Key
from landbridge.model.estate import Estate
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


def unlike(subject: Subject, part: str) -> Iterator[Hit]:
    """A hit on each cloud whose uplinks have not the same `route_table`, or another part."""
    for places in uplinks(subject.network) if subject.network else ():
        names = {place.name: getattr(place.subnet, part) for place in places if place.subnet}
        if len({name.lower() if name else "" for name in names.values()}) > 1:
            cloud = places[0].cloud
            told = ", ".join(f"{place} has {name or 'none'}" for place, name in names.items())
            at = tuple(_key(subject.estate, place, part) for place in places)
            yield Hit(cloud.name if cloud else places[0].home, told, keys=at)


def _key(estate: Estate, place: Place, part: str) -> Key:
    """Where a part of a subnet is said: under its private cloud, at the subnet, or not at all."""
    cloud, own = place.cloud.name.lower() if place.cloud else "", place.name.rpartition("/")[2]
    for nth, each in enumerate(estate.network.private_clouds):
        for name in each.service_subnets if each.name.lower() == cloud else ():
            if name.lower() == own.lower():
                return ("network", "private_clouds", nth, "service_subnets", name, part)
    return named(estate, (f"{SUBNETS}.{part}", OWN_NETWORK), place.name)
