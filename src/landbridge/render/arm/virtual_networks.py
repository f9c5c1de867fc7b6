"""Virtual networks with their subnets."""

from collections.abc import Iterator, Mapping

from landbridge.model.network import Subnet, VirtualNetwork
from landbridge.network.service import is_called, made
from landbridge.render.arm.ddos_plans import plan_of
from landbridge.render.arm.dns_resolvers import RESOLVER, delegated
from landbridge.render.arm.ground import (
    DDOS_PLAN,
    NAT_GATEWAY,
    ROUTE_TABLE,
    SECURITY_GROUP,
    VIRTUAL_NETWORK,
    Ground,
)
from landbridge.render.arm.resource import ArmResource, Body

POLICIES = {
    "disabled": "Disabled",
    "network_security_group": "NetworkSecurityGroupEnabled",
    "route_table": "RouteTableEnabled",
    "enabled": "Enabled",
}
SERVICES = {
    "Storage": "Microsoft.Storage",
    "Sql": "Microsoft.Sql",
    "AzureCosmosDB": "Microsoft.AzureCosmosDB",
    "AzureKeyVault": "Microsoft.KeyVault",
    "ServiceBus": "Microsoft.ServiceBus",
    "EventHub": "Microsoft.EventHub",
    "AppService": "Microsoft.Web",
    "AzureActiveDirectory": "Microsoft.AzureActiveDirectory",
    "AzureContainerRegistry": "Microsoft.ContainerRegistry",
}
"""The service whose endpoint takes the prefixes of a tag straight."""
UNSERVED = "{}: no service endpoint is known for {}, which is left out"


def virtual_networks(ground: Ground) -> Iterator[ArmResource]:
    """A network each, its own subnets within; those of the service are the service's to make."""
    for network in ground.network.virtual_networks:
        subnets = [each for each in network.subnets if not _of_service(each, network, ground)]
        yield ground.resource(
            VIRTUAL_NETWORK,
            network.name,
            {
                "addressSpace": {"addressPrefixes": list(network.address_space)},
                **_servers(network, ground),
                **_protected(network, ground),
                "subnets": [_subnet(each, network, ground) for each in subnets],
            },
            ground.group_of(network.name),
            ground.region_of(network.name),
            [line for each in subnets for line in _remarks(each, network)],
        )


def _of_service(subnet: Subnet, network: VirtualNetwork, ground: Ground) -> bool:
    """Whether a private cloud in the network has made it, under its own name or with a suffix."""
    clouds = [
        each
        for each in ground.network.private_clouds
        if each.generation == 2 and (each.virtual_network or "").lower() == network.name.lower()
    ]
    names = frozenset(own.name.lower() for each in clouds for own, _ in made(each))
    return any(is_called(subnet.name, each, names) for each in names)


def _servers(network: VirtualNetwork, ground: Ground) -> Body:
    home = ground.cloud.virtual_network
    own = home.dns_servers if home.name and home.name.lower() == network.name.lower() else None
    servers = network.dns_servers or own or ()
    return {"dhcpOptions": {"dnsServers": list(servers)}} if servers else {}


def _protected(network: VirtualNetwork, ground: Ground) -> Body:
    if not network.ddos_protection:
        return {}
    plan = ground.ref(DDOS_PLAN, plan_of(ground))
    return {"enableDdosProtection": True, "ddosProtectionPlan": plan}


def _subnet(subnet: Subnet, network: VirtualNetwork, ground: Ground) -> Body:
    properties = {
        **_prefixes(subnet),
        **_attached(subnet, network, ground),
        "privateEndpointNetworkPolicies": POLICIES[subnet.private_endpoint_policies],
        **_outbound(subnet),
        **_delegated(subnet, network, ground),
        **_endpoints(subnet),
    }
    return {"name": subnet.name, "properties": properties}


def _prefixes(subnet: Subnet) -> Body:
    if len(subnet.prefixes) == 1:
        return {"addressPrefix": subnet.prefixes[0]}
    return {"addressPrefixes": list(subnet.prefixes)}


def _attached(subnet: Subnet, network: VirtualNetwork, ground: Ground) -> Body:
    """What is on it; a NAT gateway stands beside its network."""
    group, table, nat = subnet.network_security_group, subnet.route_table, subnet.nat_gateway
    home = ground.group_of(network.name)
    return {
        **({"networkSecurityGroup": ground.named(SECURITY_GROUP, group)} if group else {}),
        **({"routeTable": ground.named(ROUTE_TABLE, table)} if table else {}),
        **({"natGateway": ground.ref(NAT_GATEWAY, nat, home)} if nat else {}),
    }


def _delegated(subnet: Subnet, network: VirtualNetwork, ground: Ground) -> Body:
    if subnet.name.lower() not in delegated(ground.network, network.name):
        return {}
    return {"delegations": [{"name": "resolver", "properties": {"serviceName": RESOLVER}}]}


def _outbound(subnet: Subnet) -> Mapping[str, bool]:
    lends = subnet.default_outbound_access
    return {} if lends is None else {"defaultOutboundAccess": lends}


def _endpoints(subnet: Subnet) -> Body:
    known = [SERVICES[tag] for tag in _families(subnet) if tag in SERVICES]
    return {"serviceEndpoints": [{"service": each} for each in known]} if known else {}


def _remarks(subnet: Subnet, network: VirtualNetwork) -> Iterator[str]:
    for tag in _families(subnet):
        if tag not in SERVICES:
            yield UNSERVED.format(f"{network.name}/{subnet.name}", tag)


def _families(subnet: Subnet) -> list[str]:
    """Tags without a region: an endpoint serves the service, wherever."""
    return list(dict.fromkeys(tag.partition(".")[0] for tag in subnet.service_endpoints))
