"""Groups that hold each other round in a circle."""

from collections.abc import Iterator

from landbridge.model.network import Network
from landbridge.network.faults.fault import Fault
from landbridge.security import circles as security


def circles(network: Network) -> Iterator[Fault]:
    """One fault for each circle."""
    for each in security.circles(network.groups):
        yield Fault(("groups", each.at, "members", each.member), each.problem, security.REMEDY)
