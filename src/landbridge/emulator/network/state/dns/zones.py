"""Private zones of DNS, and their links; records are not emulated."""

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.network import errors
from landbridge.emulator.network.state.dns.named import Link, OfDns
from landbridge.emulator.region import region
from landbridge.emulator.store import Body, Resource

GLOBAL = "global"


class Zones(OfDns):
    """They stand in no region: published."""

    type = "Microsoft.Network/privateDnsZones"
    in_no_region = True

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        if region(wanted.location) != GLOBAL:
            raise errors.wrong(f"Zone '{wanted.id.name}' stands in {GLOBAL} alone.", "location")

    def begun(self, world: World, wanted: Wanted) -> Body:
        return {**wanted.body, "properties": {**wanted.properties}}

    def computed(self, world: World, resource: Resource) -> Body:
        links = world.store.of_type(ZoneLinks.type, within=str(resource.id))
        registering = [each for each in links if each.properties.get("registrationEnabled")]
        return {
            "numberOfRecordSets": 1,
            "numberOfVirtualNetworkLinks": len(links),
            "numberOfVirtualNetworkLinksWithRegistration": len(registering),
        }

    def refuse_delete(self, world: World, resource: Resource) -> None:
        """Published: its links go first."""
        for each in world.store.of_type(ZoneLinks.type, within=str(resource.id)):
            raise errors.in_use("CannotDeleteResource", resource.id, each.id)


class ZoneLinks(Link):
    type = "Microsoft.Network/privateDnsZones/virtualNetworkLinks"
    in_no_region = True

    def begun(self, world: World, wanted: Wanted) -> Body:
        own: Body = {"registrationEnabled": False, "resolutionPolicy": "Default"}
        told = {**own, **wanted.properties, "virtualNetworkLinkState": "Completed"}
        return {**wanted.body, "properties": told}
