"""The template of a deployment, read in its place."""

from dataclasses import dataclass, replace
from typing import Any

from landbridge.armlang import (
    Deployment,
    Level,
    Scope,
    State,
    Template,
    expanded,
    given_parameters,
)
from landbridge.armlang.spot import Spot
from landbridge.catalogue.arm import public_cloud, template_limits
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body
from landbridge.errors import InputError

HIDDEN = "********"


@dataclass(frozen=True)
class Read:
    """A deployment that was asked for, and its properties without anything secret."""

    deployment: Deployment
    properties: Body


def read(id_: ResourceId, location: str, properties: Body, state: State) -> Read:
    """A template with its parameters. Raises Refusal for what is wrong with them."""
    try:
        template = Template.read(properties.get("template"), "template", template_limits())
        given = given_parameters(properties.get("parameters"), Spot("parameters"))
        found = expanded(template, _scope(id_, location, properties, state), given)
    except InputError as error:
        raise Refusal(
            400, "InvalidTemplate", f"Deployment template validation failed: {error}"
        ) from error
    return Read(found, _without_secrets(properties, found.secure))


def _scope(id_: ResourceId, location: str, properties: Body, state: State) -> Scope:
    level = Level.RESOURCE_GROUP if id_.group else Level.SUBSCRIPTION
    whole = Scope(
        template_limits(),
        level=level,
        subscription=id_.subscription,
        resource_group=id_.group,
        location=location or None,
        deployment=id_.name,
        mode=str(properties.get("mode", "Incremental")),
        environment=public_cloud(),
        state=state,
    )
    return whole if id_.group else replace(whole, resource_group="")


def _without_secrets(properties: Body, secure: frozenset[str]) -> Body:
    """Secret values never stand in the state: a text in their shape stands for them."""
    given: dict[str, Any] = properties.get("parameters") or {}
    names = {name.casefold() for name in secure}
    kept = {
        name: _hidden(value) if name.casefold() in names else value for name, value in given.items()
    }
    return {**properties, "parameters": kept}


def _hidden(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        return {name: _hidden(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_hidden(each) for each in value]
    return HIDDEN if isinstance(value, str) else value
