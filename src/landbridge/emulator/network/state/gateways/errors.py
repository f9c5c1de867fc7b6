"""What gateways, connections and circuits refuse. The rules are published, the codes inferred."""

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId

SUBNET, ADDRESS = "properties.ipConfigurations.subnet", "properties.ipConfigurations"


def wanted(id_: ResourceId, name: str) -> Refusal:
    told = f"'{id_.name}' needs the property '{name}'."
    return Refusal(400, "InvalidRequestFormat", told, name)


def absent(id_: ResourceId, what: str, target: str) -> Refusal:
    told = f"'{id_.name}' names a {what} that does not stand."
    return Refusal(400, "InvalidResourceReference", told, target)


def not_emulated(id_: ResourceId, what: str) -> Refusal:
    """Of the emulator, not of Azure."""
    told = f"The emulator does not have what '{id_.name}' asks for: {what}; Azure does."
    return Refusal(501, "NotImplemented", told)


def subnet_name(id_: ResourceId, subnet: ResourceId, expected: str) -> Refusal:
    told = f"'{id_.name}' must stand in a subnet named '{expected}', not in '{subnet.name}'."
    return Refusal(400, "InvalidRequestFormat", told, SUBNET)


def subnet_small(id_: ResourceId, prefix: str, most: int) -> Refusal:
    told = f"The subnet of '{id_.name}' is {prefix}: a gateway needs a /{most} or larger."
    return Refusal(400, "InvalidRequestFormat", told, SUBNET)


def other_region(id_: ResourceId, other: ResourceId) -> Refusal:
    told = f"'{id_.name}' must stand in the region of '{other.name}'."
    return Refusal(400, "InvalidRequestFormat", told, "location")


def sku(id_: ResourceId, name: str, kind: str) -> Refusal:
    told = f"'{id_.name}' cannot have the SKU '{name}': no gateway of the type {kind} has it."
    return Refusal(400, "InvalidRequestFormat", told, "properties.sku.name")


def kind_changed(id_: ResourceId, kind: str) -> Refusal:
    told = f"The type of the gateway '{id_.name}' is {kind} and cannot be changed."
    return Refusal(400, "InvalidRequestFormat", told, "properties.gatewayType")


def second(id_: ResourceId, other: ResourceId, kind: str) -> Refusal:
    told = f"The network of '{id_.name}' has a gateway of the type {kind} already: '{other.name}'."
    return Refusal(400, "InvalidRequestFormat", told, SUBNET)


def addresses(id_: ResourceId, least: int) -> Refusal:
    told = f"'{id_.name}' needs {least} IP configuration(s), each with a public IP address."
    return Refusal(400, "InvalidRequestFormat", told, ADDRESS)


def address_taken(id_: ResourceId, address: ResourceId, other: ResourceId) -> Refusal:
    told = f"The public IP address '{address.name}' of '{id_.name}' is used by '{other.name}'."
    return Refusal(400, "PublicIPAddressInUse", told, ADDRESS)


def used(id_: ResourceId, by: ResourceId) -> Refusal:
    told = f"'{id_.name}' cannot be deleted: '{by.name}' uses it."
    return Refusal(400, "InUseResourceCannotBeDeleted", told)


def gateway_kind(id_: ResourceId, gateway: ResourceId, kind: str) -> Refusal:
    told = f"The connection '{id_.name}' needs a gateway of the type {kind}: '{gateway.name}'"
    return Refusal(400, "InvalidRequestFormat", f"{told} is none.", "properties.connectionType")


def linked(id_: ResourceId, other: ResourceId) -> Refusal:
    told = f"'{other.name}' connects the two ends of '{id_.name}' already."
    return Refusal(400, "InvalidRequestFormat", told)


def circuits_full(id_: ResourceId, gateway: ResourceId, most: int) -> Refusal:
    told = f"'{id_.name}' cannot be made: the gateway '{gateway.name}' takes {most} circuits."
    return Refusal(400, "InvalidRequestFormat", told)


def key_wrong(id_: ResourceId) -> Refusal:
    told = f"The authorization key of '{id_.name}' opens no circuit of that name, or is used."
    return Refusal(400, "InvalidRequestFormat", told, "properties.authorizationKey")


def circuit_idle(id_: ResourceId, circuit: ResourceId, state: str) -> Refusal:
    told = f"'{id_.name}' cannot use the circuit '{circuit.name}' before its provider made it:"
    return Refusal(400, "InvalidRequestFormat", f"{told} it is {state}.", "properties.peer")


def circuit_bare(id_: ResourceId, circuit: ResourceId) -> Refusal:
    told = f"'{id_.name}' cannot use the circuit '{circuit.name}': it has no private peering."
    return Refusal(400, "InvalidRequestFormat", told, "properties.peer")


def circuit_sku(id_: ResourceId, name: str, expected: str) -> Refusal:
    told = f"The SKU of '{id_.name}' is called '{expected}' by its tier and family, not '{name}'."
    return Refusal(400, "InvalidRequestFormat", told, "sku.name")


def bandwidth(id_: ResourceId, standing: int, asked: int) -> Refusal:
    told = f"The bandwidth of '{id_.name}' cannot go down from {standing} to {asked} Mbps."
    return Refusal(400, "InvalidRequestFormat", told, "properties.serviceProviderProperties")


def circuit_live(id_: ResourceId, state: str) -> Refusal:
    told = f"'{id_.name}' cannot be deleted while its provider holds it: it is {state}."
    return Refusal(400, "InUseResourceCannotBeDeleted", told)


def peering_name(id_: ResourceId, kind: str) -> Refusal:
    told = f"A peering of the type {kind} is called so, not '{id_.name}'."
    return Refusal(400, "InvalidRequestFormat", told, "properties.peeringType")


def link_prefix(id_: ResourceId, text: str, length: int) -> Refusal:
    told = f"'{text}' is no prefix of a link of '{id_.name}': an IPv4 /{length} is needed."
    return Refusal(400, "InvalidRequestFormat", told, "properties")


def site_prefix(id_: ResourceId, text: str) -> Refusal:
    told = f"'{text}' is no prefix of '{id_.name}'."
    return Refusal(400, "InvalidAddressPrefixFormat", told, "properties.localNetworkAddressSpace")


def key_gone(id_: ResourceId) -> Refusal:
    """Of the emulator: it writes no secret down."""
    told = f"The emulator keeps no secret beyond its end: set the shared key of '{id_.name}' again."
    return Refusal(501, "NotImplemented", told)
