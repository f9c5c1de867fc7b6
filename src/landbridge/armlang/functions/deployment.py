"""Functions that tell of the deployment itself: parameters, variables, deployment …"""

from collections.abc import Mapping

from landbridge.armlang.context import Section
from landbridge.armlang.fault import Fault
from landbridge.armlang.functions.signature import Asked, Function, Given
from landbridge.armlang.scope import Level
from landbridge.armlang.values import Pending


def unknown(text: str) -> Pending:
    """A value that the place of the deployment does not tell."""
    return Pending(f"[{text}]", frozenset({text}))


def known_or(value: object, text: str) -> object:
    """The value, or one that waits for it."""
    if isinstance(value, Mapping):
        return dict(value)
    return unknown(text) if value is None else value


def _parameters(asked: Asked, name: str) -> object:
    own = asked.context.arguments
    return (own if own is not None else asked.context.frame.parameters)[name]


def _variables(asked: Asked, name: str) -> object:
    if asked.context.section is Section.FUNCTION:
        raise Fault(
            "variables() stands in a function of the template", "Pass the value as a parameter."
        )
    return asked.context.frame.variables[name]


def _deployment(asked: Asked) -> dict[str, object]:
    scope = asked.context.scope
    link = "deployment().properties.templateLink"
    properties: dict[str, object] = {
        "templateLink": known_or(scope.template_link, link),
        "template": dict(asked.context.frame.template),
        "mode": scope.mode,
        "provisioningState": "Accepted",
    }
    found: dict[str, object] = {
        "name": scope.deployment,
        "id": f"{scope.id}/providers/Microsoft.Resources/deployments/{scope.deployment}",
        "properties": properties,
    }
    if scope.level is not Level.RESOURCE_GROUP:
        found["location"] = known_or(scope.location, "deployment().location")
    return found


def _deployer(asked: Asked) -> object:
    return known_or(asked.context.scope.deployer, "deployer()")


def _environment(asked: Asked) -> object:
    return known_or(asked.context.scope.environment, "environment()")


DEPLOYMENT = (
    Function("deployer", "", _deployer, Given.ASKED),
    Function("deployment", "", _deployment, Given.ASKED),
    Function("environment", "", _environment, Given.ASKED),
    Function("parameters", "string", _parameters, Given.ASKED),
    Function("variables", "string", _variables, Given.ASKED),
)
