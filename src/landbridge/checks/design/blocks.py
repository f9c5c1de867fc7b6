"""The address blocks that an estate declares, by the names that findings use."""

from collections.abc import Iterator
from ipaddress import IPv4Network

from landbridge.catalogue import catalogue
from landbridge.model.private_cloud import PrivateCloud

BLOCK = "address_block"
CLOUD = "estate.private_cloud"


def block_of(cloud: PrivateCloud) -> IPv4Network:
    """The block for management; only for rules that need it."""
    return IPv4Network(cloud.address_block or "0.0.0.0/0")


def blocks(cloud: PrivateCloud) -> Iterator[tuple[str, IPv4Network]]:
    """The block for management and those for HCX, each with its key."""
    if cloud.address_block:
        yield BLOCK, block_of(cloud)
    for nth, prefix in enumerate(cloud.hcx_blocks or ()):
        yield f"hcx_blocks[{nth}]", IPv4Network(prefix)


def ranges(fact_id: str) -> tuple[IPv4Network, ...]:
    """The prefixes that a fact lists."""
    value = catalogue().value(fact_id)
    assert isinstance(value, tuple)  # noqa: S101 - the data are ours
    return tuple(IPv4Network(str(prefix)) for prefix in value)
