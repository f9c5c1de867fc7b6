"""The policies of both firewalls, in the order in which they are asked."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from landbridge.model.network import AvsNetwork
from landbridge.model.network.nsx import DistributedPolicy, GatewayPolicy, NsxRule
from landbridge.render.nsx.gateways import Gateways
from landbridge.render.nsx.groups import Groups
from landbridge.render.nsx.ids import apart, id_of
from landbridge.render.nsx.remarks import Remarks
from landbridge.render.nsx.rules import STEP, Rules
from landbridge.render.nsx.tree import Body, Tree

LAYER_2, LAST, JUMP = "ethernet", "application", "jump_to_application"
CATEGORIES = {
    "emergency": "Emergency",
    "system": "SharedPreRules",
    "shared_pre_rules": "SharedPreRules",
    "local_gateway": "LocalGatewayRules",
    "auto_service": "LocalGatewayRules",
    "default": "LocalGatewayRules",
}
"""Of gateways, in their order. Nobody may write those of the service, nor beside its default: the
category next to each holds the same place among all others."""
OF_SERVICE = frozenset({"system", "auto_service", "default"})
REST = "what no rule matches"
Policy = DistributedPolicy | GatewayPolicy
Kind = TypeVar("Kind", DistributedPolicy, GatewayPolicy)


def distributed(
    cloud: AvsNetwork, groups: Groups, rules: Rules, tree: Tree, remarks: Remarks
) -> Iterator[Body]:
    """The distributed firewall with its last rule, which is a policy of its own."""
    written = _without_layer_2(cloud.distributed_firewall, remarks)
    for nth, (policy, id_) in enumerate(_named(written)):
        held = _landing(policy, policy.category != LAST, remarks)
        yield tree.child(
            "SecurityPolicy",
            id_,
            policy.name,
            category=policy.category.capitalize(),
            sequence_number=(nth + 1) * STEP,
            stateful=True,
            scope=groups.scope(policy.applied_to, policy.name),
            children=rules.of(held, policy.name),
        )
    yield tree.child(
        "SecurityPolicy",
        apart("last", REST),
        REST,
        category=LAST.capitalize(),
        sequence_number=(len(written) + 1) * STEP,
        stateful=True,
        scope=["ANY"],
        children=rules.of([NsxRule(name=REST, action=cloud.distributed_default)], REST),
    )


def gateway_policies(
    cloud: AvsNetwork, gateways: Gateways, rules: Rules, tree: Tree, remarks: Remarks
) -> Iterator[Body]:
    """The policies of all gateways, each rule with the gateways that enforce it."""
    order = [*CATEGORIES]
    written = sorted(cloud.gateway_firewall, key=lambda each: order.index(each.category))
    for nth, (policy, id_) in enumerate(_named(written)):
        if policy.category in OF_SERVICE:
            word = CATEGORIES[policy.category]
            why = f"its category belongs to the service: it stands in {word}, in the same order"
            remarks.add(policy.name, why)
        scope = [path for each in policy.gateways if (path := gateways.path(each))]
        yield tree.child(
            "GatewayPolicy",
            id_,
            policy.name,
            category=CATEGORIES[policy.category],
            sequence_number=(nth + 1) * STEP,
            stateful=True,
            children=rules.of(_landing(policy, False, remarks), policy.name, scope),
        )


def _without_layer_2(
    policies: Sequence[DistributedPolicy], remarks: Remarks
) -> list[DistributedPolicy]:
    for each in policies:
        if each.category == LAYER_2:
            why = "rules of layer 2 have no addresses: it stands on nothing here and is left out"
            remarks.add(each.name, why)
    return [each for each in policies if each.category != LAYER_2]


def _landing(policy: Policy, jumps: bool, remarks: Remarks) -> list[NsxRule]:
    """Without the rules that jump where there is nowhere to jump to: they do nothing."""
    idle = [each.name for each in policy.rules if each.action == JUMP and not jumps]
    for name in idle:
        why = "it jumps where nothing to jump to follows: it does nothing and is left out"
        remarks.add(f"{policy.name}/{name}", why)
    return [each for each in policy.rules if each.action != JUMP or jumps]


def _named(policies: Sequence[Kind]) -> Iterator[tuple[Kind, str]]:
    """Policies with their ids; of two with one name the second is told apart."""
    taken = set[str]()
    for policy in policies:
        id_ = id_of(policy.name)
        while id_.lower() in taken:
            id_ = apart(id_, f"{len(taken)} {policy.name}")
        taken.add(id_.lower())
        yield policy, id_
