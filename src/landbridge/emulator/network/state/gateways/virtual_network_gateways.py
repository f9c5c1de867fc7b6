"""Virtual network gateways of both types: VPN and ExpressRoute."""

from collections.abc import Mapping
from typing import ClassVar

from landbridge.emulator.arm.inline import shown
from landbridge.emulator.arm.kind import Action, Kind, Wanted, World
from landbridge.emulator.clock import MOMENT
from landbridge.emulator.figures import number
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network.references import guid, listed, referred
from landbridge.emulator.network.state.gateways import errors, gateway_routes
from landbridge.emulator.network.state.gateways.connected import at
from landbridge.emulator.network.state.gateways.gateway_skus import refuse_sku, sku_of
from landbridge.emulator.network.state.gateways.gateway_subnet import (
    GATEWAYS,
    KINDS,
    VPN,
    kind_of,
    refuse_place,
    subnets,
)
from landbridge.emulator.network.state.naming import users
from landbridge.emulator.network.state.space import prefixes
from landbridge.emulator.store import Body, Resource

ADDRESSES = "Microsoft.Network/publicIPAddresses"


def _connections(world: World, id_: ResourceId, asks: Body) -> Body:
    return {"value": [shown(world, world.kinds.of(each.id), each) for each in at(world, id_)]}


class VirtualNetworkGateways(Kind):
    """One of each type in a network. That it is `Updating` while it is made is inferred."""

    type = GATEWAYS
    states = ("Updating", "Updating")
    write_only = (
        "vpnClientConfiguration.radiusServerSecret",
        "vpnClientConfiguration.radiusServers.radiusServerSecret",
    )
    parts: ClassVar[Mapping[tuple[str, str], Action]] = {("GET", "connections"): _connections}
    actions: ClassVar[Mapping[str, Action]] = {
        "getlearnedroutes": gateway_routes.learned,
        "getadvertisedroutes": gateway_routes.advertised,
    }

    def hours(self, wanted: Wanted) -> float:
        """How long a change takes is not published."""
        return 0.0 if wanted.before else number("gateway.create-minutes") / 60

    def hours_to_delete(self, resource: Resource) -> float:
        return MOMENT

    def refuse(self, world: World, wanted: Wanted) -> None:
        kind = kind_of(wanted.properties)
        if kind not in KINDS:
            raise errors.wanted(wanted.id, "properties.gatewayType")
        if wanted.before and kind != kind_of(wanted.before.properties):
            raise errors.kind_changed(wanted.id, kind_of(wanted.before.properties))
        refuse_sku(wanted.id, kind, sku_of(wanted.properties))
        _refuse_addresses(world, wanted, kind)
        refuse_place(world, wanted, kind)

    def begun(self, world: World, wanted: Wanted) -> Body:
        sku = {"tier": sku_of(wanted.properties), **wanted.properties["sku"]}
        own = {"enableBgp": False, "activeActive": False, "vpnType": "RouteBased"}
        told = {**own, **wanted.properties, "sku": sku, "resourceGuid": guid(wanted.id)}
        told["ipConfigurations"] = _configurations(wanted)
        if kind_of(wanted.properties) == VPN:
            told["bgpSettings"] = {**_bgp(world, wanted), **(told.get("bgpSettings") or {})}
        return {**wanted.body, "properties": told}

    def refuse_delete(self, world: World, resource: Resource) -> None:
        for connection in at(world, resource.id):
            raise errors.used(resource.id, connection.id)


def _refuse_addresses(world: World, wanted: Wanted, kind: str) -> None:
    """A VPN gateway has public addresses of its own; those of ExpressRoute are the service's."""
    found = listed(wanted.properties, "ipConfigurations")
    both = wanted.properties.get("activeActive") and kind == VPN
    least = number("gateway.active-active.addresses") if both else 1
    if len(found) < least or (kind == VPN and not all(map(_address, found))):
        raise errors.addresses(wanted.id, least)
    for each in found:
        if _address(each):
            _refuse_address(world, wanted.id, each)


def _refuse_address(world: World, id_: ResourceId, configuration: Body) -> None:
    address = referred(world, _address(configuration), ADDRESSES)
    if address is None:
        raise errors.absent(id_, "public IP address", errors.ADDRESS)
    for other in users(world, address.id):
        if other.id.key != id_.key:
            raise errors.address_taken(id_, address.id, other.id)


def _address(configuration: Body) -> object:
    return configuration.get("publicIPAddress")


def _configurations(wanted: Wanted) -> list[Body]:
    """Each IP configuration with a name and an id of its own."""
    made = []
    for place, each in enumerate(wanted.properties.get("ipConfigurations") or []):
        name = str(each.get("name") or ("default" if place == 0 else f"default{place}"))
        properties = {"privateIPAllocationMethod": "Dynamic", **(each.get("properties") or {})}
        properties["provisioningState"] = "Succeeded"
        id_ = str(wanted.id.child("ipConfigurations", name))
        made.append({**each, "name": name, "id": id_, "properties": properties})
    return made


def _bgp(world: World, wanted: Wanted) -> Body:
    """That a gateway speaks BGP from the last address of its subnet is inferred."""
    standing = next((each for each in subnets(world, wanted.properties) if each), None)
    found = prefixes(standing.properties) if standing else []
    address = {"bgpPeeringAddress": str(found[0][-2])} if found else {}
    return {"asn": number("gateway.vpn.asn"), "peerWeight": 0, **address}
