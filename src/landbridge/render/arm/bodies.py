"""All resources of a plan, each after what it names."""

from collections.abc import Callable, Iterable, Iterator
from graphlib import TopologicalSorter

from landbridge.catalogue import catalogue
from landbridge.errors import FactMissing
from landbridge.model.plan import Plan
from landbridge.model.sized import Sized
from landbridge.network.estate.assembled import assembled
from landbridge.render.arm.application_groups import application_groups
from landbridge.render.arm.bastions import bastions
from landbridge.render.arm.circuit_keys import circuit_keys
from landbridge.render.arm.connections import connections
from landbridge.render.arm.ddos_plans import ddos_plans
from landbridge.render.arm.defender_plans import defender_plans
from landbridge.render.arm.dns_resolvers import dns_resolvers
from landbridge.render.arm.dns_zones import dns_zones
from landbridge.render.arm.firewall_policies import firewall_policies
from landbridge.render.arm.firewalls import firewalls
from landbridge.render.arm.gateways import gateways
from landbridge.render.arm.global_reach import global_reach
from landbridge.render.arm.ground import Ground
from landbridge.render.arm.hub_connections import hub_connections
from landbridge.render.arm.hub_firewalls import hub_firewalls
from landbridge.render.arm.hub_gateways import hub_gateways
from landbridge.render.arm.ip_groups import ip_groups
from landbridge.render.arm.left_out import left_out
from landbridge.render.arm.monitoring import action_groups, alerts, diagnostic_settings, workspaces
from landbridge.render.arm.names import refuse_names
from landbridge.render.arm.peerings import peerings
from landbridge.render.arm.private_cloud import arc, clusters, hcx, private_cloud
from landbridge.render.arm.private_endpoints import private_endpoints
from landbridge.render.arm.public_addresses import nat_gateways
from landbridge.render.arm.resource import ArmResource, id_of, mentioned
from landbridge.render.arm.resource_groups import resource_groups
from landbridge.render.arm.route_tables import route_tables
from landbridge.render.arm.routing_intents import routing_intents
from landbridge.render.arm.security_groups import security_groups
from landbridge.render.arm.virtual_hubs import virtual_hubs, virtual_wans
from landbridge.render.arm.virtual_network_manager import virtual_network_manager
from landbridge.render.arm.virtual_networks import virtual_networks

NETWORK: tuple[Callable[[Ground], Iterator[ArmResource]], ...] = (
    application_groups,
    security_groups,
    route_tables,
    nat_gateways,
    ddos_plans,
    virtual_networks,
    peerings,
    ip_groups,
    firewall_policies,
    firewalls,
    gateways,
    circuit_keys,
    connections,
    global_reach,
    bastions,
    private_endpoints,
    dns_zones,
    dns_resolvers,
    virtual_wans,
    virtual_hubs,
    hub_connections,
    hub_firewalls,
    routing_intents,
    hub_gateways,
    virtual_network_manager,
    defender_plans,
)
CLOUD: tuple[Callable[[Ground, Sized], Iterator[ArmResource]], ...] = (
    private_cloud,
    clusters,
    hcx,
    arc,
)
MONITORING: tuple[Callable[[Ground], Iterator[ArmResource]], ...] = (
    workspaces,
    diagnostic_settings,
    action_groups,
    alerts,
)


BY_PROVIDER, INSIGHTS = "arm.choice.api-versions", "arm.choice.insights-versions"
BY_TYPE = {
    "Microsoft.Authorization": "arm.choice.authorization-versions",
    "Microsoft.Network": "arm.choice.dns-versions",
}
"""Providers whose types have versions of their own; settings of Insights stand in any other's."""


def bodies(plan: Plan, subscription: str) -> tuple[ArmResource, ...]:
    """The resources of a plan in an order in which they can be made.

    What the private cloud puts on subnets of the service, its segments and its firewall are not
    among them: the first have names that nobody knows before, the others are NSX's.
    Raises InputError for what Azure could not hold.
    """
    ground = Ground(plan.estate, assembled(plan.estate), subscription)
    made = [
        *of_network(ground),
        *(resource for each in CLOUD for resource in each(ground, plan.sized)),
        *(resource for each in MONITORING for resource in each(ground)),
    ]
    refuse_names(made)
    groups = resource_groups(ground, made, tuple(left_out(ground)))
    return tuple(in_order((*groups, *made), subscription))


def of_network(ground: Ground) -> Iterator[ArmResource]:
    """The resources around the private cloud, as their functions come."""
    for each in NETWORK:
        yield from each(ground)


def in_order(resources: Iterable[ArmResource], subscription: str) -> Iterator[ArmResource]:
    """Each behind its group, its parent and all that its body names; else as they came."""
    known = {_id(each, subscription): each for each in resources}
    sorter = TopologicalSorter({id_: [] for id_ in known})
    for id_, each in known.items():
        sorter.add(id_, *(name for name in _needs(id_, each) if name in known))
    yield from (known[id_] for id_ in sorter.static_order())


def version_of(type_: str) -> str:
    """The API version with which a type is written, however its path is cased."""
    provider, _, path = type_.partition("/")
    first, last, of_type = path.partition("/")[0], path.rpartition("/")[2], BY_TYPE.get(provider)
    asked = [(of_type, last), (of_type, first)] if of_type else [(INSIGHTS, last)]
    for fact, key in (*asked, (BY_PROVIDER, provider)):
        versions = catalogue().value(fact)
        told = versions if isinstance(versions, dict) else {}
        found = {str(name).casefold(): str(each) for name, each in told.items()}
        if key.casefold() in found:
            return found[key.casefold()]
    raise FactMissing(BY_PROVIDER, f"has no version of {type_}")


def _id(resource: ArmResource, subscription: str) -> str:
    return id_of(subscription, resource.group, resource.type, resource.name).lower()


def _needs(id_: str, resource: ArmResource) -> Iterator[str]:
    """The ids on the way to it, and those in its body with all that these stand in."""
    told = (each.id.lower() for each in resource.filled)
    for each in (id_, *mentioned(resource.body), *resource.after, *told):
        parts = each.split("/")
        for end in range(5, len(parts) + 1, 2):
            name = "/".join(parts[:end])
            if name != id_:
                yield name
