"""Peerings of a circuit: two links, each a prefix, behind one VLAN."""

from ipaddress import IPv4Network

from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.figures import number
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network.state.gateways import errors
from landbridge.emulator.store import Body

PRIVATE = "AzurePrivatePeering"
LINKS = ("primaryPeerAddressPrefix", "secondaryPeerAddressPrefix")


class CircuitPeerings(Kind):
    type = "Microsoft.Network/expressRouteCircuits/peerings"
    tracked = False
    write_only = ("sharedKey",)

    def refuse(self, world: World, wanted: Wanted) -> None:
        kind = str(wanted.properties.get("peeringType") or wanted.id.name)
        if kind.casefold() != wanted.id.name.casefold():
            raise errors.peering_name(wanted.id, kind)
        for name in ("peerASN", "vlanId", *LINKS):
            if not wanted.properties.get(name):
                raise errors.wanted(wanted.id, f"properties.{name}")
        for name in LINKS:
            _refuse_link(wanted.id, str(wanted.properties[name]))

    def begun(self, world: World, wanted: Wanted) -> Body:
        own = {"peeringType": wanted.id.name, "state": "Enabled"}
        told = {**own, **wanted.properties, "azureASN": number("expressroute.azure-asn")}
        return {**wanted.body, "properties": told}


def _refuse_link(id_: ResourceId, text: str) -> None:
    length = number("expressroute.peering.prefix")
    try:
        fits = IPv4Network(text).prefixlen == length
    except ValueError:
        fits = False
    if not fits:
        raise errors.link_prefix(id_, text, length)
