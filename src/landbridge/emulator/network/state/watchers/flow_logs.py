"""Flow logs of virtual networks, subnets and interfaces. No flow is ever logged here."""

from collections.abc import Mapping
from datetime import date

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.clock import MOMENT
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.network.references import guid
from landbridge.emulator.network.state.watchers import errors
from landbridge.emulator.region import same_region
from landbridge.emulator.store import Body, Resource

SECURITY_GROUPS = "Microsoft.Network/networkSecurityGroups"
TARGETS = (
    "Microsoft.Network/virtualNetworks",
    "Microsoft.Network/virtualNetworks/subnets",
    "Microsoft.Network/networkInterfaces",
    SECURITY_GROUPS,
)
DEFAULTS: Mapping[str, object] = {
    "enabled": True,
    "format": {"type": "JSON", "version": 2},
    "retentionPolicy": {"days": 0, "enabled": False},
}
"""What the service writes where nothing is said; inferred."""


class FlowLogs(Kind):
    """A storage account is taken as it is named: there are none here."""

    type = "Microsoft.Network/networkWatchers/flowLogs"

    def hours_to_delete(self, resource: Resource) -> float:
        return MOMENT

    def refuse(self, world: World, wanted: Wanted) -> None:
        target = _target(world, wanted.properties)
        if target is None:
            raise errors.target_absent(wanted.id, str(wanted.properties.get("targetResourceId")))
        since = str(catalogue().value("flow-log.nsg.no-new-since"))
        late = world.clock.now().date() > date.fromisoformat(since)
        if target.id.type == SECURITY_GROUPS and wanted.before is None and late:
            raise errors.groups_over(wanted.id, since)
        for other in (_placed(world, target), _above(world, wanted.id)):
            if other and not same_region(other.body, wanted.body):
                raise errors.other_region(wanted.id, other.id)

    def begun(self, world: World, wanted: Wanted) -> Body:
        target = _target(world, wanted.properties)
        own = {"targetResourceGuid": guid(target.id)} if target else {}
        return {**wanted.body, "properties": {**DEFAULTS, **wanted.properties, **own}}


def _target(world: World, properties: Body) -> Resource | None:
    name = parsed(str(properties.get("targetResourceId", "")))
    standing = world.store.get(name) if name else None
    return standing if standing and standing.id.type in TARGETS else None


def _placed(world: World, target: Resource) -> Resource | None:
    """What tells the region of a target: a subnet has that of its network."""
    return target if target.body.get("location") else _above(world, target.id)


def _above(world: World, id_: ResourceId) -> Resource | None:
    return world.store.get(id_.parent) if id_.parent else None
