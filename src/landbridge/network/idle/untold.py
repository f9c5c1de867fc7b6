"""Where a rule may be asked of which nobody tells: at interfaces that are not declared."""

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from landbridge.network.idle.policies import SIDES, Policy
from landbridge.network.places import Kind
from landbridge.network.proof import Proof
from landbridge.security.ends import NOT_HERE
from landbridge.security.groups import own_filter
from landbridge.security.narrowed import narrowed
from landbridge.space import ANYWHERE, Addresses

WHY = "an interface that is not told may have the group"


class Untold(NamedTuple):
    """A rule set at interfaces that nobody tells of."""

    at: Hashable
    policy: Policy


def at_untold_interfaces(proof: Proof) -> Iterator[Untold]:
    """Every group at the subnets of which not all interfaces are told: any of them may have it."""
    scope = _scope(proof)
    for group in proof.network.network_security_groups if scope else ():
        for side in SIDES:
            own = own_filter(group, side, NOT_HERE, proof.ends)
            yield Untold((group.name, side), Policy(narrowed(own, side, scope)))


def _scope(proof: Proof) -> Addresses:
    """Who may stand there: anybody whom an untold route may lead to one who passes on."""
    partly = Addresses.union(
        place.addresses
        for place in proof.places
        if place.kind is Kind.SUBNET and place.subnet and not place.subnet.complete
    )
    told = all(each.complete for each in proof.network.route_tables)
    return partly if told or not partly else ANYWHERE
