"""Virtual WAN hubs."""

from typing import Literal

from pydantic import Field, model_validator

from landbridge.model.network.fields import Prefix, Texts
from landbridge.model.place import Frozen


class HubConnection(Frozen):
    """A virtual network that is connected to the hub."""

    virtual_network: str = Field(description="The network.")
    internet_security: bool = Field(default=True, description="It learns 0.0.0.0/0 of the hub.")


class RoutingIntent(Frozen):
    """What the hub sends through its firewall."""

    private: bool = Field(default=False, description="Traffic between networks and sites.")
    internet: bool = Field(default=False, description="Traffic towards the Internet.")
    private_prefixes: tuple[Prefix, ...] = Field(
        default=(), description="Prefixes beyond the private ranges."
    )


class VirtualHub(Frozen):
    """A hub of Virtual WAN; hubs of one file belong to one Virtual WAN."""

    name: str = Field(description="Its name in Azure.")
    region: str | None = Field(default=None, description="Its region.")
    prefix: Prefix = Field(description="Its addresses.")
    connections: tuple[HubConnection, ...] = Field(default=(), description="Its networks.")
    connects: Texts = Field(default=(), description="Sites and clouds behind its gateways.")
    expressroute: Texts = Field(
        default=(), description="Those of `connects` that come over ExpressRoute."
    )
    vpn: Texts = Field(default=(), description="Those of `connects` that come over VPN.")
    firewall_policy: str | None = Field(default=None, description="Of its Azure Firewall.")
    routing_intent: RoutingIntent = Field(default=RoutingIntent(), description="What it inspects.")
    routing_preference: Literal["expressroute", "vpn", "as_path"] = Field(
        default="expressroute",
        description="By which way it prefers a prefix that it learns several times.",
    )

    @model_validator(mode="after")
    def _what_comes_in_some_way_is_connected(self) -> "VirtualHub":
        connected, circuits, tunnels = (
            {name.lower() for name in names}
            for names in (self.connects, self.expressroute, self.vpn)
        )
        if lost := sorted((circuits | tunnels) - connected):
            raise ValueError(f"{', '.join(lost)}: name it in `connects` too")
        if both := sorted(circuits & tunnels):
            raise ValueError(f"{', '.join(both)}: it comes over `expressroute` or over `vpn`")
        return self
