"""Every set of rules and routes of a network in the words of its owner, with where it counts."""

from collections.abc import Iterable, Iterator, Sequence

from landbridge.model.network import FirewallPolicy, Network, SecurityRule
from landbridge.model.network.firewall import (
    ApplicationRule,
    ApplicationRules,
    DnatRule,
    DnatRules,
    NetworkRule,
    NetworkRules,
    RuleCollection,
)
from landbridge.model.network.nsx import NsxRule
from landbridge.model.network.virtual_network_manager import AdminRule
from landbridge.model.topology import RuleLine, RuleSet
from landbridge.network.places import Kind, Place
from landbridge.security import admin, firewall, groups, nsx

ROUTES = "route table"
HOPS = {
    "virtual_appliance": "to the appliance",
    "virtual_network_gateway": "to the VPN gateway",
    "virtual_network": "inside the virtual network",
    "internet": "to the Internet",
    "none": "drop",
}
ORDER = (DnatRules, NetworkRules, ApplicationRules)


def rule_sets(network: Network, places: Sequence[Place]) -> Iterator[RuleSet]:
    """All that are declared or drawn, whether or not they are attached."""
    for part in (_firewalls, _security_groups, _admin, _route_tables, _distributed, _gateways):
        yield from part(network, places)


def _firewalls(network: Network, _: Sequence[Place]) -> Iterator[RuleSet]:
    policies = {each.name.lower(): each for each in network.firewall_policies}
    devices = [(each.name, each.virtual_network, each.policy) for each in network.firewalls]
    devices += [
        (f"hub {each.name}", each.name, each.firewall_policy)
        for each in network.virtual_hubs
        if each.firewall_policy
    ]
    for name, home, policy in devices:
        line = firewall.lineage(policy, policies)
        yield RuleSet(
            stage=firewall.STAGE,
            resource=name,
            at=(home,),
            rules=tuple(_of_policies(line)),
            says=f"policy {policy}" if line else "no policy: nothing passes",
        )


def _of_policies(line: Iterable[FirewallPolicy]) -> Iterator[RuleLine]:
    """The rules in the order in which they are asked."""
    for kind in ORDER:
        for policy in line:
            for group in sorted(policy.rule_collection_groups, key=lambda each: each.priority):
                for each in sorted(group.rule_collections, key=lambda each: each.priority):
                    if isinstance(each, kind):
                        yield from _of_collection(each)


def _of_collection(collection: RuleCollection) -> Iterator[RuleLine]:
    for rule in collection.rules:
        if isinstance(rule, DnatRule):
            yield _dnat(rule)
        else:
            action = collection.action if not isinstance(collection, DnatRules) else ""
            yield RuleLine(
                name=f"{collection.name}/{rule.name}",
                action=action,
                source=_ends(rule.source),
                destination=_ends(_destination(rule)),
                traffic=_wanted(rule),
            )


def _dnat(rule: DnatRule) -> RuleLine:
    to = rule.translated_address or rule.translated_fqdn or "an address that is not known"
    return RuleLine(
        name=rule.name,
        action=f"translate to {to}, port {rule.translated_port}",
        source=_ends(rule.source),
        destination=rule.destination,
        traffic=_ports(rule.protocols, (str(rule.port),)),
    )


def _destination(rule: NetworkRule | ApplicationRule) -> tuple[str, ...]:
    if isinstance(rule, NetworkRule):
        return rule.destination
    return (*rule.fqdns, *rule.fqdn_tags, *rule.web_categories)


def _wanted(rule: NetworkRule | ApplicationRule) -> str:
    if isinstance(rule, NetworkRule):
        return _ports(rule.protocols, rule.ports)
    return ", ".join(rule.protocols)


