"""What is in a part, in a few words: the kinds of its resources as its readers call them."""

from collections.abc import Mapping

from landbridge.render.arm import dns_resolvers, dns_zones, hub_connections, hub_gateways
from landbridge.render.arm import virtual_network_manager as manager
from landbridge.render.arm.bastions import BASTION
from landbridge.render.arm.circuits import CIRCUIT_KEY, CLOUD_KEY
from landbridge.render.arm.defender_plans import PLAN
from landbridge.render.arm.global_reach import TYPE as GLOBAL_REACH
from landbridge.render.arm.ground import (
    APPLICATION_GROUP,
    CONNECTION,
    DDOS_PLAN,
    FIREWALL,
    GATEWAY,
    HUB,
    IP_GROUP,
    NAT_GATEWAY,
    PEERING,
    POLICY,
    PRIVATE_ENDPOINT,
    PUBLIC_ADDRESS,
    ROUTE_TABLE,
    SECURITY_GROUP,
    SUBNET,
    VIRTUAL_NETWORK,
)
from landbridge.render.arm.monitoring import ACTIONS, WORKSPACE
from landbridge.render.arm.routing_intents import INTENT
from landbridge.render.arm.virtual_hubs import WAN
from landbridge.render.templates.values import Part

WORDS: Mapping[str, str] = {
    VIRTUAL_NETWORK: "networks",
    SUBNET: "subnets",
    PEERING: "peerings",
    SECURITY_GROUP: "security groups",
    APPLICATION_GROUP: "application security groups",
    ROUTE_TABLE: "route tables",
    NAT_GATEWAY: "NAT gateways",
    IP_GROUP: "IP groups",
    POLICY: "firewall policies",
    f"{POLICY}/ruleCollectionGroups": "firewall policies",
    FIREWALL: "firewalls",
    WAN: "Virtual WAN",
    HUB: "hubs",
    hub_connections.CONNECTION: "connections with hubs",
    INTENT: "routing intent",
    GATEWAY: "gateways",
    hub_gateways.VPN: "gateways of hubs",
    hub_gateways.EXPRESSROUTE: "gateways of hubs",
    CLOUD_KEY: "keys of circuits",
    CIRCUIT_KEY: "keys of circuits",
    CONNECTION: "connections",
    GLOBAL_REACH: "Global Reach",
    PUBLIC_ADDRESS: "public addresses",
    BASTION: "Bastion",
    DDOS_PLAN: "DDoS protection",
    PRIVATE_ENDPOINT: "private endpoints",
    dns_zones.ZONE: "private zones of DNS",
    dns_zones.LINK: "links of private zones",
    dns_resolvers.RESOLVER: "resolvers",
    dns_resolvers.INBOUND: "resolvers",
    dns_resolvers.OUTBOUND: "resolvers",
    dns_resolvers.RULES: "rules of resolvers",
    dns_resolvers.RULE: "rules of resolvers",
    dns_resolvers.LINK: "rules of resolvers",
    manager.INSTANCE: "Virtual Network Manager",
    manager.GROUP: "network groups",
    manager.MEMBER: "network groups",
    manager.CONNECTIVITY: "connectivity configurations",
    manager.ADMIN: "security admin rules",
    manager.COLLECTION: "security admin rules",
    manager.RULE: "security admin rules",
    WORKSPACE: "workspace",
    ACTIONS: "action group",
    PLAN: "plans of Defender",
}
"""By type, in the order in which they are told."""


def contents(part: Part) -> str:
    """The kinds, each once, as a sentence begins."""
    types = {each.type for each in part.pieces}
    told = ", ".join(dict.fromkeys(word for type_, word in WORDS.items() if type_ in types))
    return told[:1].upper() + told[1:]
