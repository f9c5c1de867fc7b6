"""Addresses that resources tell of themselves."""

from collections.abc import Iterator

from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import Resource

CONFIGURATIONS = ("ipConfigurations", "frontendIPConfigurations")


def private_address(each: Resource) -> str:
    """The first private address that a resource tells; nothing where it tells none."""
    told = (record.address("privateIPAddress") for record in configurations(each))
    return next(filter(None, told), "")


def configurations(each: Resource) -> Iterator[Record]:
    """The IP configurations of a resource, whatever it calls them."""
    for key in CONFIGURATIONS:
        yield from each.record.each(key)
