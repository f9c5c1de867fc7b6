"""What Microsoft.Network refuses. The codes are those that its clients show; the texts are ours."""

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId


def no_prefix(text: str) -> Refusal:
    told = f"'{text}' is no prefix: expected an address and a length, with no bits beyond it."
    return Refusal(400, "InvalidAddressPrefixFormat", told)


def no_space(id_: ResourceId) -> Refusal:
    return Refusal(400, "InvalidRequestFormat", f"The network '{id_.name}' has no address space.")


def spaces_overlap(id_: ResourceId, one: str, other: str) -> Refusal:
    told = f"The address prefixes {one} and {other} of '{id_.name}' overlap."
    return Refusal(400, "AddressPrefixesOverlap", told)


def outside(id_: ResourceId, prefix: str) -> Refusal:
    told = f"The prefix {prefix} of subnet '{id_.name}' is not in the address space of its network."
    return Refusal(400, "NetcfgInvalidSubnet", told)


def overlap(id_: ResourceId, other: ResourceId, prefix: str) -> Refusal:
    told = f"The prefix {prefix} of subnet '{id_.name}' overlaps with subnet '{other.name}'."
    return Refusal(400, "NetcfgSubnetRangesOverlap", told)


def in_use(id_: ResourceId, user: str) -> Refusal:
    told = f"Subnet '{id_.name}' is in use by '{user}' and cannot be deleted."
    return Refusal(400, "InUseSubnetCannotBeDeleted", told)


def prefix_in_use(id_: ResourceId, prefix: str) -> Refusal:
    told = f"The prefix {prefix} of subnet '{id_.name}' is in use and cannot be taken away."
    return Refusal(400, "InUsePrefixCannotBeDeleted", told)


def used_by(id_: ResourceId, subnet: ResourceId) -> Refusal:
    told = f"'{id_.name}' cannot be deleted: the subnet '{subnet}' uses it."
    return Refusal(400, "InUseResourceCannotBeDeleted", told)


def used_by_cloud(id_: ResourceId, cloud: ResourceId) -> Refusal:
    told = f"'{id_.name}' cannot be deleted: the private cloud '{cloud.name}' stands in it."
    return Refusal(400, "InUseResourceCannotBeDeleted", told)


def priority_taken(id_: ResourceId, other: ResourceId, priority: object) -> Refusal:
    told = f"Rule '{id_.name}' has the priority {priority} and direction of rule '{other.name}'."
    return Refusal(400, "SecurityRuleConflict", told)


def priority_twice(id_: ResourceId, priority: object) -> Refusal:
    told = f"Two rules of '{id_.name}' have priority {priority} in one direction."
    return Refusal(400, "SecurityRuleConflict", told)


def remote_absent(id_: ResourceId) -> Refusal:
    told = f"The remote network of peering '{id_.name}' does not stand."
    return Refusal(400, "InvalidResourceReference", told)


def peers_overlap(id_: ResourceId, one: str, other: str) -> Refusal:
    told = f"Peering '{id_.name}' cannot be made: {one} overlaps with {other} of the other side."
    return Refusal(400, "VnetAddressSpacesOverlap", told)
