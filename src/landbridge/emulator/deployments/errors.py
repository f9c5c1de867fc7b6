"""What deployments refuse, in the codes that Resource Manager publishes for them."""

from collections.abc import Mapping, Sequence
from typing import Any

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId

SEE = "Please list deployment operations for details."


def wrong_template(told: object) -> Refusal:
    return Refusal(400, "InvalidTemplate", f"Deployment template validation failed: {told}")


def not_emulated(name: str, instead: str) -> Refusal:
    """Inferred: the code is one that Azure uses where a service lacks something."""
    told = f"The emulator has no '{name}': {instead}."
    return Refusal(400, "NotSupported", told, f"properties.{name}")


def not_running(name: str, state: str) -> Refusal:
    told = f"The deployment '{name}' cannot be cancelled: its provisioning state is '{state}'."
    return Refusal(409, "DeploymentCannotBeCancelled", told)


def other_location(name: str, standing: str, wanted: str) -> Refusal:
    told = f"Invalid deployment location '{wanted}'. The deployment '{name}' already exists in"
    return Refusal(409, "InvalidDeploymentLocation", f"{told} location '{standing}'.")


def unfit(name: str, details: Sequence[Mapping[str, Any]]) -> Refusal:
    """Before anything is made: what some resources could never become."""
    told = f"The template deployment '{name}' is not valid according to the validation procedure."
    told += " See inner errors for details."
    return Refusal(400, "InvalidTemplateDeployment", told, details=details)


def needs_absent(label: str, needs: object) -> dict[str, Any]:
    told = f"'{label}' needs what is not there: {needs}."
    return {"code": "InvalidTemplate", "message": told}


def failed(details: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    told = f"At least one resource deployment operation failed. {SEE}"
    return {"code": "DeploymentFailed", "message": told, "details": list(details)}


def resource_failed(why: Mapping[str, Any] | None) -> dict[str, Any]:
    told = "The resource write operation failed to complete successfully, because it reached"
    told += " terminal provisioning state 'Failed'."
    details = {"details": [dict(why)]} if why else {}
    return {"code": "ResourceDeploymentFailure", "message": told, **details}


def outputs_failed(told: object) -> dict[str, Any]:
    message = f"Unable to evaluate template outputs: {told}"
    return {"code": "DeploymentOutputEvaluationFailed", "message": message}


def canceled(id_: ResourceId) -> dict[str, Any]:
    told = f"The deployment '{id_.name}' was canceled."
    return {"code": "DeploymentCanceled", "message": told}
