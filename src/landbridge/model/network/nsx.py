"""Private clouds as the network sees them: segments, gateways and firewalls of NSX."""

from typing import Literal

from pydantic import Field

from landbridge.model.network.fields import ANY_END, Address, Ends, Prefix, Texts
from landbridge.model.place import Frozen

Layout = Literal["current", "initial"]


class NsxSegment(Frozen):
    """A segment."""

    name: str = Field(description="Its name in NSX.")
    prefix: Prefix = Field(description="Its addresses.")
    tier1: str = Field(default="tier-1", description="The tier-1 gateway that it hangs on.")
    tags: Texts | None = Field(
        default=None, description="Its tags, as `scope|tag` or `tag`; unset where nobody knows."
    )


class Guest(Frozen):
    """A VM on a segment."""

    name: str = Field(description="Its name.")
    segment: str = Field(description="Its segment.")
    address: Address = Field(description="Its address.")
    tags: Texts | None = Field(
        default=None, description="Its tags, as `scope|tag` or `tag`; unset where nobody knows."
    )
    port_tags: Texts | None = Field(default=None, description="Those of its segment port.")


class NsxRule(Frozen):
    """A rule of a firewall of NSX."""

    name: str = Field(description="Its name.")
    action: Literal["allow", "drop", "reject", "jump_to_application"] = Field(
        description="What happens on a match."
    )
    direction: Literal["in_out", "in", "out"] = Field(default="in_out", description="At the vNIC.")
    source: Ends = Field(default=ANY_END, description="Groups or addresses.")
    destination: Ends = Field(default=ANY_END, description="Groups or addresses.")
    services: Texts = Field(
        default=("any",), description="Such as `tcp/443`, `https`, `icmp`, `protocol/50`, `any`."
    )
    applied_to: Ends = Field(default=ANY_END, description="Where it is enforced; `*` everywhere.")
    disabled: bool = Field(default=False, description="Whether it is switched off.")


class DistributedPolicy(Frozen):
    """A policy of the distributed firewall, asked at the vNIC of every VM."""

    name: str = Field(description="Its name.")
    category: Literal["ethernet", "emergency", "infrastructure", "environment", "application"] = (
        Field(default="application", description="Its category; categories go before order.")
    )
    applied_to: Ends = Field(default=ANY_END, description="Where its rules are enforced.")
    rules: tuple[NsxRule, ...] = Field(default=(), description="Its rules, from the top.")


class GatewayPolicy(Frozen):
    """A policy of the gateway firewall of a tier-0 or tier-1 gateway."""

    name: str = Field(description="Its name.")
    category: Literal[
        "emergency", "system", "shared_pre_rules", "local_gateway", "auto_service", "default"
    ] = Field(default="local_gateway", description="Its category; categories go before order.")
    gateways: Texts = Field(description="The gateways that enforce it.")
    rules: tuple[NsxRule, ...] = Field(default=(), description="Its rules, from the top.")


class ServiceSubnet(Frozen):
    """What the customer attached to a subnet that the service made."""

    network_security_group: str | None = Field(default=None, description="The group on it.")
    route_table: str | None = Field(default=None, description="The route table on it.")


class AvsNetwork(Frozen):
    """A private cloud of either generation."""

    name: str = Field(description="Its name in Azure.")
    generation: Literal[1, 2] = Field(default=2, description="Its generation.")
    resource_group: str | None = Field(
        default=None,
        description="Its resource group, in the subscription of the new one; needed where the "
        "circuit of one of Generation 1 shall be connected.",
    )
    virtual_network: str | None = Field(default=None, description="Its network (Generation 2).")
    address_block: Prefix = Field(description="Its management block.")
    layout: Layout = Field(default="current", description="Which subnets the service made.")
    internet: bool = Field(default=False, description="Whether the service lends an egress.")
    segments: tuple[NsxSegment, ...] = Field(default=(), description="Its segments.")
    guests: tuple[Guest, ...] = Field(default=(), description="VMs that need a name of their own.")
    all_guests: bool = Field(
        default=False, description="Whether `guests` lists every address of every VM."
    )
    service_subnets: dict[str, ServiceSubnet] = Field(
        default_factory=dict, description="By its name in the layout, such as `avs-nsx-gw`."
    )
    distributed_firewall: tuple[DistributedPolicy, ...] = Field(default=(), description="Its DFW.")
    distributed_default: Literal["allow", "drop"] = Field(
        default="allow", description="The last rule of the distributed firewall."
    )
    exclude: Texts = Field(default=(), description="Groups and VMs without distributed firewall.")
    gateway_firewall: tuple[GatewayPolicy, ...] = Field(default=(), description="Its gateways'.")
