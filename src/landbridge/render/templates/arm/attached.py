"""What is put on subnets of the service: they are read as they stand, and put with what is ours.

A template cannot read and put one resource. So the outer one reads the network, and hands those of
its subnets that are called so on to one within it; that refuses to begin where there are none.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.armlang import literal
from landbridge.render.arm import version_of
from landbridge.render.arm.ground import ROUTE_TABLE, SUBNET
from landbridge.render.templates.arm.expressions import (
    Written,
    expression,
    json_of,
    quoted,
)
from landbridge.render.templates.values import Attachment, Part

DEPLOYMENT = "Microsoft.Resources/deployments"


def attached(part: Part) -> Iterator[dict[str, Any]]:
    """Deployments for each subnet of the layout, one after the other."""
    before = ""
    for each in part.attachments:
        for made in _deployments(each, part):
            needs = [f"[resourceId({quoted(DEPLOYMENT)}, {quoted(before)})]"] if before else []
            properties = made.pop("properties")
            yield {
                "comments": literal(" ".join(each.comments)),
                **made,
                **({"dependsOn": needs} if needs else {}),
                "properties": properties,
            }
            before = made["name"]


def _deployments(each: Attachment, part: Part) -> Iterator[dict[str, Any]]:
    """One that puts the subnet, and one that lays routes into the table that it has."""
    name, called = f"{part.name}-{each.called}", _called(each, part.group)
    if each.properties:
        given = {"subnets": called, "attached": each.properties}
        yield _deployment(name, _parameters(given, part.group), _within(each))
    if each.routes:
        table = Written(f"first({called.text}).properties.routeTable.id")
        laid_in: dict[str, object] = {"table": table, "routes": each.routes}
        yield _deployment(f"{name}-routes", _parameters(laid_in, part.group), laid(each.version))


def _parameters(given: Mapping[str, object], group: str) -> dict[str, Any]:
    return {name: {"value": json_of(value, group)} for name, value in given.items()}


def _deployment(
    name: str, parameters: Mapping[str, Any], template: Mapping[str, Any], group: str = ""
) -> dict[str, Any]:
    return {
        "type": DEPLOYMENT,
        "apiVersion": version_of(DEPLOYMENT),
        "name": name,
        **({"resourceGroup": group} if group else {}),
        "properties": {
            "mode": "Incremental",
            "expressionEvaluationOptions": {"scope": "inner"},
            "parameters": parameters,
            "template": template,
        },
    }


def _called(each: Attachment, group: str) -> Written:
    """The subnets of the network that are called so, by name alone or with a suffix."""
    network = f"reference({expression(each.network, group)}, {quoted(each.version)}).subnets"
    name = "toLower(format('{0}-', lambdaVariables('each').name))"
    longer = [other for other in each.names if other.startswith(f"{each.called}-")]
    is_ = f"startsWith({name}, {quoted(each.called + '-')})"
    nots = [f"not(startsWith({name}, {quoted(other + '-')}))" for other in longer]
    test = f"and({', '.join([is_, *nots])})" if nots else is_
    return Written(f"filter({network}, lambda('each', {test}))")


def _within(each: Attachment) -> dict[str, Any]:
    found = "parameters('subnets')[copyIndex()]"
    asked = {"subnets": {"type": "array", "minLength": 1}, "attached": {"type": "object"}}
    put = {
        "type": SUBNET,
        "apiVersion": each.version,
        "name": f"[format('{{0}}/{{1}}', {quoted(each.network.name)}, {found}.name)]",
        "copy": _one_by_one("subnets"),
        "properties": f"[union({found}.properties, parameters('attached'))]",
    }
    return _template(asked, put)


def laid(version: str) -> dict[str, Any]:
    """Routes into a table: whose group is known only within, where its id is a parameter."""
    found, table = "parameters('routes')[copyIndex()]", "parameters('table')"
    asked = {"table": {"type": "string"}, "routes": {"type": "array"}}
    route = {
        "type": f"{ROUTE_TABLE}/routes",
        "apiVersion": version,
        "name": f"[format('{{0}}/{{1}}', last(split({table}, '/')), {found}.name)]",
        "copy": _one_by_one("routes"),
        "properties": f"[{found}.properties]",
    }
    given = {name: {"value": f"[parameters('{name}')]"} for name in asked}
    there = f"[split({table}, '/')[4]]"
    name = "[format('{0}-put', deployment().name)]"
    return _template(asked, _deployment(name, given, _template(asked, route), there))


def _one_by_one(name: str) -> dict[str, Any]:
    count = f"[length(parameters('{name}'))]"
    return {"name": name, "count": count, "mode": "serial", "batchSize": 1}


def _template(asked: Mapping[str, Any], resource: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        "contentVersion": "1.0.0.0",
        "parameters": dict(asked),
        "resources": [dict(resource)],
    }
