"""DHCP of a workload network: a server of NSX, or a relay to others."""

from collections.abc import Callable, Mapping
from ipaddress import IPv4Interface

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.avs import child_errors
from landbridge.emulator.avs.state.child import Child, address, revised
from landbridge.emulator.figures import number
from landbridge.emulator.store import Body, Resource

MOST = "avs.dhcp.relay-servers-max"
SEGMENTS = "Microsoft.AVS/privateClouds/workloadNetworks/segments"
SERVER, SERVERS = "properties.serverAddress", "properties.serverAddresses"


class DhcpConfigurations(Child):
    """One at the tier-1 gateway, for all segments that have ranges; that it is one, is inferred."""

    type = "Microsoft.AVS/privateClouds/workloadNetworks/dhcpConfigurations"

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        _KINDS[str(wanted.properties["dhcpType"]).casefold()](wanted.properties)
        for other in world.store.of_type(self.type, within=str(wanted.id.parent)):
            if other.id.key != wanted.id.key:
                raise child_errors.only_one(wanted.id, other.id)

    def begun(self, world: World, wanted: Wanted) -> Body:
        return {**wanted.body, "properties": {**wanted.properties, "revision": revised(wanted)}}

    def computed(self, world: World, resource: Resource) -> Body:
        return {"segments": _segments(world, resource)}

    def refuse_delete(self, world: World, resource: Resource) -> None:
        """Inferred: segments would be left without the addresses that they promise."""
        if users := _segments(world, resource):
            raise child_errors.in_use(resource.id, [f"the segment '{each}'" for each in users])


def _segments(world: World, resource: Resource) -> list[str]:
    """The segments that have ranges."""
    standing = world.store.of_type(SEGMENTS, within=str(resource.id.parent))
    return [each.id.name for each in standing if _ranges(each.properties)]


def _ranges(segment: Body) -> list[object]:
    return list((segment.get("subnet") or {}).get("dhcpRanges") or [])


def _refuse_server(properties: Body) -> None:
    """The server's address is written with the length of its prefix."""
    text = str(properties.get("serverAddress") or "")
    try:
        IPv4Interface(text)
    except ValueError as error:
        raise child_errors.no_address(text, SERVER) from error
    if "/" not in text:
        told = f"'{text}' lacks the length of its prefix, like 10.1.0.2/24."
        raise child_errors.unfit(told, SERVER)


def _refuse_relay(properties: Body) -> None:
    servers = properties.get("serverAddresses") or []
    if not servers:
        raise child_errors.unfit("A relay needs the address of a DHCP server.", SERVERS)
    if len(servers) > number(MOST):
        raise child_errors.too_many("DHCP servers", number(MOST), len(servers), SERVERS)
    for each in servers:
        address(each, SERVERS)


_KINDS: Mapping[str, Callable[[Body], None]] = {"server": _refuse_server, "relay": _refuse_relay}
