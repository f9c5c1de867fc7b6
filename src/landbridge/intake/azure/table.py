"""Which reader reads which type of resource."""

from collections.abc import Mapping

from landbridge.intake.azure import types, unread
from landbridge.intake.azure.readers import (
    admin_rules,
    application_group,
    connectivity,
    dns_resolver,
    dns_zone,
    firewall,
    firewall_policy,
    gateway,
    global_reach,
    interface,
    ip_group,
    load_balancer,
    local_gateway,
    network_group,
    private_cloud,
    private_endpoint,
    route_table,
    security_group,
    virtual_hub,
    virtual_network,
)
from landbridge.intake.azure.survey import Reader

READERS: Mapping[str, Reader] = {
    types.VIRTUAL_NETWORK: virtual_network.read,
    types.INTERFACE: interface.read,
    types.LOAD_BALANCER: load_balancer.read,
    types.PRIVATE_ENDPOINT: private_endpoint.read,
    types.SECURITY_GROUP: security_group.read,
    types.APPLICATION_GROUP: application_group.read,
    types.ROUTE_TABLE: route_table.read,
    types.GATEWAY: gateway.read,
    types.LOCAL_GATEWAY: local_gateway.read,
    types.VPN_SITE: local_gateway.read,
    types.FIREWALL: firewall.read,
    types.POLICY: firewall_policy.read,
    types.IP_GROUP: ip_group.read,
    types.NETWORK_GROUP: network_group.read,
    types.CONNECTIVITY: connectivity.read,
    types.ADMIN_CONFIGURATION: admin_rules.read,
    types.DNS_ZONE: dns_zone.read,
    types.RESOLVER: dns_resolver.read,
    types.HUB: virtual_hub.read,
    types.CLOUD: private_cloud.read,
    types.GLOBAL_REACH: global_reach.read,
    types.UNREAD: unread.read,
}
LOOKED_UP = frozenset(
    {types.SUBNET, types.PEERING, types.SECURITY_RULE, types.ROUTE, types.NAT_GATEWAY}
    | {types.PUBLIC_ADDRESS, types.COLLECTION_GROUP, types.CONNECTION, types.CIRCUIT, types.MANAGER}
    | {types.MEMBER, types.ADMIN_COLLECTION, types.ADMIN_RULE, types.DEPLOYED, types.SEGMENT}
    | {types.BASTION, types.ZONE_LINK, types.RESOLVER_IN, types.RESOLVER_OUT}
    | {types.RULESET, types.FORWARDING, types.RULESET_LINK}
    | {types.HUB_CONNECTION, types.ROUTING_INTENT, types.HUB_TABLE, types.VPN_GATEWAY}
    | {
        f"{types.LOAD_BALANCER}/inboundnatrules",
        types.VPN_CONNECTION,
        types.CIRCUIT_GATEWAY,
        types.CIRCUIT_CONNECTION,
    }
)
"""Types that another reader asks for."""
