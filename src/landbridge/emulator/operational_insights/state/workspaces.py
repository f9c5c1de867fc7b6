"""Log Analytics workspaces: made, named by others, and empty."""

import base64
from collections.abc import Mapping
from hashlib import sha512
from typing import ClassVar
from uuid import NAMESPACE_URL, uuid5

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import Action, Kind, Wanted, World
from landbridge.emulator.figures import number
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body, Resource

SKU = "PerGB2018"
RETENTION = "log.workspace-retention-days"


def _shared_keys(world: World, id_: ResourceId, body: Body) -> Body:
    """Keys that nothing takes: they follow from the name, and no secret is kept."""
    if world.store.get(id_) is None:
        raise refusals.absent(id_)
    return {f"{each}SharedKey": _key(id_, each) for each in ("primary", "secondary")}


class Workspaces(Kind):
    type = "Microsoft.OperationalInsights/workspaces"
    actions: ClassVar[Mapping[str, Action]] = {"sharedkeys": _shared_keys}

    def begun(self, world: World, wanted: Wanted) -> Body:
        """What Azure fills in where nothing is told is published."""
        own = {
            "customerId": str(uuid5(NAMESPACE_URL, wanted.id.key)),
            "sku": {"name": SKU},
            "retentionInDays": number(RETENTION),
            "publicNetworkAccessForIngestion": "Enabled",
            "publicNetworkAccessForQuery": "Enabled",
        }
        return {**wanted.body, "properties": {**own, **wanted.properties}}

    def done(self, world: World, resource: Resource) -> Resource:
        dates = {
            "createdDate": resource.created.isoformat(),
            "modifiedDate": world.clock.now().isoformat(),
        }
        return resource.with_properties(**dates)


def _key(id_: ResourceId, name: str) -> str:
    return base64.b64encode(sha512(f"{id_.key}/{name}".encode()).digest()).decode()
