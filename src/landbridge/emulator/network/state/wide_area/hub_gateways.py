"""Gateways of hubs; what they are connected with is not emulated."""

from typing import ClassVar

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.figures import hours, number
from landbridge.emulator.network import errors as general
from landbridge.emulator.network.state.networked import Networked
from landbridge.emulator.network.state.wide_area.in_hub import refuse_place
from landbridge.emulator.store import Body

CREATE, ASN = "network.hub-gateway.create-hours", "gateway.vpn.asn"


class _InHub(Networked):
    """One of a type in a hub."""

    inside: ClassVar[str]  # the property that holds its connections

    def hours(self, wanted: Wanted) -> float:
        return 0.0 if wanted.before else hours(CREATE)

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        refuse_place(world, wanted, self.path)
        if wanted.properties.get(self.inside):
            raise general.not_emulated(wanted.id, "connections of a gateway in a hub")


class VpnGateways(_InHub):
    type = "Microsoft.Network/vpnGateways"
    inside = "connections"

    def begun(self, world: World, wanted: Wanted) -> Body:
        own: Body = {
            "vpnGatewayScaleUnit": 1,
            "connections": [],
            "bgpSettings": {"asn": number(ASN), "peerWeight": 0},
        }
        return {**wanted.body, "properties": {**own, **wanted.properties}}


class ExpressRouteGateways(_InHub):
    type = "Microsoft.Network/expressRouteGateways"
    inside = "expressRouteConnections"

    def begun(self, world: World, wanted: Wanted) -> Body:
        own: Body = {
            "autoScaleConfiguration": {"bounds": {"min": 1}},
            "expressRouteConnections": [],
            "allowNonVirtualWanTraffic": False,
        }
        return {**wanted.body, "properties": {**own, **wanted.properties}}
