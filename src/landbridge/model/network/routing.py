"""Route tables, gateways, and what lies behind gateways."""

from typing import Literal

from pydantic import Field, model_validator

from landbridge.model.network.fields import Address, End, Prefix, Texts
from landbridge.model.place import Frozen


class Route(Frozen):
    """A route of a route table."""

    name: str = Field(default="", description="Its name.")
    prefix: End = Field(description="The destination: a prefix or a service tag.")
    next_hop: Literal[
        "virtual_appliance", "virtual_network_gateway", "virtual_network", "internet", "none"
    ] = Field(description="Where it leads.")
    address: Address | None = Field(default=None, description="The appliance's address.")


class RouteTable(Frozen):
    """A route table."""

    name: str = Field(description="Its name in Azure.")
    resource_group: str | None = Field(default=None, description="Its resource group.")
    gateway_propagation: bool = Field(
        default=True, description="Whether routes of gateways reach its subnets."
    )
    complete: bool = Field(
        default=True,
        description="Whether all of its routes are told; else what it decides depends.",
    )
    routes: tuple[Route, ...] = Field(default=(), description="Its routes.")


class Site(Frozen):
    """A place outside Azure: a datacenter, an office."""

    name: str = Field(description="How rules and reports call it.")
    prefixes: tuple[Prefix, ...] = Field(min_length=1, description="Its addresses.")
    circuit: str | None = Field(
        default=None,
        description="The resource id of its ExpressRoute circuit, in the subscription of the "
        "private cloud; needed where it shall be connected.",
    )


class Gateway(Frozen):
    """A gateway of a virtual network."""

    name: str = Field(description="Its name in Azure.")
    virtual_network: str = Field(description="The network that has it.")
    kind: Literal["expressroute", "vpn"] = Field(description="What it ends.")
    connects: Texts = Field(
        default=(), description="Sites, and private clouds of Generation 1, that it reaches."
    )
    bgp: bool | None = Field(
        default=None,
        description="Of a VPN gateway: BGP with its sites, who then reach each other; unset where "
        "that is not known.",
    )
    fast_path: Literal["off", "provider", "direct"] = Field(
        default="off",
        description="FastPath on its connections, by a provider's circuit or ExpressRoute Direct.",
    )

    @model_validator(mode="after")
    def _bgp_is_told_of_vpn(self) -> "Gateway":
        if self.kind == "expressroute" and self.bgp is not None:
            raise ValueError("ExpressRoute always has BGP, and no transit; leave out `bgp`")
        return self

    @model_validator(mode="after")
    def _fast_path_is_of_expressroute(self) -> "Gateway":
        if self.kind == "vpn" and self.fast_path != "off":
            raise ValueError("FastPath is of ExpressRoute gateways; leave out `fast_path`")
        return self


class GlobalReach(Frozen):
    """Two circuits joined at Microsoft's edge."""

    between: tuple[str, str] = Field(description="Two sites or clouds of Generation 1.")
