"""A template as JSON."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from landbridge.armlang import literal
from landbridge.model.templates import FIRST, GROUP, OWN
from landbridge.render.templates.arm.attached import attached
from landbridge.render.templates.arm.expressions import expression, json_of
from landbridge.render.templates.values import (
    GROWN,
    Given,
    Grown,
    Parameter,
    Part,
    Piece,
    Staged,
    found,
)

SCHEMA = "https://schema.management.azure.com/schemas/{}#"
IN_GROUP = SCHEMA.format("2019-04-01/deploymentTemplate.json")
IN_SUBSCRIPTION = SCHEMA.format("2018-05-01/subscriptionDeploymentTemplate.json")
PARAMETERS = SCHEMA.format("2019-04-01/deploymentParameters.json")
NOTHING: Mapping[str, object] = {}
TYPES = {str: "string", list: "array", bool: "bool", int: "int", dict: "object"}


def file(part: Part, whole: Staged) -> str:
    """The template of a part, for its resource group or the subscription."""
    made = [_resource(each, part) for each in part.pieces]
    schema = IN_GROUP if part.group else IN_SUBSCRIPTION
    asked = used(part.pieces, whole)
    return _text(schema, asked, [*made, *attached(part)], _metadata(part, asked))


def groups_file(whole: Staged) -> str:
    """The template of the resource groups, for the subscription."""
    made = [_resource(each, Part("", each.stage, "")) for each in whole.groups]
    return _text(IN_SUBSCRIPTION, used(whole.groups, whole), made)


def parameters_file(parameters: Iterable[Parameter]) -> str:
    """The values of parameters that have one; empty where none has."""
    values = {each.name: {"value": each.default} for each in parameters if each.default is not None}
    told = {"$schema": PARAMETERS, "contentVersion": "1.0.0.0", "parameters": values}
    return _json(told) if values else ""


def used(pieces: Iterable[Piece], whole: Staged) -> list[Parameter]:
    """The parameters that resources ask for."""
    asked = {
        each.parameter
        for piece in pieces
        for each in found(piece.body)
        if isinstance(each, Given | Grown)
    }
    return [each for each in whole.parameters if each.name in asked]


def _resource(piece: Piece, part: Part) -> dict[str, Any]:
    here = {each.symbol: each for each in part.pieces}
    needs = [f"[{expression(here[name].id, part.group)}]" for name in piece.needs if name in here]
    comment = {"comments": literal(" ".join(piece.comments))} if piece.comments else {}
    body = json_of(piece.body, part.group)
    assert isinstance(body, dict)  # noqa: S101 - a body is one
    return {
        **comment,
        "type": piece.type,
        "apiVersion": piece.version,
        "name": literal(piece.name),
        **({"dependsOn": needs} if needs else {}),
        **body,
    }


def _metadata(part: Part, asked: Iterable[Parameter]) -> Mapping[str, object]:
    """Where it goes, and what it is given first: `import` reads it back by them."""
    first: dict[str, list[object]] = {each.name: [] for each in asked if each.name == GROWN}
    told = {
        **({GROUP: literal(part.group)} if part.group else {}),
        **({FIRST: first} if first else {}),
    }
    return {OWN: told} if told else {}


def _text(
    schema: str,
    parameters: Iterable[Parameter],
    resources: list[dict[str, Any]],
    metadata: Mapping[str, object] = NOTHING,
) -> str:
    declared = {each.name: _declared(each) for each in parameters}
    return _json(
        {
            "$schema": schema,
            "contentVersion": "1.0.0.0",
            **({"metadata": metadata} if metadata else {}),
            **({"parameters": declared} if declared else {}),
            "resources": resources,
        }
    )


def _declared(parameter: Parameter) -> Mapping[str, object]:
    type_ = "securestring" if parameter.secret else TYPES[parameter.kind]
    default = {} if parameter.default is None else {"defaultValue": parameter.default}
    return {"type": type_, **default, "metadata": {"description": literal(parameter.about)}}


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
