"""The whole network around a private cloud, as one value that the proof takes."""

from typing import Literal

from pydantic import Field

from landbridge.model.network.dns import DnsResolver, PrivateZone
from landbridge.model.network.fields import Texts
from landbridge.model.network.firewall import AddressGroup, Firewall, FirewallPolicy
from landbridge.model.network.interfaces import Interface, LoadBalancer, PrivateEndpoint
from landbridge.model.network.nsx import AvsNetwork
from landbridge.model.network.routing import Gateway, GlobalReach, RouteTable, Site
from landbridge.model.network.security_group import NetworkSecurityGroup
from landbridge.model.network.virtual_network import VirtualNetwork
from landbridge.model.network.virtual_network_manager import NetworkManager
from landbridge.model.network.wide_area import VirtualHub
from landbridge.model.place import Frozen


class Network(Frozen):
    """Everything that decides who reaches whom. Names are blind to case, as Azure's are."""

    topology: Literal["declared", "hub-and-spoke", "mesh"] = Field(
        default="declared",
        description="What is drawn around the private cloud before your own parts are added.",
    )
    virtual_networks: tuple[VirtualNetwork, ...] = Field(default=(), description="The networks.")
    interfaces: tuple[Interface, ...] = Field(default=(), description="Azure VMs and appliances.")
    load_balancers: tuple[LoadBalancer, ...] = Field(default=(), description="Load balancers.")
    private_endpoints: tuple[PrivateEndpoint, ...] = Field(
        default=(), description="Private endpoints."
    )
    network_security_groups: tuple[NetworkSecurityGroup, ...] = Field(
        default=(), description="Network security groups."
    )
    application_security_groups: Texts = Field(
        default=(), description="Application security groups; interfaces say who is a member."
    )
    route_tables: tuple[RouteTable, ...] = Field(default=(), description="Route tables.")
    gateways: tuple[Gateway, ...] = Field(default=(), description="Gateways.")
    sites: tuple[Site, ...] = Field(default=(), description="Places outside Azure.")
    global_reach: tuple[GlobalReach, ...] = Field(default=(), description="Joined circuits.")
    firewalls: tuple[Firewall, ...] = Field(default=(), description="Azure Firewalls.")
    firewall_policies: tuple[FirewallPolicy, ...] = Field(default=(), description="Policies.")
    groups: tuple[AddressGroup, ...] = Field(
        default=(), description="IP groups, and groups of NSX."
    )
    network_manager: NetworkManager = Field(
        default=NetworkManager(), description="Azure Virtual Network Manager."
    )
    private_dns_zones: tuple[PrivateZone, ...] = Field(
        default=(), description="Private zones of DNS."
    )
    dns_resolvers: tuple[DnsResolver, ...] = Field(default=(), description="DNS Private Resolvers.")
    virtual_hubs: tuple[VirtualHub, ...] = Field(default=(), description="Virtual WAN hubs.")
    private_clouds: tuple[AvsNetwork, ...] = Field(
        default=(), description="Private clouds besides the one that shall be."
    )
