"""Virtual networks with their subnets and peerings."""

from typing import Literal

from pydantic import Field

from landbridge.model.network.fields import Prefix, Texts
from landbridge.model.place import Frozen


class Subnet(Frozen):
    """A subnet, and what is attached to it; the rest of the file names it `network/subnet`."""

    name: str = Field(description="Its name in Azure.")
    prefixes: tuple[Prefix, ...] = Field(min_length=1, description="Its addresses.")
    network_security_group: str | None = Field(default=None, description="The group on it.")
    route_table: str | None = Field(default=None, description="The route table on it.")
    nat_gateway: str | None = Field(default=None, description="The NAT gateway on it.")
    service_endpoints: Texts = Field(
        default=(), description="Service tags that leave by a service endpoint."
    )
    private_endpoint_policies: Literal[
        "disabled", "network_security_group", "route_table", "enabled"
    ] = Field(default="disabled", description="Which policies bind the private endpoints in it.")
    default_outbound_access: bool | None = Field(
        default=None, description="Whether Azure lends addresses towards the Internet."
    )
    application_gateway: Literal["isolated", "not_isolated", "unknown"] | None = Field(
        default=None,
        description="An Application Gateway stands in it, with network isolation or without.",
    )
    complete: bool = Field(
        default=True,
        description="Whether all interfaces in it are told; groups on others may deny, others may "
        "have public addresses, or be in application security groups.",
    )


class Peering(Frozen):
    """One side of a peering; without the other side nothing flows."""

    to: str = Field(description="The other virtual network.")
    allow_virtual_network_access: bool = Field(
        default=True, description="The other side belongs to the tag VirtualNetwork."
    )
    allow_forwarded_traffic: bool = Field(
        default=False, description="Accept traffic that does not come from the peer itself."
    )
    allow_gateway_transit: bool = Field(
        default=False, description="Lend the gateway of this network to the peer."
    )
    use_remote_gateways: bool = Field(default=False, description="Use the peer's gateway.")
    state: Literal["connected", "initiated", "disconnected"] = Field(
        default="connected", description="Its state on this side."
    )
    in_sync: bool = Field(
        default=True, description="Whether it knows the peer's present address space."
    )


class VirtualNetwork(Frozen):
    """A virtual network."""

    name: str = Field(description="Its name in Azure.")
    region: str | None = Field(default=None, description="Its region.")
    resource_group: str | None = Field(default=None, description="Its resource group.")
    address_space: tuple[Prefix, ...] = Field(min_length=1, description="Its prefixes.")
    complete: bool = Field(
        default=True, description="Whether all that stands in it is told, such as gateways."
    )
    subnets: tuple[Subnet, ...] = Field(default=(), description="Its subnets.")
    peerings: tuple[Peering, ...] = Field(default=(), description="Its side of each peering.")
    dns_servers: Texts = Field(default=(), description="Custom DNS servers; none for Azure's.")
    bastion: bool = Field(
        default=False, description="Whether Azure Bastion stands in its AzureBastionSubnet."
    )
    ddos_protection: bool = Field(
        default=False, description="Whether a plan of DDoS protection covers it; plans cost money."
    )
