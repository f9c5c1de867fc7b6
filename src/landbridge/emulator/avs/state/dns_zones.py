"""Zones to which the DNS of a workload network forwards."""

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.avs import child_errors
from landbridge.emulator.avs.state.child import Child, address, revised
from landbridge.emulator.figures import number
from landbridge.emulator.store import Body, Resource

SERVICES = "Microsoft.AVS/privateClouds/workloadNetworks/dnsServices"
MOST = "avs.dns.zone-servers-max"
SERVERS, SOURCE = "properties.dnsServerIps", "properties.sourceIp"


class DnsZones(Child):
    """A zone without domains is a default zone."""

    type = "Microsoft.AVS/privateClouds/workloadNetworks/dnsZones"

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        servers = wanted.properties.get("dnsServerIps") or []
        if not servers:
            raise child_errors.unfit("A zone needs the address of a DNS server.", SERVERS)
        if len(servers) > number(MOST):
            raise child_errors.too_many("DNS servers", number(MOST), len(servers), SERVERS)
        for each in servers:
            address(each, SERVERS)
        if source := wanted.properties.get("sourceIp"):
            address(source, SOURCE)

    def begun(self, world: World, wanted: Wanted) -> Body:
        return {**wanted.body, "properties": {**wanted.properties, "revision": revised(wanted)}}

    def computed(self, world: World, resource: Resource) -> Body:
        """How many services use it is counted, whatever a client wrote."""
        return {"dnsServices": len(_users(world, resource))}

    def refuse_delete(self, world: World, resource: Resource) -> None:
        """Inferred: NSX keeps a zone that a service names."""
        if users := _users(world, resource):
            told = [f"the DNS service '{each.id.name}'" for each in users]
            raise child_errors.in_use(resource.id, told)


def zones_of(properties: Body) -> set[str]:
    """The names of the zones that a service uses, in small letters."""
    told = [properties.get("defaultDnsZone"), *(properties.get("fqdnZones") or [])]
    return {zone_name(each) for each in told if each}


def zone_name(text: object) -> str:
    """A zone may be written by its name or its id."""
    return str(text).rpartition("/")[2].casefold()


def _users(world: World, zone: Resource) -> list[Resource]:
    standing = world.store.of_type(SERVICES, within=str(zone.id.parent))
    return [each for each in standing if zone.id.name.casefold() in zones_of(each.properties)]
