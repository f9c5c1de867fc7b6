"""What Microsoft.AVS refuses.

Which rules there are is published (the catalogue names the pages); the codes of the refusals are
not, so those here are inferred from the codes of Resource Manager.
"""

from collections.abc import Mapping

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.figures import number
from landbridge.emulator.ids import ResourceId


def fixed(id_: ResourceId, path: str) -> Refusal:
    told = f"'{path}' of '{id_.name}' cannot be changed: it stays as it was made."
    return Refusal(400, "PropertyChangeNotAllowed", told, path)


def size(id_: ResourceId, wanted: int, least: int, most: int) -> Refusal:
    told = f"'{id_.name}' cannot have {wanted} hosts: a cluster has {least} to {most}."
    return Refusal(400, "InvalidParameter", told, "clusterSize")


def size_stretched(id_: ResourceId, wanted: int, least: int) -> Refusal:
    told = f"'{id_.name}' cannot have {wanted} hosts: stretched over two zones, a cluster has"
    told += f" {least} or more, as many in each."
    return Refusal(400, "InvalidParameter", told, "clusterSize")


def hosts_full(cloud: ResourceId, wanted: int, most: int) -> Refusal:
    told = f"'{cloud.name}' cannot have {wanted} hosts: a private cloud has {most} at most."
    return Refusal(400, "InvalidParameter", told, "clusterSize")


def clusters_full(cloud: ResourceId, most: int) -> Refusal:
    told = f"'{cloud.name}' has {most} clusters already, and a private cloud has no more."
    return Refusal(400, "InvalidParameter", told)


def management_cluster(id_: ResourceId) -> Refusal:
    told = f"'{id_.name}' is the first cluster of the private cloud, and changes with it alone."
    return Refusal(400, "InvalidParameter", told, "name")


def host_unknown(id_: ResourceId, name: str) -> Refusal:
    told = f"'{name}' is no host of '{id_.name}': hosts are made and named by the service."
    return Refusal(400, "InvalidParameter", told, "hosts")


def unbalanced(id_: ResourceId, host: str) -> Refusal:
    """Status and reason are published."""
    told = f"The host '{host}' cannot be removed from '{id_.name}': its fault domains would be"
    return Refusal(number("vsan.removal.refused-status"), "Conflict", f"{told} unbalanced.")


def quota(sku: str, location: str, wanted: int, left: int) -> Refusal:
    told = f"The quota of {sku} in {location} has {left} hosts left; {wanted} are wanted."
    return Refusal(400, "QuotaExceeded", told)


def clouds_full(most: int) -> Refusal:
    told = f"The subscription may have {most} private clouds, and has them."
    return Refusal(400, "QuotaExceeded", told)


def sku_other(sku: str, known: tuple[str, ...]) -> Refusal:
    told = f"A private cloud in a virtual network has {', '.join(known)} hosts, not {sku}."
    return Refusal(400, "InvalidParameter", told, "sku.name")


def sku_added_only(sku: str) -> Refusal:
    told = f"No private cloud of Generation 1 begins with {sku}: it comes as an added cluster;"
    told += " one of Generation 2 names a virtual network (properties.virtualNetworkId)."
    return Refusal(400, "InvalidParameter", told, "sku.name")


def added_to_stretched(id_: ResourceId) -> Refusal:
    told = f"'{id_.name}' cannot be added: the private cloud is stretched over two zones."
    return Refusal(400, "InvalidParameter", told, "sku.name")


def base_small(id_: ResourceId, least: int) -> Refusal:
    told = f"'{id_.name}' cannot be added before the first cluster has {least} hosts."
    return Refusal(400, "InvalidParameter", told, "sku.name")


def blocks_wanted(id_: ResourceId, forms: Mapping[int, int]) -> Refusal:
    wanted = " or ".join(f"{count} x /{prefix}" for prefix, count in forms.items())
    told = f"'{id_.name}' needs further addresses: {wanted} as extendedNetworkBlocks."
    return Refusal(400, "InvalidParameter", told, "properties.extendedNetworkBlocks")


def no_license(id_: ResourceId) -> Refusal:
    told = f"The private cloud '{id_.name}' has no VCF license of its customer's."
    return Refusal(404, "ResourceNotFound", told)


def sku_unknown(sku: str) -> Refusal:
    return Refusal(400, "InvalidParameter", f"There is no SKU '{sku}'.", "sku.name")


def segment_overlap(text: str, other: ResourceId) -> Refusal:
    told = f"The segment {text} overlaps with '{other.name}'."
    return Refusal(400, "InvalidParameter", told, "properties.subnet.gatewayAddress")


def segment_in_block(text: str, cloud: ResourceId) -> Refusal:
    told = f"The segment {text} overlaps with a block of the private cloud '{cloud.name}'."
    return Refusal(400, "InvalidParameter", told, "properties.subnet.gatewayAddress")


def segment_size(text: str, least: int, most: int) -> Refusal:
    told = f"The segment {text} cannot enter a virtual network: /{least} to /{most} can."
    return Refusal(400, "InvalidParameter", told, "properties.subnet.gatewayAddress")


def pieces_full(text: str, wanted: int, most: int, hosts: int) -> Refusal:
    told = f"With the segment {text} the routes would be cut into {wanted} pieces;"
    told += f" the uplinks of a private cloud with {hosts} hosts hold {most}."
    return Refusal(400, "RouteLimitExceeded", told)


def gateway_unread(text: str) -> Refusal:
    told = f"'{text}' is no gateway address with the length of its prefix, like 10.1.0.1/24."
    return Refusal(400, "InvalidParameter", told, "properties.subnet.gatewayAddress")


def gateway_outer(text: str) -> Refusal:
    told = f"'{text}' is the first or the last address of its prefix: no gateway stands there."
    return Refusal(400, "InvalidParameter", told, "properties.subnet.gatewayAddress")


def gateway_absent(text: str, known: list[str]) -> Refusal:
    told = f"The gateway '{text}' does not exist; there are {', '.join(known)}."
    return Refusal(400, "InvalidParameter", told, "properties.connectedGateway")


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


def version_old(version: str, first: str) -> Refusal:
    told = f"The body is not valid: 'properties.virtualNetworkId' is no property of {version};"
    told += f" {first} is the first version with it."
    return Refusal(400, "InvalidRequestContent", told, "properties.virtualNetworkId")
