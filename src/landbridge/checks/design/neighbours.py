"""Private clouds that stand already, and whether they share a name with the one that shall be.

Azure takes names blind to case. A network is known by its name and its resource group together.
"""

from collections.abc import Iterator

from landbridge.checks.design.blocks import OWN
from landbridge.model.declared import Key
from landbridge.model.private_cloud import Neighbour, PrivateCloud


def standing(cloud: PrivateCloud) -> Iterator[tuple[int, Neighbour]]:
    """The neighbours with their numbers, less the private cloud itself."""
    for nth, other in enumerate(cloud.neighbours or ()):
        if not same(other.name, cloud.name) or in_group(cloud, other) is False:
            yield nth, other


def called(other: Neighbour) -> str:
    """What findings call it: a name alone may be that of several, in as many resource groups."""
    return f"{other.name} of {other.resource_group}"


def key_of(nth: int) -> Key:
    """The key of the neighbour of that number."""
    return OWN, "neighbours", nth


def in_group(cloud: PrivateCloud, other: Neighbour) -> bool | None:
    """Whether it stands in the cloud's resource group."""
    return same(other.resource_group, cloud.resource_group)


def in_network(cloud: PrivateCloud, other: Neighbour) -> bool | None:
    """Whether it stands in the cloud's virtual network.

    The service asks for one resource group for both, so a network's own is that of its cloud
    unless the estate says otherwise.
    """
    mine = cloud.virtual_network
    theirs = other.network_resource_group or other.resource_group
    named = same(other.virtual_network, mine.name)
    grouped = same(theirs, mine.resource_group)
    return False if named is False or grouped is False else named and grouped


def same(one: str | None, other: str | None) -> bool | None:
    """Whether two names of Azure are the same; None where one is unknown."""
    return None if one is None or other is None else one.casefold() == other.casefold()
