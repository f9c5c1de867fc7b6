"""Virtual WANs: what hubs belong to."""

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.network.state.naming import shown_users
from landbridge.emulator.network.state.networked import Networked
from landbridge.emulator.network.state.wide_area import errors
from landbridge.emulator.store import Body, Resource

SHOWN = {"virtualHubs": "virtualHubs"}
KINDS = ("Basic", "Standard")


class VirtualWans(Networked):
    type = "Microsoft.Network/virtualWans"

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        kind = str(wanted.properties.get("type", KINDS[-1]))
        if kind.casefold() not in {each.casefold() for each in KINDS}:
            raise errors.wan_kind(wanted.id, kind)

    def begun(self, world: World, wanted: Wanted) -> Body:
        own = {"type": KINDS[-1], "disableVpnEncryption": False, "allowBranchToBranchTraffic": True}
        return {**wanted.body, "properties": {**own, **wanted.properties}}

    def computed(self, world: World, resource: Resource) -> Body:
        return shown_users(world, resource.id, SHOWN)
