"""Network security groups: one rule a priority and direction."""

from collections import Counter
from collections.abc import Mapping
from typing import ClassVar

from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.network import errors
from landbridge.emulator.network.state.route_tables import refuse_used
from landbridge.emulator.store import Resource


class SecurityRules(Kind):
    type = "Microsoft.Network/networkSecurityGroups/securityRules"
    tracked = False
    shows_etag = True

    def refuse(self, world: World, wanted: Wanted) -> None:
        for other in world.store.of_type(self.type, within=str(wanted.id.parent)):
            if other.id.key != wanted.id.key and _place(other.properties) == _place(
                wanted.properties
            ):
                raise errors.priority_taken(wanted.id, other.id, _place(wanted.properties)[1])


class SecurityGroups(Kind):
    type = "Microsoft.Network/networkSecurityGroups"
    shows_etag = True
    inline: ClassVar[Mapping[str, Kind]] = {"securityRules": SecurityRules()}

    def refuse(self, world: World, wanted: Wanted) -> None:
        rules = wanted.properties.get("securityRules") or []
        places = Counter(_place(each.get("properties") or {}) for each in rules)
        for (_, priority), count in places.items():
            if count > 1:
                raise errors.priority_twice(wanted.id, priority)

    def refuse_delete(self, world: World, resource: Resource) -> None:
        refuse_used(world, resource, "networkSecurityGroup")


def _place(properties: dict[str, object]) -> tuple[str, object]:
    return str(properties.get("direction")).casefold(), properties.get("priority")
