"""Rules of either firewall."""

from collections.abc import Sequence

from landbridge.model.network.nsx import NsxRule
from landbridge.render.nsx.groups import Groups
from landbridge.render.nsx.ids import apart, id_of
from landbridge.render.nsx.remarks import Remarks
from landbridge.render.nsx.services import Services
from landbridge.render.nsx.tree import Body, Tree

STEP = 10
"""Between the numbers of rules and policies, so that others find room."""


class Rules:
    """Makes rules of a cloud."""

    def __init__(self, groups: Groups, services: Services, tree: Tree, remarks: Remarks) -> None:
        self._groups, self._services = groups, services
        self._tree, self._remarks = tree, remarks

    def of(
        self, rules: Sequence[NsxRule], policy: str, scope: Sequence[str] | None = None
    ) -> list[Body]:
        """The rules of a policy as its children; `scope` where its gateways enforce them."""
        taken, made = set[str](), list[Body]()
        for nth, rule in enumerate(rules):
            id_ = id_of(rule.name)
            id_ = apart(id_, f"{nth} {rule.name}") if id_.lower() in taken else id_
            taken.add(id_.lower())
            made.append(self._rule(rule, id_, (nth + 1) * STEP, f"{policy}/{rule.name}", scope))
        return made

    def _rule(
        self, rule: NsxRule, id_: str, number: int, name: str, scope: Sequence[str] | None
    ) -> Body:
        services = self._services.of(rule.services, name)
        if not services:
            self._remarks.add(name, "nothing is left of its services: it is switched off")
        at = [*scope] if scope is not None else self._groups.scope(rule.applied_to, name)
        return self._tree.child(
            "Rule",
            id_,
            rule.name,
            sequence_number=number,
            action=rule.action.upper(),
            direction=rule.direction.upper(),
            source_groups=self._groups.ends(rule.source, name),
            destination_groups=self._groups.ends(rule.destination, name),
            services=services or ["ANY"],
            scope=at,
            ip_protocol="IPV4_IPV6",
            disabled=rule.disabled or not services,
        )
