"""The network of an estate as its owner declares it: Azure, NSX and what lies behind gateways."""

from landbridge.model.network.dns import DnsResolver, Forwarding, PrivateZone
from landbridge.model.network.firewall import AddressGroup, Firewall, FirewallPolicy
from landbridge.model.network.interfaces import Interface, LoadBalancer, PrivateEndpoint
from landbridge.model.network.network import Network
from landbridge.model.network.nsx import AvsNetwork, Guest, NsxSegment, ServiceSubnet
from landbridge.model.network.routing import Gateway, Route, RouteTable, Site
from landbridge.model.network.security_group import NetworkSecurityGroup, SecurityRule
from landbridge.model.network.virtual_network import Peering, Subnet, VirtualNetwork
from landbridge.model.network.virtual_network_manager import NetworkManager
from landbridge.model.network.wide_area import VirtualHub

__all__ = [
    "AddressGroup",
    "AvsNetwork",
    "DnsResolver",
    "Firewall",
    "FirewallPolicy",
    "Forwarding",
    "Gateway",
    "Guest",
    "Interface",
    "LoadBalancer",
    "Network",
    "NetworkManager",
    "NetworkSecurityGroup",
    "NsxSegment",
    "Peering",
    "PrivateEndpoint",
    "PrivateZone",
    "Route",
    "RouteTable",
    "SecurityRule",
    "ServiceSubnet",
    "Site",
    "Subnet",
    "VirtualHub",
    "VirtualNetwork",
]
