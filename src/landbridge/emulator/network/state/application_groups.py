"""Application security groups: names that interfaces and rules share."""

from landbridge.emulator.arm.kind import World
from landbridge.emulator.network.state.networked import Networked, numbered
from landbridge.emulator.store import Body, Resource


class ApplicationGroups(Networked):
    type = "Microsoft.Network/applicationSecurityGroups"
    in_use = "InUseApplicationSecurityGroupCannotBeDeleted"

    def computed(self, world: World, resource: Resource) -> Body:
        return numbered(resource)
