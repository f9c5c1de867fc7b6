"""Groups of rule collections of a firewall policy; one of a policy is changed at a time."""

from collections import Counter
from collections.abc import Iterable

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.figures import hours, number
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network import errors as general
from landbridge.emulator.network.state.firewalls import errors
from landbridge.emulator.network.state.firewalls.firewall_policies import has_proxy, refuse_busy
from landbridge.emulator.network.state.firewalls.firewall_rules import refuse_firewall_rule
from landbridge.emulator.network.state.networked import Networked
from landbridge.emulator.store import Body, Resource

FILTER, NAT = "FirewallPolicyFilterRuleCollection", "FirewallPolicyNatRuleCollection"
KINDS = {FILTER: ("NetworkRule", "ApplicationRule"), NAT: ("NatRule",)}
ACTIONS = {FILTER: ("Allow", "Deny"), NAT: ("DNAT",)}


class RuleCollectionGroups(Networked):
    type = "Microsoft.Network/firewallPolicies/ruleCollectionGroups"
    tracked = False
    states = ("Updating", "Updating")

    def hours(self, wanted: Wanted) -> float:
        return hours("network.firewall.change-hours")

    def refuse(self, world: World, wanted: Wanted) -> None:
        super().refuse(world, wanted)
        policy = world.store.get(wanted.id.parent) if wanted.id.parent else None
        assert policy is not None  # noqa: S101 - a group is in a policy
        refuse_busy(world, policy, wanted.before)
        _refuse_priority(wanted.id.name, wanted.properties)
        for other in world.store.of_type(self.type, within=str(policy.id)):
            same = other.properties.get("priority") == wanted.properties.get("priority")
            if same and other.id.key != wanted.id.key:
                raise errors.firewall_priority_twice(wanted.id.name, other.id.name)
        proxy = has_proxy(world, policy)
        _refuse_collections(wanted.id, wanted.properties.get("ruleCollections") or [], proxy)

    def begun(self, world: World, wanted: Wanted) -> Body:
        return {**wanted.body, "properties": {"ruleCollections": [], **wanted.properties}}

    def refuse_delete(self, world: World, resource: Resource) -> None:
        if resource.id.parent and (policy := world.store.get(resource.id.parent)):
            refuse_busy(world, policy)


def _refuse_collections(group: ResourceId, collections: list[Body], proxy: bool) -> None:
    """Priorities and names differ; a collection holds rules of one kind."""
    for each in collections:
        _refuse_priority(str(each.get("name")), each)
        _refuse_kinds(each)
        _refuse_twice("name", (rule.get("name") for rule in each.get("rules") or []))
        for rule in each.get("rules") or []:
            refuse_firewall_rule(rule, proxy)
    _refuse_twice("priority", (each.get("priority") for each in collections))
    _refuse_twice("name", (each.get("name") for each in collections))


def _refuse_kinds(collection: Body) -> None:
    name, type_ = str(collection.get("name")), str(collection.get("ruleCollectionType"))
    kinds = {str(rule.get("ruleType")) for rule in collection.get("rules") or []}
    if type_ not in KINDS:
        raise general.missing("properties.ruleCollections.ruleCollectionType")
    if not kinds <= set(KINDS[type_]) or len(kinds) > 1:
        told = f"Rule collection '{name}' must hold rules of one kind: {' or '.join(KINDS[type_])}."
        raise general.wrong(told, "properties.ruleCollections.rules")
    action = (collection.get("action") or {}).get("type")
    if action not in ACTIONS[type_]:
        told = f"Rule collection '{name}' must have the action {' or '.join(ACTIONS[type_])}."
        raise general.wrong(told, "properties.ruleCollections.action")


def _refuse_priority(name: str, told: Body) -> None:
    least, most = number("firewall.priority-min"), number("firewall.priority-max")
    priority = told.get("priority")
    if not isinstance(priority, int) or not least <= priority <= most:
        raise errors.firewall_priority(name, priority, least, most)


def _refuse_twice(what: str, values: Iterable[object]) -> None:
    for value, count in Counter(values).items():
        if count > 1:
            raise errors.firewall_twice(what, value)
