"""Why resources are as they are, with the facts that say so."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from landbridge.catalogue import catalogue
from landbridge.render.arm import dns_resolvers as resolvers
from landbridge.render.arm import dns_zones as zones
from landbridge.render.arm import hub_connections
from landbridge.render.arm import hub_gateways as of_hubs
from landbridge.render.arm import virtual_network_manager as manager
from landbridge.render.arm.bastions import BASTION
from landbridge.render.arm.circuits import CLOUD_KEY
from landbridge.render.arm.ground import (
    APPLICATION_GROUP,
    CLOUD,
    COLLECTION_GROUP,
    CONNECTION,
    DDOS_PLAN,
    FIREWALL,
    GATEWAY,
    HUB,
    IP_GROUP,
    PEERING,
    POLICY,
    PRIVATE_ENDPOINT,
    PUBLIC_ADDRESS,
    ROUTE_TABLE,
    SECURITY_GROUP,
    SUBNET,
    VIRTUAL_NETWORK,
)
from landbridge.render.arm.monitoring import ACTIONS, LOG_ALERT, METRIC_ALERT, SETTING, WORKSPACE
from landbridge.render.arm.private_cloud import ADDON, CLUSTER
from landbridge.render.arm.routing_intents import INTENT
from landbridge.render.arm.virtual_hubs import WAN


class Why(NamedTuple):
    """A reason, and the ids of its facts."""

    text: str
    facts: tuple[str, ...] = ()


NETWORK = Why(
    "Its subnets stand by themselves: put with a list of them, it would lose those of others, the"
    " service's too.",
    ("network.vnet.put-without-subnets",),
)
GROWS = Why(
    "The service adds each prefix that NSX advertises; what it added is handed back when this is"
    " deployed again.",
    ("network.routes.into-address-space",),
)
ATTACHED = Why(
    "The service makes these subnets and gives their names a suffix, so that they are found by how"
    " they begin; all that stands on them stays.",
    ("network.subnets.made-by", "network.subnets.match-by", "routing.udr.subnets", "nsg.subnets"),
)
LAID = Why(
    "It has a table of the service, which is never replaced: ours lie beside.",
    ("routing.udr.edit-only",),
)
BY_TYPE: Mapping[str, tuple[Why, ...]] = {
    VIRTUAL_NETWORK: (NETWORK,),
    SUBNET: (Why("A network takes one change at a time: each waits for the one before."),),
    ROUTE_TABLE: (
        Why(
            "In the group of the cloud where the uplinks use it, on both alike, and never on the"
            " subnet of inbound traffic.",
            ("routing.udr.same-resource-group", "routing.udr.subnets", "routing.udr.forbidden"),
        ),
    ),
    SECURITY_GROUP: (
        Why("In the group of the cloud where the uplinks use it.", ("nsg.same-resource-group",)),
    ),
    IP_GROUP: (
        Why("Guests of NSX have no interface in Azure: a firewall knows them by their addresses."),
    ),
    FIREWALL: (
        Why("The way out, since the service opens none.", ("internet.default", "internet.egress")),
    ),
    PEERING: (
        Why("Peering leads no further: each pair has its two sides.", ("peering.transitive",)),
    ),
    CLOUD: (
        Why(
            "virtualNetworkId makes it Generation 2; it is set at creation only, as availability"
            " is. The service makes its passwords.",
            ("arm.private-cloud.gen2-switch", "arm.private-cloud.create-only"),
        ),
        Why("It takes hours.", ("deploy.duration.create-hours-min",)),
    ),
    CLUSTER: (
        Why("One after the other.", ("deploy.duration.add-full-cluster-hours-min", "deploy.order")),
    ),
    BASTION: (
        Why(
            "By it machines are administered that have no public address. Its subnet is at least"
            " as large as Azure asks.",
            ("network.bastion.subnet-longest",),
        ),
    ),
    DDOS_PLAN: (
        Why(
            "In the group of the cloud: elsewhere the service would lack the rights that it needs"
            " for segments. A plan is paid for by the month.",
            ("troubleshooting.segment-not-programmed",),
        ),
    ),
    APPLICATION_GROUP: (
        Why("For interfaces of Azure alone: guests of NSX are in none.", ("asg.nsx-vms",)),
    ),
    PUBLIC_ADDRESS: (Why("Asked for by what stands behind it: firewall, gateway or Bastion."),),
    POLICY: (Why("Without a policy a firewall lets nothing through."),),
    COLLECTION_GROUP: (
        Why(
            "Whatever their priorities, DNAT rules are asked first, then those of networks, then"
            " those of applications.",
            ("firewall.order",),
        ),
    ),
    GATEWAY: (
        Why(
            "Sites, and private clouds of Generation 1, reach the network by it; it takes long.",
            ("connect.on-premises", "gateway.create-minutes"),
        ),
    ),
    CONNECTION: (
        Why(
            "A circuit, and the gateway at which it ends.",
            ("connect.on-premises", "connect.gen1-to-gen2"),
        ),
    ),
    CLOUD_KEY: (
        Why(
            "The key by which a gateway reaches the private cloud of Generation 1 while both"
            " stand. Its value is written nowhere.",
            ("connect.gen1-to-gen2",),
        ),
    ),
    PRIVATE_ENDPOINT: (
        Why("Reached from networks of its own region.", ("paas.private-endpoints",)),
    ),
    zones.ZONE: (Why("What is called so resolves where the zone is linked, and nowhere else."),),
    zones.LINK: (Why("By it the network resolves the names of the zone."),),
    resolvers.RESOLVER: (
        Why(
            "Who is elsewhere resolves names of the private cloud by it.",
            ("dns.private-resolves-from", "dns.private-elsewhere"),
        ),
    ),
    resolvers.INBOUND: (
        Why("In a subnet of its own.", ("dns.resolver.subnets", "dns.resolver.prefix")),
    ),
    resolvers.OUTBOUND: (
        Why("In a subnet of its own.", ("dns.resolver.subnets", "dns.resolver.prefix")),
    ),
    resolvers.RULES: (Why("Who is asked for which domain; it counts in the networks linked."),),
    manager.INSTANCE: (
        Why("What it makes counts once it is committed to a region.", ("avnm.deployment",)),
    ),
    manager.CONNECTIVITY: (
        Why(
            "A mesh makes no peerings, hub and spoke does.",
            ("avnm.mesh-next-hop", "avnm.hub-spoke"),
        ),
    ),
    manager.RULE: (
        Why(
            "Asked before every network security group.",
            ("avnm.rule.deny", "avnm.rule.allow", "avnm.rule.always-allow"),
        ),
    ),
    HUB: (Why("At least as large as Azure asks.", ("network.hub.prefix-longest",)),),
    WAN: (Why("All hubs of it reach one another."),),
    hub_connections.CONNECTION: (
        Why("A network has one hub, of its own region.", ("vwan.hub-same-region",)),
    ),
    INTENT: (
        Why(
            "All of a hub go the same way: static routes and tables of one's own exclude it.",
            ("vwan.intent.of-a-hub", "vwan.intent.policies", "vwan.intent.excludes"),
        ),
    ),
    of_hubs.EXPRESSROUTE: (
        Why(
            "Without routing intent for private traffic no circuit reaches another.",
            ("vwan.expressroute-transit", "vwan.expressroute-transit.intent"),
        ),
    ),
    WORKSPACE: (
        Why("It keeps logs as long as Azure does of itself.", ("log.workspace-retention-days",)),
    ),
    ACTIONS: (Why("Whom alerts are told to: its owner adds addresses."),),
    SETTING: (Why("All logs, from the first day.", ("log.category-group",)),),
    METRIC_ALERT: (
        Why("A threshold of the baseline.", ("alert.warning-severity", "alert.critical-severity")),
    ),
    LOG_ALERT: (Why("Incidents of the service.", ("alert.service-health",)),),
}


HCX = Why(
    "It names its two networks, which older versions of the API cannot.",
    ("network.hcx.blocks", "arm.api-version.first-hcx-networks"),
)
NAMED: Mapping[tuple[str, str], Why] = {(ADDON, "hcx"): HCX}
"""By type and last name, where not all of a type have the reason."""


def reasons(type_: str, name: str, *more: Why) -> Iterator[str]:
    """A sentence each, its facts behind it."""
    own = NAMED.get((type_, name.rpartition("/")[2].lower()))
    for why in (*BY_TYPE.get(type_, ()), *([own] if own else []), *more):
        yield told(why)


def told(why: Why) -> str:
    """The reason, and the ids of its facts in brackets. Raises FactMissing for one that is none."""
    ids = ", ".join(catalogue()[each].id for each in why.facts)
    return f"{why.text} [{ids}]" if ids else why.text
