"""Facts of the catalogue in the shapes that carving asks for."""

from collections.abc import Iterator, Mapping
from ipaddress import IPv4Network
from typing import NamedTuple

from landbridge.catalogue import catalogue
from landbridge.model.network.nsx import Layout

LAYOUT: Mapping[Layout, str] = {
    "current": "network.subnet-layout.current",
    "initial": "network.subnet-layout.initial",
}


class Subnet(NamedTuple):
    """A subnet of a published layout; `prefix` begins its name, empty where none is published."""

    role: str
    prefix: str
    cidr: IPv4Network


class Published(NamedTuple):
    """A layout: the day on which it was found, its example block and the subnets in it."""

    as_of: str
    block: IPv4Network
    subnets: tuple[Subnet, ...]


def published(layout: Layout) -> Published:
    """The layout as its page shows it."""
    value = catalogue().value(LAYOUT[layout])
    assert isinstance(value, dict)  # noqa: S101 - the data are ours
    block = IPv4Network(str(value["block"]))
    return Published(str(value["as-of"]), block, tuple(_subnets(value["subnets"])))


def _subnets(value: object) -> Iterator[Subnet]:
    for each in value if isinstance(value, tuple) else ():
        if isinstance(each, dict):
            cidr = IPv4Network(str(each["cidr"]))
            yield Subnet(str(each["role"]), str(each.get("prefix", "")), cidr)


def whole(fact_id: str) -> int:
    """A figure that counts things."""
    return int(catalogue().number(fact_id))


def listed(fact_id: str) -> tuple[str, ...]:
    """What a fact lists, as texts."""
    value = catalogue().value(fact_id)
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)
