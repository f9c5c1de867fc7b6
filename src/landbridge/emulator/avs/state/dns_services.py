"""The DNS service of a workload network, which forwards by zones."""

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.avs import child_errors
from landbridge.emulator.avs.state.child import Child, address, revised
from landbridge.emulator.avs.state.dns_zones import SERVICES, DnsZones, zone_name
from landbridge.emulator.figures import number
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body, Resource

MOST = "avs.dns.fqdn-zones-max"
IP, DEFAULT, ZONES = (
    f"properties.{each}" for each in ("dnsServiceIp", "defaultDnsZone", "fqdnZones")
)


class DnsServices(Child):
    """One at the tier-1 gateway, as NSX has it; its zones stand before it."""

    type = SERVICES

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        address(wanted.properties.get("dnsServiceIp") or "", IP)
        _refuse_zones(world, wanted)
        for other in world.store.of_type(self.type, within=str(wanted.id.parent)):
            if other.id.key != wanted.id.key:
                raise child_errors.only_one(wanted.id, other.id)

    def begun(self, world: World, wanted: Wanted) -> Body:
        told = {"logLevel": "INFO", **wanted.properties}
        told |= {"status": "SUCCESS", "revision": revised(wanted)}
        return {**wanted.body, "properties": told}


def _refuse_zones(world: World, wanted: Wanted) -> None:
    default = wanted.properties.get("defaultDnsZone") or ""
    fqdn = [str(each) for each in wanted.properties.get("fqdnZones") or []]
    if len(fqdn) > number(MOST):
        raise child_errors.too_many("FQDN zones", number(MOST), len(fqdn), ZONES)
    _refuse_default(_zone(world, wanted.id, str(default)), str(default))
    missing = [each for each in fqdn if _zone(world, wanted.id, each) is None]
    if missing:
        raise child_errors.members_absent(missing, "DNS zone", ZONES)


def _refuse_default(zone: Resource | None, name: str) -> None:
    if zone is None:
        raise child_errors.members_absent([name], "DNS zone", DEFAULT)
    if zone.properties.get("domain"):
        told = f"'{name}' is a zone of domains: a default zone has none."
        raise child_errors.unfit(told, DEFAULT)


def _zone(world: World, service: ResourceId, name: str) -> Resource | None:
    standing = world.store.of_type(DnsZones.type, within=str(service.parent))
    return next((each for each in standing if each.id.name.casefold() == zone_name(name)), None)
