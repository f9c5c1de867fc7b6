"""The refusals that all services share, in the codes of Azure Resource Manager."""

import re
from collections.abc import Sequence

from landbridge.catalogue.shapes import Misfit
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import GROUP_TYPE, ResourceId

DEPLOYMENT = "Microsoft.Resources/deployments"
GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def absent(id_: ResourceId) -> Refusal:
    """A resource that does not stand."""
    if not id_.provider:
        return scope_absent(id_)
    if _is_deployment(id_):
        told = f"Deployment '{id_.name}' could not be found."
        return Refusal(404, "DeploymentNotFound", told)
    where = f" under resource group '{id_.group}'" if id_.group else ""
    told = f"The Resource '{id_.type}/{'/'.join(id_.names)}'{where} was not found."
    return Refusal(404, "ResourceNotFound", told)


def scope_absent(scope: ResourceId) -> Refusal:
    """A subscription or a resource group that does not stand."""
    if scope.group:
        return Refusal(
            404, "ResourceGroupNotFound", f"Resource group '{scope.group}' could not be found."
        )
    if not GUID.fullmatch(scope.subscription):
        told = f"The provided subscription identifier '{scope.subscription}' is malformed"
        return Refusal(400, "InvalidSubscriptionId", f"{told} or invalid.")
    told = f"The subscription '{scope.subscription}' could not be found."
    return Refusal(404, "SubscriptionNotFound", told)


def parent_absent(parent: ResourceId) -> Refusal:
    told = f"The parent resource '{parent}' could not be found: create it first."
    return Refusal(404, "ParentResourceNotFound", told)


def group_going(group: ResourceId) -> Refusal:
    told = f"The resource group '{group.group}' is in deprovisioning state and cannot perform"
    return Refusal(409, "ResourceGroupBeingDeleted", f"{told} this operation.")


def busy(id_: ResourceId) -> Refusal:
    """A change of a resource while another goes on."""
    if _is_deployment(id_):
        told = f"Unable to edit or replace deployment '{id_.name}': the previous deployment of"
        return Refusal(409, "DeploymentActive", f"{told} this name is still active.")
    told = f"Another operation on '{id_}' is in progress; try again when it is over."
    return Refusal(409, "AnotherOperationInProgress", told)


def precondition(expected: str) -> Refusal:
    told = f"The condition '{expected}' does not hold for what stands."
    return Refusal(412, "PreconditionFailed", told)


def unfit(misfits: Sequence[Misfit]) -> Refusal:
    """A body that the resource does not take; the first place is the target, all are told."""
    told = "; ".join(f"'{each.path}' {each.problem}" for each in misfits)
    return Refusal(400, "InvalidRequestContent", f"The body is not valid: {told}.", misfits[0].path)


def location_wanted() -> Refusal:
    return Refusal(
        400, "LocationRequired", "The location property is required for this definition."
    )


def location_other(id_: ResourceId, standing: str, wanted: str) -> Refusal:
    if id_.type == GROUP_TYPE:
        told = f"Invalid resource group location '{wanted}'. The Resource group already exists in"
        return Refusal(409, "InvalidResourceGroupLocation", f"{told} location '{standing}'.")
    told = f"The resource '{id_.name}' stands in '{standing}'; it cannot be created in '{wanted}'."
    return Refusal(409, "InvalidResourceLocation", told)


def name_unfit(id_: ResourceId, expected: str) -> Refusal:
    """A name that Azure gives to nothing of a type."""
    if not id_.provider:
        told = f"The provided resource group name '{id_.name}' is invalid: it has 1 to 90 letters,"
        told += " digits, '-', '.', '(', ')' or '_', and no '.' at its end."
        return Refusal(400, "InvalidResourceGroup", told)
    told = f"The name '{id_.name}' of a resource of the type '{id_.type}' is invalid:"
    return Refusal(400, "InvalidResourceName", f"{told} expected are {expected}.")


def no_region(type_: str, location: str, known: Sequence[str]) -> Refusal:
    """A location that is none; Azure lists those that are."""
    of = "resource group" if type_ == GROUP_TYPE else f"resource type '{type_}'"
    code = f"LocationNotAvailableForResource{'Group' if type_ == GROUP_TYPE else 'Type'}"
    told = f"The provided location '{location}' is not available for {of}. List of available"
    return Refusal(400, code, f"{told} regions is '{','.join(known)}'.")


def fault(error: Exception) -> Refusal:
    """A fault of ours, told as Azure tells its own."""
    told = f"The emulator failed: {type(error).__name__}."
    return Refusal(500, "InternalServerError", told)


def no_action(id_: ResourceId) -> Refusal:
    """A POST that the emulator does not know: said, never made up."""
    told = f"The action '{id_.type}' is not emulated."
    return Refusal(404, "InvalidResourceType", told)


def no_post(id_: ResourceId) -> Refusal:
    return Refusal(405, "HttpMethodNotAllowed", "POST is for actions, not for resources.")


def unsupported(id_: ResourceId, what: str) -> Refusal:
    """Of the emulator, not of Azure: the status is one that no client tries again."""
    told = f"The emulator does not have '{id_.type}' ({what}); Azure does."
    return Refusal(501, "NotImplemented", told)


def no_method(id_: ResourceId, method: str) -> Refusal:
    """A verb that the type does not have: the service alone makes it, say; or that a list has."""
    if id_.is_list:
        told = f"The method {method} is for one resource; '{id_}' names the list of them."
        return Refusal(405, "HttpMethodNotAllowed", told)
    told = f"The resource type '{id_.type}' does not support the method {method}."
    return Refusal(405, "HttpMethodNotAllowed", told)


def _is_deployment(id_: ResourceId) -> bool:
    return id_.type.casefold() == DEPLOYMENT.casefold()
