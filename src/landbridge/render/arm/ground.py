"""What every body is made from: the network that shall be, and how its parts are named in Azure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from landbridge.model.estate import Estate
from landbridge.model.network import Network
from landbridge.model.private_cloud import PrivateCloud
from landbridge.render.arm.resource import ArmResource, Body, id_of
from landbridge.security.ends import Ends

VIRTUAL_NETWORK = "Microsoft.Network/virtualNetworks"
SUBNET = f"{VIRTUAL_NETWORK}/subnets"
PEERING = f"{VIRTUAL_NETWORK}/virtualNetworkPeerings"
SECURITY_GROUP = "Microsoft.Network/networkSecurityGroups"
APPLICATION_GROUP = "Microsoft.Network/applicationSecurityGroups"
ROUTE_TABLE = "Microsoft.Network/routeTables"
IP_GROUP = "Microsoft.Network/ipGroups"
PUBLIC_ADDRESS = "Microsoft.Network/publicIPAddresses"
NAT_GATEWAY = "Microsoft.Network/natGateways"
FIREWALL = "Microsoft.Network/azureFirewalls"
POLICY = "Microsoft.Network/firewallPolicies"
COLLECTION_GROUP = f"{POLICY}/ruleCollectionGroups"
GATEWAY = "Microsoft.Network/virtualNetworkGateways"
CONNECTION = "Microsoft.Network/connections"
PRIVATE_ENDPOINT = "Microsoft.Network/privateEndpoints"
DDOS_PLAN = "Microsoft.Network/ddosProtectionPlans"
HUB = "Microsoft.Network/virtualHubs"
CLOUD = "Microsoft.AVS/privateClouds"


@dataclass(frozen=True)
class Ground:
    """An estate, its whole network, and the subscription in which it shall stand."""

    estate: Estate
    network: Network
    subscription: str

    @property
    def cloud(self) -> PrivateCloud:
        return self.estate.private_cloud

    @property
    def region(self) -> str:
        return self.cloud.region or ""

    @property
    def home(self) -> str:
        """The resource group of the private cloud, where all stands that names no other."""
        return self.cloud.resource_group or ""

    @cached_property
    def ends(self) -> Ends:
        """What the names at the ends of rules mean."""
        return Ends(self.network, self.estate.tags)

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """The resource groups of virtual networks, by name in small letters."""
        return _homes(self.network.virtual_networks)

    @cached_property
    def regions(self) -> Mapping[str, str]:
        """The regions of virtual networks that tell one, by name in small letters."""
        return {
            each.name.lower(): each.region for each in self.network.virtual_networks if each.region
        }

    @cached_property
    def standing(self) -> Mapping[str, str]:
        """The resource groups of security groups and route tables, by type and small name."""
        kinds = {
            SECURITY_GROUP: self.network.network_security_groups,
            ROUTE_TABLE: self.network.route_tables,
        }
        return {
            f"{type_} {name}": group
            for type_, things in kinds.items()
            for name, group in _homes(things).items()
        }

    def group_of(self, network: str) -> str:
        """The resource group of a virtual network, and of what stands in it."""
        return self.groups.get(network.lower()) or self.home

    def region_of(self, network: str) -> str:
        """The region of a virtual network, and of what stands in it."""
        return self.regions.get(network.lower(), self.region)

    def ref(self, type_: str, name: str, group: str = "") -> Body:
        """A reference to a resource, as bodies hold it."""
        return {"id": self.id(type_, name, group)}

    def named(self, type_: str, name: str) -> Body:
        """A reference to a security group or a route table, wherever it stands."""
        return self.ref(type_, name, self.standing.get(f"{type_} {name.lower()}", ""))

    def id(self, type_: str, name: str, group: str = "") -> str:
        return id_of(self.subscription, group or self.home, type_, name)

    def subnet(self, network: str, name: str) -> Body:
        """A reference to a subnet of a virtual network."""
        return self.ref(SUBNET, f"{network}/{name}", self.group_of(network))

    def resource(
        self, type_: str, name: str, properties: Body, group: str = "", region: str = "",
        remarks: Iterable[str] = (), **more: object,
    ) -> ArmResource:  # fmt: skip
        """A resource of a type that has a region of its own."""
        body = {"location": region or self.region, **more, "properties": properties}
        return ArmResource(type_, name, group or self.home, body, tuple(remarks))


def _homes(things: Iterable[object]) -> Mapping[str, str]:
    told = (
        (str(getattr(each, "name", "")), getattr(each, "resource_group", "")) for each in things
    )
    return {name.lower(): group for name, group in told if group}
