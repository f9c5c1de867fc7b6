"""What Microsoft.Network refuses. The codes are those that its clients show; the texts are ours.

Where no client was seen to show one, the code is inferred: then it is one that the service has for
something like it.
"""

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId


def absent(id_: ResourceId, named: ResourceId) -> Refusal:
    told = f"Resource {named} referenced by resource {id_} was not found: it must exist, and both"
    return Refusal(400, "InvalidResourceReference", f"{told} must stand in the same region.")


def in_use(code: str, id_: ResourceId, user: ResourceId | str) -> Refusal:
    return Refusal(400, code, f"'{id_}' is in use by '{user}' and cannot be deleted.")


def wrong(told: str, target: str = "") -> Refusal:
    """Inferred, also its code: what the service says of a body that it cannot use."""
    return Refusal(400, "InvalidRequestFormat", told, target)


def not_emulated(id_: ResourceId, what: str) -> Refusal:
    """Of the emulator, not of Azure."""
    told = f"The emulator does not have what '{id_.name}' asks for: {what}; Azure does."
    return Refusal(501, "NotImplemented", told)


def missing(name: str) -> Refusal:
    return Refusal(400, "MissingRequiredParameter", f"'{name}' is required.", name)


def not_allowed(told: str) -> Refusal:
    """Inferred, also its code."""
    return Refusal(400, "OperationNotAllowed", told)


def no_prefix(text: str) -> Refusal:
    told = f"'{text}' is no prefix: expected an address and a length, with no bits beyond it."
    return Refusal(400, "InvalidAddressPrefixFormat", told)


def no_space(id_: ResourceId) -> Refusal:
    return Refusal(400, "InvalidRequestFormat", f"The network '{id_.name}' has no address space.")


def space_reserved(id_: ResourceId, one: str, other: str) -> Refusal:
    """Which ranges are reserved is published, the code is not."""
    return wrong(f"The prefix {one} of '{id_.name}' overlaps with {other}, which is reserved.")


def spaces_overlap(id_: ResourceId, one: str, other: str) -> Refusal:
    told = f"The address prefixes {one} and {other} of '{id_.name}' overlap."
    return Refusal(400, "AddressPrefixesOverlap", told)


def outside(id_: ResourceId, prefix: str) -> Refusal:
    told = f"The prefix {prefix} of subnet '{id_.name}' is not in the address space of its network."
    return Refusal(400, "NetcfgInvalidSubnet", told)


def subnet_size(id_: ResourceId, prefix: str, least: int, most: int) -> Refusal:
    """Inferred: which lengths there are is published, the code is not."""
    told = f"The prefix {prefix} of subnet '{id_.name}' must have a length of {least} to {most}."
    return Refusal(400, "NetcfgInvalidSubnet", told)


def overlap(id_: ResourceId, other: ResourceId, prefix: str) -> Refusal:
    told = f"The prefix {prefix} of subnet '{id_.name}' overlaps with subnet '{other.name}'."
    return Refusal(400, "NetcfgSubnetRangesOverlap", told)


def prefix_in_use(id_: ResourceId, prefix: str, holder: str) -> Refusal:
    told = f"The prefix {prefix} of subnet '{id_.name}' holds addresses of '{holder}'"
    return Refusal(400, "InUsePrefixCannotBeDeleted", f"{told} and cannot be deleted.")


def delegations_in_use(id_: ResourceId, user: str) -> Refusal:
    told = f"The delegations of subnet '{id_.name}' cannot be changed: '{user}' uses it."
    return Refusal(400, "SubnetDelegationsCannotChangeWhenSubnetUsedByResource", told)


def delegated(id_: ResourceId, service: str, user: ResourceId) -> Refusal:
    """Inferred but for private endpoints."""
    told = f"'{user.name}' cannot stand in subnet '{id_.name}': it is delegated to {service}."
    if user.types[0].casefold() == "privateendpoints":
        return Refusal(400, "PrivateEndpointCreationNotAllowedAsSubnetIsDelegated", told)
    return not_allowed(told)


def subnet_full(id_: ResourceId) -> Refusal:
    return Refusal(400, "SubnetIsFull", f"Subnet '{id_.name}' has no address that is free.")


def not_in_subnet(id_: ResourceId, address: str) -> Refusal:
    told = f"Private static IP address {address} is not in subnet '{id_.name}'."
    return Refusal(400, "PrivateIPAddressNotInSubnet", told)


