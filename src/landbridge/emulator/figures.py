"""The figures of the service that its state goes by, out of the catalogue."""

from functools import cache
from ipaddress import IPv4Network

from landbridge.catalogue import catalogue


def number(fact: str) -> int:
    return int(catalogue().number(fact))


def hours(fact: str) -> float:
    return catalogue().number(fact)


def texts(fact: str) -> tuple[str, ...]:
    value = catalogue().value(fact)
    assert isinstance(value, tuple)  # noqa: S101 - the data are ours
    return tuple(str(each) for each in value)


@cache
def networks(fact: str) -> tuple[IPv4Network, ...]:
    return tuple(IPv4Network(each) for each in texts(fact))
