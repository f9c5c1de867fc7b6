"""Templates as Azure would understand them, with the language of ours as the reader."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from landbridge.armlang import Level, NothingKnown, Resource, Scope, Template, expanded
from landbridge.catalogue.arm import public_cloud, template_limits
from landbridge.render.arm import ArmResource
from landbridge.render.arm.ground import SUBNET, VIRTUAL_NETWORK
from landbridge.render.arm.resource import id_of

SUBSCRIPTION = "87d64d6d-6d17-4ad7-b507-16d9bc498781"
OWN = ("type", "name", "apiVersion", "dependsOn", "comments", "copy", "condition", "scope")
Bodies = Mapping[str, Mapping[str, Any]]
KEYS = ("expressRouteId", "expressRouteAuthorizationKey")


class Standing(NothingKnown):
    """Authorizations stand, and tell of each property its name."""

    def resource(self, resource_id: str, api_version: str | None) -> Mapping[str, object] | None:  # type: ignore[override] # it knows something
        told = {"properties": {each: each for each in KEYS}}
        return told if "/authorizations/" in resource_id else None


def resources(text: str, group: str, **given: object) -> Iterator[Resource]:
    """What a template deploys into a group; without one, into the subscription."""
    scope = Scope(
        limits=template_limits(),
        level=Level.RESOURCE_GROUP if group else Level.SUBSCRIPTION,
        subscription=SUBSCRIPTION,
        resource_group=group,
        location="westeurope",
        environment=public_cloud(),
        state=Standing(),
    )
    template = Template.read(json.loads(text), "template", scope.limits)
    yield from expanded(template, scope, given).resources


def bodies(found: Iterable[Resource]) -> Bodies:
    """The body of each by its id, as a PUT would send it."""
    return {
        str(each.id).lower(): {key: part for key, part in each.body.items() if key not in OWN}
        for each in found
    }


def meant(made: Iterable[ArmResource]) -> Bodies:
    """The bodies of a plan by id, each subnet by itself, as templates have them."""
    return dict(_apart(made))


def _apart(made: Iterable[ArmResource]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for each in made:
        body = json.loads(json.dumps(each.body))
        subnets = body["properties"].pop("subnets") if each.type == VIRTUAL_NETWORK else ()
        for told in each.filled:
            *above, last = told.path.split(".")
            holder = body
            for key in above:
                holder = holder.setdefault(key, {})
            holder[last] = told.of.rpartition(".")[2]
        yield id_of(SUBSCRIPTION, each.group, each.type, each.name).lower(), body
        for subnet in subnets:
            name = f"{each.name}/{subnet['name']}"
            id_ = id_of(SUBSCRIPTION, each.group, SUBNET, name)
            yield id_.lower(), {"properties": subnet["properties"]}
