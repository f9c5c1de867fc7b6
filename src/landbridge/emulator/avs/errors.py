"""What Microsoft.AVS refuses.

Which rules there are is published (the catalogue names the pages); the codes of the refusals are
not, so those here are inferred from the codes of Resource Manager.
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


def network_taken(network: ResourceId, other: ResourceId) -> Refusal:
    told = f"The virtual network '{network.name}' holds the private cloud '{other.name}' already."
    return Refusal(409, "Conflict", told, "properties.virtualNetworkId")


def group_taken(id_: ResourceId, other: ResourceId) -> Refusal:
    told = f"The resource group '{id_.group}' holds the private cloud '{other.name}' already."
    return Refusal(409, "Conflict", told)


def block_unread(id_: ResourceId, text: str) -> Refusal:
    return _block(f"'{text}' is no IPv4 prefix without bits beyond its length")


def block_small(id_: ResourceId, text: str) -> Refusal:
    return _block(f"{text} is smaller than the service takes: a /22 or larger is needed")


def block_public(id_: ResourceId, text: str) -> Refusal:
    return _block(f"{text} is no range of RFC 1918")


def block_excluded(id_: ResourceId, text: str) -> Refusal:
    return _block(f"{text} touches a range that the service excludes")


def block_used(text: str, subnet: ResourceId) -> Refusal:
    return _block(f"{text} overlaps with the subnet '{subnet.name}' of the virtual network")


def _block(told: str) -> Refusal:
    return Refusal(400, "InvalidParameter", f"The network block {told}.", "properties.networkBlock")


def size(id_: ResourceId, wanted: int, least: int, most: int) -> Refusal:
    told = f"'{id_.name}' cannot have {wanted} hosts: a cluster has {least} to {most}."
    return Refusal(400, "InvalidParameter", told, "clusterSize")


def quota(sku: str, location: str, wanted: int, left: int) -> Refusal:
    told = f"The quota of {sku} in {location} has {left} hosts left; {wanted} are wanted."
    return Refusal(400, "QuotaExceeded", told)


def sku_unknown(sku: str) -> Refusal:
    return Refusal(400, "InvalidParameter", f"There is no SKU '{sku}'.", "sku.name")


def segment_overlap(text: str, other: ResourceId) -> Refusal:
    told = f"The segment {text} overlaps with '{other.name}'."
    return Refusal(400, "InvalidParameter", told, "properties.subnet.gatewayAddress")


def gateway_unread(text: str) -> Refusal:
    told = f"'{text}' is no gateway address with the length of its prefix, like 10.1.0.1/24."
    return Refusal(400, "InvalidParameter", told, "properties.subnet.gatewayAddress")


def routes_full(most: int) -> Refusal:
    told = f"The address space of the virtual network would hold more than {most} prefixes."
    return Refusal(400, "RouteLimitExceeded", told)


def addon_unknown(name: str, known: tuple[str, ...]) -> Refusal:
    told = f"There is no add-on '{name}': it is one of {', '.join(known)}."
    return Refusal(400, "InvalidParameter", told, "name")


def addon_other(name: str, told: str) -> Refusal:
    wrong = f"The add-on '{name}' cannot be of the type '{told}'."
    return Refusal(400, "InvalidParameter", wrong, "properties.addonType")


def hcx_absent(id_: ResourceId) -> Refusal:
    told = f"The site '{id_.name}' needs the add-on HCX: make it first."
    return Refusal(400, "InvalidParameter", told)


def no_circuit(id_: ResourceId) -> Refusal:
    """Inferred: no page names a circuit of a Generation 2 cloud."""
    told = f"'{id_.name}' needs the circuit of a Generation 1 private cloud: this one has none."
    return Refusal(400, "InvalidParameter", told)
