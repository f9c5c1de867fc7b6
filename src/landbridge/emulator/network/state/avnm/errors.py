"""What Virtual Network Manager refuses. The rules are published, the codes inferred."""

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId


def no_scope(id_: ResourceId) -> Refusal:
    told = f"'{id_.name}' needs a subscription or a management group in its scopes."
    return Refusal(400, "InvalidRequestFormat", told, "properties.networkManagerScopes")


def not_given(instance: ResourceId, access: str) -> Refusal:
    told = (
        f"'{instance.name}' has no access to {access}: its networkManagerScopeAccesses tell which."
    )
    return Refusal(400, "InvalidRequestFormat", told, "properties.networkManagerScopeAccesses")


def not_emulated(what: str) -> Refusal:
    """Of the emulator, not of Azure."""
    told = f"The emulator does not have {what} of Virtual Network Manager; Azure does."
    return Refusal(501, "NotImplemented", told)


def out_of_scope(id_: ResourceId, network: str) -> Refusal:
    told = f"'{network}' cannot be a member: it is not in the scope of the network manager."
    return Refusal(400, "InvalidRequestFormat", told, "properties.resourceId")


def network_absent(id_: ResourceId, network: str) -> Refusal:
    told = f"'{id_.name}' names '{network}', where no virtual network stands."
    return Refusal(400, "InvalidResourceReference", told, "properties")


def group_absent(id_: ResourceId, group: str) -> Refusal:
    told = f"'{id_.name}' names '{group}', where no network group of its network manager stands."
    return Refusal(400, "InvalidResourceReference", told, "properties.appliesToGroups")


def hubs(id_: ResourceId, topology: str, most: int) -> Refusal:
    told = f"'{id_.name}' is of the topology {topology}, which has {most} hub(s)."
    return Refusal(400, "InvalidRequestFormat", told, "properties.hubs")


def priority(id_: ResourceId, least: int, most: int) -> Refusal:
    told = f"The priority of '{id_.name}' must be from {least} to {most}."
    return Refusal(400, "InvalidRequestFormat", told, "properties.priority")


def no_region(id_: ResourceId) -> Refusal:
    told = "A commit needs at least one region in its targetLocations."
    return Refusal(400, "InvalidRequestFormat", told, "targetLocations")


def configuration_absent(name: str, kind: str) -> Refusal:
    told = f"No {kind} configuration of the network manager stands at '{name}'."
    return Refusal(400, "InvalidResourceReference", told, "configurationIds")


def configurations_many(most: int) -> Refusal:
    told = f"A region has at most {most} security admin configuration of a network manager."
    return Refusal(400, "InvalidRequestFormat", told, "configurationIds")


def nested(id_: ResourceId, inner: ResourceId) -> Refusal:
    told = "Cannot delete resource while nested resources exist. Some existing nested resource IDs"
    return Refusal(409, "CannotDeleteResource", f"{told} include: '{inner}'.")


def deployed(id_: ResourceId, regions: list[str]) -> Refusal:
    told = f"'{id_.name}' is deployed in {', '.join(regions)}: commit without it first, or force."
    return Refusal(400, "InUseResourceCannotBeDeleted", told)


def group_used(id_: ResourceId, by: ResourceId) -> Refusal:
    told = f"The network group '{id_.name}' is used by '{by.name}': take it out first, or force."
    return Refusal(400, "InUseResourceCannotBeDeleted", told)


def wanted(id_: ResourceId, name: str) -> Refusal:
    told = f"'{id_.name}' needs the property '{name}'."
    return Refusal(400, "InvalidRequestFormat", told, name)