def _security_groups(network: Network, places: Sequence[Place]) -> Iterator[RuleSet]:
    for each in network.network_security_groups:
        key = each.name.lower()
        machines = (i.name for i in network.interfaces if _same(i.network_security_group, key))
        rules = sorted(each.rules, key=lambda rule: (rule.direction, rule.priority))
        yield RuleSet(
            stage=groups.STAGE,
            resource=each.name,
            at=(*(place.name for place in places if place.security_group == key), *machines),
            rules=tuple(_of_azure(rule, rule.access) for rule in rules),
            says="Azure's default rules follow",
        )


def _admin(network: Network, _: Sequence[Place]) -> Iterator[RuleSet]:
    for each in network.network_manager.security_admin:
        yield RuleSet(
            stage=admin.STAGE,
            resource=each.name,
            at=each.groups,
            rules=tuple(
                _of_azure(rule, rule.action.replace("_", " "))
                for rule in sorted(each.rules, key=lambda rule: (rule.direction, rule.priority))
            ),
        )


def _of_azure(rule: SecurityRule | AdminRule, action: str) -> RuleLine:
    return RuleLine(
        name=f"{rule.name} ({rule.priority})",
        action=action,
        side=rule.direction,
        source=_ends(rule.source),
        destination=_ends(rule.destination),
        traffic=_ports((rule.protocol,), rule.destination_ports),
    )


def _route_tables(network: Network, places: Sequence[Place]) -> Iterator[RuleSet]:
    for each in network.route_tables:
        at = tuple(p.name for p in places if p.subnet and _same(p.subnet.route_table, each.name))
        yield RuleSet(
            stage=ROUTES,
            resource=each.name,
            at=at,
            rules=tuple(
                RuleLine(
                    name=route.name or route.prefix,
                    action=" ".join(filter(None, (HOPS[route.next_hop], route.address))),
                    destination=route.prefix,
                )
                for route in each.routes
            ),
            says="" if each.gateway_propagation else "routes of gateways are kept away",
        )


def _distributed(network: Network, _: Sequence[Place]) -> Iterator[RuleSet]:
    for cloud in network.private_clouds:
        lines = (
            _nsx(policy.name, rule)
            for policy in cloud.distributed_firewall
            for rule in policy.rules
            if not rule.disabled
        )
        yield RuleSet(
            stage=nsx.DISTRIBUTED,
            resource=cloud.name,
            at=(cloud.name,),
            rules=tuple(lines),
            says=f"what no rule matches: {cloud.distributed_default}",
        )


def _gateways(network: Network, places: Sequence[Place]) -> Iterator[RuleSet]:
    for cloud in network.private_clouds:
        policies = cloud.gateway_firewall
        for gateway in dict.fromkeys(name for each in policies for name in each.gateways):
            own = [each for each in policies if gateway in each.gateways]
            behind = (
                place.name
                for place in places
                if place.kind is Kind.SEGMENT and place.cloud == cloud and place.segment
                if _same(place.segment.tier1, gateway)
            )
            yield RuleSet(
                stage=nsx.GATEWAY,
                resource=f"{cloud.name}/{gateway}",
                at=tuple(behind),
                rules=tuple(
                    _nsx(e.name, rule) for e in own for rule in e.rules if not rule.disabled
                ),
                says="what no rule matches passes",
            )


def _nsx(policy: str, rule: NsxRule) -> RuleLine:
    return RuleLine(
        name=f"{policy}/{rule.name}",
        action=rule.action.replace("_", " "),
        side=rule.direction.replace("_", " and "),
        source=_ends(rule.source),
        destination=_ends(rule.destination),
        traffic=", ".join(rule.services),
    )


def _ends(ends: Iterable[str]) -> str:
    return ", ".join("any" if each == "*" else each for each in ends)


def _ports(protocols: Iterable[str], ports: Iterable[str]) -> str:
    """Such as `tcp 443, 8443`."""
    said = ", ".join("any" if each == "*" else each for each in protocols)
    numbers = ", ".join(each for each in ports if each != "*")
    return f"{said} {numbers}".strip()


def _same(name: str | None, other: str) -> bool:
    return (name or "").casefold() == other.casefold()
