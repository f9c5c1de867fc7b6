"""The prefixes that an estate declares, by the names that findings use."""

from collections.abc import Iterable, Iterator, Sequence
from ipaddress import IPv4Network
from itertools import product

from landbridge.catalogue import catalogue
from landbridge.checks.rule import Hit
from landbridge.model.private_cloud import PrivateCloud

Named = tuple[str, IPv4Network]
"""A prefix, and what findings call it."""

BLOCK, HCX = "address_block", "hcx_blocks"
CLOUD = "estate.private_cloud"
BLOCK_KEYS = (f"{CLOUD}.address_block", f"{CLOUD}.hcx_blocks")


def block_of(cloud: PrivateCloud) -> IPv4Network:
    """The block for management; only for rules that need it."""
    return IPv4Network(cloud.address_block or "0.0.0.0/0")


def hcx_blocks(cloud: PrivateCloud) -> Iterator[Named]:
    """The blocks for HCX, each with the key of them all."""
    for prefix in cloud.hcx_blocks or ():
        yield HCX, IPv4Network(prefix)


def blocks(cloud: PrivateCloud) -> Iterator[Named]:
    """The block for management and those for HCX, each with its key."""
    if cloud.address_block:
        yield BLOCK, block_of(cloud)
    yield from hcx_blocks(cloud)


def others(cloud: PrivateCloud) -> tuple[Named, ...]:
    """The prefixes of the networks that the cloud shall talk to, each with its network's name."""
    return tuple(
        (other.name, IPv4Network(prefix))
        for other in cloud.other_networks or ()
        for prefix in other.prefixes
    )


def met(mine: Iterable[Named], theirs: Sequence[Named]) -> Iterator[Hit]:
    """A hit for each pair of mine and theirs that overlap.

    It is about both, so that who answers for one pair answers for no other.
    """
    for (name, block), (other, prefix) in product(mine, theirs):
        if block.overlaps(prefix):
            one, two = whole((name, block)), whole((other, prefix))
            yield Hit(f"{one} and {two}", f"{block} overlaps {two}")


def whole(named: Named) -> str:
    """A prefix with its name: by its number in a list it would be another one tomorrow."""
    name, prefix = named
    return f"{prefix} of {name}"


def ranges(fact_id: str) -> tuple[IPv4Network, ...]:
    """The prefixes that a fact lists."""
    value = catalogue().value(fact_id)
    assert isinstance(value, tuple)  # noqa: S101 - the data are ours
    return tuple(IPv4Network(str(prefix)) for prefix in value)
