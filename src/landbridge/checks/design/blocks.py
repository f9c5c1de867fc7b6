"""The prefixes that an estate declares, by the names that findings use."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from ipaddress import IPv4Network
from itertools import product
from typing import NamedTuple

from landbridge.catalogue import catalogue
from landbridge.checks.rule import Hit
from landbridge.checks.subject import Subject
from landbridge.model.declared import Key
from landbridge.model.private_cloud import PrivateCloud


class Named(NamedTuple):
    """A prefix, what findings call it, and the key of the estate that says it."""

    name: str
    prefix: IPv4Network
    key: Key


BLOCK, HCX = "address_block", "hcx_blocks"
OWN = "private_cloud"
CLOUD = f"estate.{OWN}"
BLOCK_KEYS = (f"{CLOUD}.address_block", f"{CLOUD}.hcx_blocks")


def block_of(cloud: PrivateCloud) -> IPv4Network:
    """The block for management; only for rules that need it."""
    return IPv4Network(cloud.address_block or "0.0.0.0/0")


def hcx_blocks(cloud: PrivateCloud) -> Iterator[Named]:
    """The blocks for HCX, each with the key of them all."""
    for nth, prefix in enumerate(cloud.hcx_blocks or ()):
        yield Named(HCX, IPv4Network(prefix), (OWN, HCX, nth))


def blocks(cloud: PrivateCloud) -> Iterator[Named]:
    """The block for management and those for HCX, each with its key."""
    if cloud.address_block:
        yield Named(BLOCK, block_of(cloud), (OWN, BLOCK))
    yield from hcx_blocks(cloud)


def others(cloud: PrivateCloud) -> tuple[Named, ...]:
    """The prefixes of the networks that the cloud shall talk to, each with its network's name."""
    return tuple(
        Named(other.name, IPv4Network(prefix), (OWN, "other_networks", number, "prefixes", nth))
        for number, other in enumerate(cloud.other_networks or ())
        for nth, prefix in enumerate(other.prefixes)
    )


def met(mine: Iterable[Named], theirs: Sequence[Named]) -> Iterator[Hit]:
    """A hit for each pair of mine and theirs that overlap.

    It is about both, so that who answers for one pair answers for no other.
    """
    for one, two in product(mine, theirs):
        if one.prefix.overlaps(two.prefix):
            whom = f"{whole(one)} and {whole(two)}"
            yield Hit(whom, f"{one.prefix} overlaps {whole(two)}", keys=(one.key, two.key))


def overlapping_others(
    mine: Callable[[PrivateCloud], Iterable[Named]],
) -> Callable[[Subject], Iterator[Hit]]:
    """The same for prefixes of a private cloud and the networks that it shall talk to."""

    def find(subject: Subject) -> Iterator[Hit]:
        cloud = subject.estate.private_cloud
        return met(mine(cloud), others(cloud))

    return find


def whole(named: Named) -> str:
    """A prefix with its name: by its number in a list it would be another one tomorrow."""
    return f"{named.prefix} of {named.name}"


def ranges(fact_id: str) -> tuple[IPv4Network, ...]:
    """The prefixes that a fact lists."""
    value = catalogue().value(fact_id)
    assert isinstance(value, tuple)  # noqa: S101 - the data are ours
    return tuple(IPv4Network(str(prefix)) for prefix in value)
