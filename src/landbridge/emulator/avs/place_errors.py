"""What Microsoft.AVS refuses of where a private cloud stands: network, region, zones, addresses.

As in `errors`: the rules are published, the codes and sentences are inferred.
"""

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId


def network_absent(name: str) -> Refusal:
    told = f"The virtual network '{name}' does not exist."
    return Refusal(400, "InvalidParameter", told, "properties.virtualNetworkId")


def other_group(id_: ResourceId, network: ResourceId) -> Refusal:
    told = f"The virtual network '{network.name}' must stand in the resource group '{id_.group}'."
    return Refusal(400, "InvalidParameter", told, "properties.virtualNetworkId")


def other_region(id_: ResourceId, network: ResourceId) -> Refusal:
    told = f"The virtual network '{network.name}' must stand in the region of '{id_.name}'."
    return Refusal(400, "InvalidParameter", told, "properties.virtualNetworkId")


def network_taken(network: str, other: ResourceId) -> Refusal:
    told = f"The virtual network '{network}' holds the private cloud '{other.name}' already."
    return Refusal(409, "Conflict", told, "properties.virtualNetworkId")


def group_taken(id_: ResourceId, other: ResourceId) -> Refusal:
    told = f"The resource group '{id_.group}' holds the private cloud '{other.name}' already."
    return Refusal(409, "Conflict", told)


def region_without(location: str, listed: tuple[str, ...]) -> Refusal:
    told = f"The provided location '{location}' is not available for private clouds in a virtual"
    told += f" network. They are available in: {', '.join(listed)}."
    return Refusal(400, "LocationNotAvailableForResourceType", told, "location")


def zone_without(sku: str, location: str, zone: str, there: tuple[str, ...]) -> Refusal:
    known = f"zones {', '.join(there)}" if there else "no zones"
    told = f"Zone {zone} of {location} has no {sku} hosts: the region has {known} with them."
    return _zones(told)


def zones_differ(inner: list[str], outer: list[str]) -> Refusal:
    told = f"The availability names zone {', '.join(inner)}, and zones {', '.join(outer)}."
    return _zones(told)


def zone_unread(zones: list[str]) -> Refusal:
    return _zones(f"'{', '.join(zones)}' is no zone: it is a number from 1.")


def zones_count(id_: ResourceId, zones: list[str]) -> Refusal:
    told = f"'{id_.name}' names {len(zones)} zones: DualZone has two, and SingleZone has one."
    return _zones(told)


def not_stretched(sku: str, known: tuple[str, ...]) -> Refusal:
    told = f"{sku} cannot be stretched over two zones in this private cloud: in Generation 1"
    return _zones(f"{told} {', '.join(known)} can, in Generation 2 nothing.")


def _zones(told: str) -> Refusal:
    return Refusal(400, "InvalidParameter", told, "properties.availability")


def block_unread(text: str, name: str) -> Refusal:
    return _block(f"'{text}' is no IPv4 prefix without bits beyond its length", name)


def block_small(text: str) -> Refusal:
    return _block(f"{text} is smaller than the service takes: a /22 or larger is needed")


def block_public(text: str, name: str) -> Refusal:
    return _block(f"{text} is no range of RFC 1918", name)


def block_excluded(text: str, name: str) -> Refusal:
    return _block(f"{text} touches a range that the service excludes", name)


def block_taken(text: str, cloud: ResourceId, name: str) -> Refusal:
    return _block(f"{text} overlaps with a block of the private cloud '{cloud.name}'", name)


def block_used(text: str, subnet: ResourceId) -> Refusal:
    told = f"{text} overlaps with the subnet '{subnet.name}' of the virtual network"
    return Refusal(400, "InvalidParameter", f"The range {told}.")


def block_peered(text: str, peer: ResourceId) -> Refusal:
    told = f"The range {text} overlaps with the peered virtual network '{peer.name}'."
    return Refusal(400, "InvalidParameter", told)


def _block(told: str, name: str = "networkBlock") -> Refusal:
    return Refusal(400, "InvalidParameter", f"The network block {told}.", f"properties.{name}")


def reserved(text: str) -> Refusal:
    told = f"The range {text} touches one that NSX keeps for itself."
    return Refusal(400, "InvalidParameter", told)
