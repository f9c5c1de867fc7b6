"""The network through which the hosts reach storage by iSCSI."""

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.avs import child_errors
from landbridge.emulator.avs.state.child import (
    Child,
    block,
    cloud_of,
    prefix,
    refuse_other_name,
)

BLOCK = "properties.networkBlock"


class IscsiPaths(Child):
    """One, named `default`; that its block must lie beside that of the cloud is inferred."""

    type = "Microsoft.AVS/privateClouds/iscsiPaths"

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        refuse_other_name(wanted.id)
        found = prefix(wanted.properties["networkBlock"], BLOCK)
        own = block(cloud_of(world, wanted.id))
        if found.overlaps(own):
            told = f"The block {found} overlaps with that of the private cloud, {own}."
            raise child_errors.unfit(told, BLOCK)
