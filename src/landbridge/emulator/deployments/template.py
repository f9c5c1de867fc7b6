"""The template of a deployment, read in its place."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from landbridge.armlang import (
    Deployment,
    Level,
    Scope,
    Template,
    expanded,
    given_parameters,
)
from landbridge.armlang.spot import Spot
from landbridge.catalogue.arm import public_cloud, template_limits
from landbridge.emulator.deployments import errors
from landbridge.emulator.deployments.known import Known
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.resources.state.subscriptions import NAME, TENANT
from landbridge.emulator.store import Body
from landbridge.errors import InputError

HIDDEN = "********"
ABSENT = {
    "templateLink": "put the template into the request",
    "parametersLink": "put the parameters into the request",
    "onErrorDeployment": "deploy again what succeeded before",
}


@dataclass(frozen=True)
class Asked:
    """What is to be deployed: under which name, where, since when, with which properties."""

    id: ResourceId
    location: str
    since: datetime
    properties: Body


@dataclass(frozen=True)
class Read:
    """A deployment that was asked for; its properties without its secret parameters, and these."""

    deployment: Deployment
    properties: Body
    secret: Body


def read(asked: Asked, known: Known) -> Read:
    """A template with its parameters. Raises Refusal for what is wrong with them."""
    properties = asked.properties
    for name, instead in ABSENT.items():
        if properties.get(name):
            raise errors.not_emulated(name, instead)
    try:
        template = Template.read(properties.get("template"), "template", template_limits())
        given = given_parameters(properties.get("parameters"), Spot("parameters"))
        found = expanded(template, _scope(asked, known), given)
    except InputError as error:
        raise errors.wrong_template(error) from error
    secret = _secret(properties, found.secure)
    return Read(found, _with_parameters(properties, _hidden(secret)), secret)


def whole(properties: Body, secret: str | None) -> Body:
    """The properties with their secret parameters, where these are still known."""
    return _with_parameters(properties, json.loads(secret)) if secret else properties


def _scope(asked: Asked, known: Known) -> Scope:
    id_ = asked.id
    whole = Scope(
        template_limits(),
        level=Level.RESOURCE_GROUP if id_.group else Level.SUBSCRIPTION,
        subscription=id_.subscription,
        resource_group=id_.group,
        tenant=TENANT,
        location=asked.location or None,
        deployment=id_.name,
        mode=str(asked.properties.get("mode", "Incremental")),
        subscription_name=NAME,
        environment=public_cloud(),
        now=asked.since,
        new_guid=_guids(asked),
        state=known,
    )
    return whole if id_.group else replace(whole, resource_group="")


def _guids(asked: Asked) -> Callable[[], str]:
    """The same ones whenever the template is read again, others in another deployment."""
    numbers = count()
    begun = f"{asked.id.key}#{asked.since.isoformat()}"
    return lambda: str(uuid5(NAMESPACE_URL, f"{begun}#{next(numbers)}"))


def _secret(properties: Body, secure: frozenset[str]) -> Body:
    given: Body = properties.get("parameters") or {}
    names = {name.casefold() for name in secure}
    return {name: value for name, value in given.items() if name.casefold() in names}


def _with_parameters(properties: Body, parameters: Body) -> Body:
    return {**properties, "parameters": {**(properties.get("parameters") or {}), **parameters}}


def _hidden(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Secret values never stand in the state: a text in their shape stands for them."""
    if isinstance(value, dict):
        return {name: _hidden(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_hidden(each) for each in value]
    return HIDDEN if isinstance(value, str) else value
