"""Network security groups: one rule a priority and direction, and the rules that always stand."""

from collections import Counter
from collections.abc import Mapping
from typing import ClassVar

from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.network import errors
from landbridge.emulator.network.state.default_rules import default_rules
from landbridge.emulator.network.state.naming import shown_users
from landbridge.emulator.network.state.networked import Networked, numbered
from landbridge.emulator.network.state.security_rule import refuse_rule
from landbridge.emulator.store import Body, Resource

SHOWN = {"subnets": "virtualNetworks/subnets", "networkInterfaces": "networkInterfaces"}


class SecurityRules(Networked):
    type = "Microsoft.Network/networkSecurityGroups/securityRules"
    tracked = False

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        refuse_rule(wanted.properties)
        for other in world.store.of_type(self.type, within=str(wanted.id.parent)):
            if other.id.key != wanted.id.key and _place(other.properties) == _place(
                wanted.properties
            ):
                raise errors.priority_taken(wanted.id, other.id, _place(wanted.properties)[1])


class SecurityGroups(Networked):
    type = "Microsoft.Network/networkSecurityGroups"
    in_use = "InUseNetworkSecurityGroupCannotBeDeleted"
    inline: ClassVar[Mapping[str, Kind]] = {"securityRules": SecurityRules()}

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        rules = wanted.properties.get("securityRules") or []
        places = Counter(_place(each.get("properties") or {}) for each in rules)
        for (_, priority), count in places.items():
            if count > 1:
                raise errors.priority_twice(wanted.id, priority)

    def computed(self, world: World, resource: Resource) -> Body:
        """The default rules, and who has the group."""
        told = shown_users(world, resource.id, SHOWN)
        return {**numbered(resource), "defaultSecurityRules": default_rules(resource.id), **told}


def _place(properties: dict[str, object]) -> tuple[str, object]:
    return str(properties.get("direction")).casefold(), properties.get("priority")
