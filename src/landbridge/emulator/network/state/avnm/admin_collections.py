"""Collections of security admin rules, each for groups of networks."""

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.network.state.avnm.admin_configurations import AdminPart
from landbridge.emulator.network.state.avnm.groups import refuse_groups
from landbridge.emulator.network.state.avnm.naming import COLLECTIONS


class AdminCollections(AdminPart):
    type = COLLECTIONS

    def refuse(self, world: World, wanted: Wanted) -> None:
        refuse_groups(world, wanted.id, wanted.properties)