def address_reserved(id_: ResourceId, address: str) -> Refusal:
    told = f"Private static IP address {address} is reserved in subnet '{id_.name}'."
    return Refusal(400, "PrivateIPAddressInReservedRange", told)


def address_taken(id_: ResourceId, address: str, holder: str) -> Refusal:
    told = f"Private IP address {address} of subnet '{id_.name}' is in use by '{holder}'."
    return Refusal(400, "PrivateIPAddressInUse", told)


def priority_taken(id_: ResourceId, other: ResourceId, priority: object) -> Refusal:
    told = f"Rule '{id_.name}' has the priority {priority} and direction of rule '{other.name}'."
    return Refusal(400, "SecurityRuleConflict", told)


def priority_twice(id_: ResourceId, priority: object) -> Refusal:
    told = f"Two rules of '{id_.name}' have priority {priority} in one direction."
    return Refusal(400, "SecurityRuleConflict", told)


def rule_priority(priority: object, least: int, most: int) -> Refusal:
    told = f"Security rule has invalid Priority. Value provided: {priority};"
    return Refusal(400, "SecurityRuleInvalidPriority", f"{told} {least} to {most} are taken.")


def rule_address(text: str) -> Refusal:
    told = f"Security rule has invalid Address prefix. Value provided: {text}."
    return Refusal(400, "SecurityRuleInvalidAddressPrefix", told)


def rule_ports(text: str) -> Refusal:
    told = f"Security rule has invalid Port range. Value provided: {text}: expected a port, two"
    return Refusal(400, "SecurityRuleInvalidPortRange", f"{told} with a hyphen, or *.")


def rule_listed(name: str, text: str) -> Refusal:
    told = f"Security rule parameter {name} cannot list '{text}': prefixes alone are listed."
    return Refusal(400, "SecurityRuleParameterContainsUnsupportedValue", told)


def rule_listed_ports(name: str, text: str) -> Refusal:
    told = f"Security rule parameter {name} cannot list '{text}': ports and ranges are listed."
    return Refusal(400, "SecurityRuleParameterContainsInvalidPortRanges", told)


def remote_absent(id_: ResourceId) -> Refusal:
    told = f"The remote network of peering '{id_.name}' does not stand."
    return Refusal(400, "InvalidResourceReference", told)


def peers_overlap(id_: ResourceId, one: str, other: str) -> Refusal:
    told = f"Peering '{id_.name}' cannot be made: {one} overlaps with {other} of the other side."
    return Refusal(400, "VnetAddressSpacesOverlap", told)


def peered_already(id_: ResourceId, other: ResourceId) -> Refusal:
    told = f"Peering '{id_.name}' cannot be made: '{other.name}' leads to the same remote network."
    return Refusal(400, "AnotherPeeringAlreadyReferencesRemoteVnet", told)


def remote_disconnected(id_: ResourceId, other: ResourceId) -> Refusal:
    told = f"Peering '{id_.name}' cannot be made: the remote peering '{other}' is Disconnected."
    return Refusal(400, "RemotePeeringIsDisconnected", f"{told} Update or make it anew first.")


def no_remote_gateway(id_: ResourceId, remote: ResourceId) -> Refusal:
    told = f"Peering '{id_.name}' cannot have useRemoteGateways: '{remote}' has no gateways."
    return Refusal(400, "RemoteVnetHasNoGateways", told)


def public_address_taken(id_: ResourceId, holder: str) -> Refusal:
    told = f"Public IP address '{id_}' is allocated to '{holder}' already."
    return Refusal(400, "PublicIPAddressInUse", told)


def basic_address() -> Refusal:
    told = "Cannot create more than 0 IPv4 Basic SKU public IP addresses for this subscription"
    return Refusal(400, "IPv4BasicSkuPublicIpCountLimitReached", f"{told} in this region.")


def no_public_left(length: int) -> Refusal:
    """Inferred, also its code: the emulator's own range has an end."""
    told = f"No public prefix with a length of {length} is free any more."
    return Refusal(400, "PublicIPCountLimitReached", told)


def route_twice(name: str, prefix: str) -> Refusal:
    """Inferred, also its code: which of two routes of one prefix would count is not published."""
    return wrong(f"Route '{name}': another route has the prefix {prefix} already.")


def next_hop(name: str, why: str) -> Refusal:
    """Inferred, also its code."""
    return wrong(f"Route '{name}' has an invalid next hop: {why}.", "properties.nextHopIpAddress")
