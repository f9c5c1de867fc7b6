"""HCX enterprise sites: a key each, once HCX is there."""

from uuid import NAMESPACE_URL, uuid5

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.avs import errors
from landbridge.emulator.avs.state.child import Child
from landbridge.emulator.store import Body


class HcxSites(Child):
    """Neither making nor deleting one takes time."""

    type = "Microsoft.AVS/privateClouds/hcxEnterpriseSites"

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        cloud = wanted.id.parent
        if cloud is None or world.store.get(cloud.child("addons", "HCX")) is None:
            raise errors.hcx_absent(wanted.id)

    def begun(self, world: World, wanted: Wanted) -> Body:
        key = uuid5(NAMESPACE_URL, wanted.id.key).hex.upper()
        return {**wanted.body, "properties": {"activationKey": key, "status": "Available"}}
