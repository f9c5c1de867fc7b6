"""Whether what is attached to a private cloud's subnets stands in the cloud's resource group."""

from collections.abc import Callable, Iterable, Iterator

from landbridge.checks.network.made import service_subnets
from landbridge.checks.rule import Hit
from landbridge.model.network import NetworkSecurityGroup, RouteTable
from landbridge.network.places import Place
from landbridge.network.proof import Proof

Resource = RouteTable | NetworkSecurityGroup
Attached = Callable[[Proof, Place], Resource | None]


def table(proof: Proof, place: Place) -> Resource | None:
    """The route table on a subnet."""
    return proof.walk.routes.table(place)


def group(proof: Proof, place: Place) -> Resource | None:
    """The network security group on a subnet."""
    groups = {each.name.lower(): each for each in proof.network.network_security_groups}
    return groups.get(place.security_group or "")


def elsewhere(attached: Attached) -> Callable[[Proof], Iterable[Hit]]:
    """A hit for each resource that stands in another resource group."""

    def find(proof: Proof) -> Iterator[Hit]:
        for each, own in _attached(proof, attached):
            theirs = each.resource_group
            if theirs and own and theirs.lower() != own.lower():
                yield Hit(each.name, f"it is in {theirs}, the private cloud in {own}")

    return find


def unsaid(attached: Attached) -> Callable[[Proof], Iterable[str]]:
    """What must be told to decide it."""

    def reasons(proof: Proof) -> Iterator[str]:
        names = [
            each.name
            for each, own in _attached(proof, attached)
            if not (each.resource_group and own)
        ]
        if names:
            yield f"the estate does not say the `resource_group` of {', '.join(names)} or its cloud"

    return reasons


def _attached(proof: Proof, attached: Attached) -> Iterable[tuple[Resource, str | None]]:
    """Each resource on a service subnet, with the resource group of the subnet's network."""
    found = {}
    for place in service_subnets(proof):
        if each := attached(proof, place):
            own = proof.fabric.networks[place.home].resource_group
            found[each.name.lower(), place.home] = (each, own)
    return found.values()
