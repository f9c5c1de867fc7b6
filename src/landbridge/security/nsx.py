"""The distributed firewall and the gateway firewalls of NSX as filters."""

from collections.abc import Iterable, Iterator

from landbridge.catalogue import catalogue
from landbridge.model.network.nsx import AvsNetwork, DistributedPolicy, GatewayPolicy, NsxRule
from landbridge.security.ends import Ends
from landbridge.security.filter import EVERYONE, LANDING, Action, Filter, Known, Rule, spread
from landbridge.security.matching import services

DISTRIBUTED, GATEWAY = "distributed firewall", "gateway firewall"
ACTIONS = {
    "allow": Action.ALLOW,
    "drop": Action.DENY,
    "reject": Action.DENY,
    "jump_to_application": Action.PARK,
}
JUMP = "jump_to_application"
LAYER_2, LAST = "ethernet", "application"
ANYWHERE_WORDS = frozenset({"*", "any"})
DIRECTIONS = {"out": ("out", "in_out"), "in": ("in", "in_out")}


def distributed_filter(cloud: AvsNetwork, side: str, ends: Ends) -> Filter:
    """What the vNIC of a guest lets `out` or `in`; who is excluded is not filtered."""
    excluded = ends.known(cloud.exclude)
    rules = [*_at(side, Rule("not filtered (exclude list)", Action.ALLOW), excluded)]
    for category in _categories("nsx.dfw.categories"):
        rules += [LANDING] if category == LAST else []
        for policy in cloud.distributed_firewall:
            if policy.category == category != LAYER_2:
                rules += _distributed(policy, side, ends)
    return Filter(DISTRIBUTED, cloud.name, tuple(rules), ACTIONS[cloud.distributed_default])


def gateway_filter(cloud: AvsNetwork, gateway: str, side: str, ends: Ends) -> Filter | None:
    """What a tier-0 or tier-1 gateway lets `out` of its networks or `in`; None without policies."""
    order = _categories("nsx.gateway-firewall.categories")
    policies = sorted(
        (each for each in cloud.gateway_firewall if _enforces(each, gateway)),
        key=lambda policy: order.index(policy.category),
    )
    rules = [each for policy in policies for each in _of_gateway(policy, side, ends)]
    if not policies:
        return None
    return Filter(GATEWAY, f"{cloud.name}/{gateway}", tuple(rules), otherwise=Action.ALLOW)


def _enforces(policy: GatewayPolicy, gateway: str) -> bool:
    return gateway.lower() in {each.lower() for each in policy.gateways}


def _categories(fact: str) -> list[str]:
    listed = catalogue().value(fact)
    names = listed if isinstance(listed, tuple) else ()
    return [str(name).lower().replace(" ", "_") for name in names]


def _distributed(policy: DistributedPolicy, side: str, ends: Ends) -> Iterator[Rule]:
    for rule in policy.rules:
        applied = ends.known(_applied_to(policy, rule))
        lands = rule.action != JUMP or policy.category != LAST
        if rule.direction in DIRECTIONS[side] and lands and not rule.disabled:
            source, destination = _ends(rule, ends)
            if side == "out":
                source = source & applied
            else:
                destination = destination & applied
            yield from spread(_plain(policy.name, rule), source, destination)


def _applied_to(policy: DistributedPolicy, rule: NsxRule) -> tuple[str, ...]:
    """Where a rule is enforced; what the policy says goes before what the rule says."""
    return rule.applied_to if ANYWHERE_WORDS & set(policy.applied_to) else policy.applied_to


def _of_gateway(policy: GatewayPolicy, side: str, ends: Ends) -> Iterator[Rule]:
    for rule in policy.rules:
        asked = rule.direction in DIRECTIONS[side] and rule.action != JUMP
        if asked and not rule.disabled:
            yield from spread(_plain(policy.name, rule), *_ends(rule, ends))


def _at(side: str, rule: Rule, who: Known) -> Iterable[Rule]:
    if not who.widest:
        return ()
    return spread(rule, *((who, EVERYONE) if side == "out" else (EVERYONE, who)))


def _ends(rule: NsxRule, ends: Ends) -> tuple[Known, Known]:
    return ends.known(rule.source), ends.known(rule.destination)


def _plain(policy: str, rule: NsxRule) -> Rule:
    name, traffic = f"{policy}/{rule.name}", services(rule.services)
    return Rule(name, ACTIONS[rule.action], traffic=traffic, written=rule)
