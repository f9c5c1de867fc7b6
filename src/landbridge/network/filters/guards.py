"""The filters at the subnets and interfaces of Azure."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from landbridge.model.network import Network, NetworkSecurityGroup
from landbridge.network.attachment import Attachment, attached
from landbridge.network.cut import Divided
from landbridge.network.filters.admin_rules import Bound, not_binding
from landbridge.network.filters.scope import virtual_network
from landbridge.network.paths.fronts import Front, loops_back, seen_from
from landbridge.network.paths.steps import Appliance
from landbridge.network.places import Place
from landbridge.network.routing.fabric import Fabric
from landbridge.network.routing.routes import Context, Routes
from landbridge.security.admin import admin_filter, opening
from landbridge.security.ends import NOT_HERE, Ends
from landbridge.security.filter import Filter, Known, Rule, answered
from landbridge.security.groups import (
    default_filter,
    default_rules,
    made_of,
    own_filter,
    untold_filter,
    uses_scope,
)
from landbridge.security.platform import doubted, platform_filter

ADMIN = "security admin rules"


class Stage(NamedTuple):
    """Filters of one resource: what one passes, the next is asked.

    `doubt` says why none of them may count.
    """

    filters: tuple[Filter, ...]
    doubt: str = ""


def untold(place: Place, attachment: Attachment) -> bool:
    """Whether an interface of which nobody tells may stand there."""
    return place.partly and not (attachment.known or attachment.endpoint)


class Guards:
    """The stages of every subnet and interface, in the order in which Azure asks them."""

    def __init__(
        self,
        network: Network,
        fabric: Fabric,
        routes: Routes,
        ends: Ends,
        *,
        platform: bool = False,
    ) -> None:
        """With `platform`, what is sent to the platform's addresses is settled too."""
        self._platform = platform
        self.admin = Bound(network.network_manager)
        self._groups = {each.name.lower(): each for each in network.network_security_groups}
        self._scoped = {name for name, each in self._groups.items() if uses_scope(each)}
        self._fabric, self._routes, self._ends = fabric, routes, ends
        self._made: dict[str, dict[tuple[str, Context | None], Filter]] = defaultdict(dict)
        self._last: dict[tuple[str, Context], tuple[Rule, ...]] = {}
        self._scopes: dict[Context, Known] = {}
        self._seen: dict[tuple[str, str, Filter | None], tuple[Front, Filter]] = {}
        self._answered: dict[Filter, Filter] = {}

    def stages(self, place: Place, side: str, attachment: Attachment, doubt: str) -> list[Stage]:
        """What a packet meets `inbound` or `outbound` at an interface in a subnet."""
        if attachment.endpoint:
            return list(self._of_endpoint(place, side))
        groups = [
            *self._group(place, place.security_group, side),
            *self._group(place, attachment.security_group, side),
            *self._untold(place, attachment),
        ]
        ordered = groups if side == "inbound" else groups[::-1]
        stages = [*self._admin(place, side), *ordered]
        return [Stage(each.filters, each.doubt or doubt) for each in stages]

    def answering(self, place: Place, side: str, attachment: Attachment, doubt: str) -> list[Stage]:
        """What replies meet there, in terms of the request."""
        stages = self.stages(place, side, attachment, doubt)
        return [Stage(tuple(map(self._to_replies, each.filters)), each.doubt) for each in stages]

    def _to_replies(self, filter_: Filter) -> Filter:
        if filter_ not in self._answered:
            self._answered[filter_] = answered(filter_)
        return self._answered[filter_]

    def at_appliance(self, step: Appliance) -> bool:
        """Whether anything stands at the interface of an appliance."""
        on_it = attached(step.interface)
        sides = ("inbound", "outbound")
        stages = (each for side in sides for each in self.stages(step.at, side, on_it, ""))
        return any(each.rules for stage in stages for each in stage.filters)

    def behind(self, front: Front, place: Place) -> list[Stage]:
        """What a packet to a balancer's front meets at one of its machines."""
        stages = self.stages(place, "inbound", attached(front.machine), "")
        seen = (
            Stage(tuple(self._through(front, each) for each in stage.filters), stage.doubt)
            for stage in stages
        )
        return [Stage((self._through(front, None),)), *seen]

    def _through(self, front: Front, filter_: Filter | None) -> Filter:
        """A filter as the front's callers meet it; without one, what the front itself refuses."""
        key = (front.balancer.name.lower(), front.machine.name.lower(), filter_)
        if key not in self._seen:
            made = seen_from(front, filter_) if filter_ else loops_back(front)
            self._seen[key] = (front, made)
        return self._seen[key][1]

    def scope(self, place: Place) -> Known:
        """What VirtualNetwork means at a subnet."""
        context = self._routes.context(place)
        if context not in self._scopes:
            self._scopes[context] = virtual_network(place, self._fabric, self._routes)
        return self._scopes[context]

    def revised(self, group: NetworkSecurityGroup) -> dict[Filter, Filter]:
        """The filters of a group, each with what it becomes when the group is this one.

        Raises Divided where the group now means something else from subnet to subnet.
        """
        name = group.name.lower()
        if uses_scope(group) and name not in self._scoped:
            raise Divided(f"{group.name} now asks for the virtual network that it is attached in")
        own = {
            old: self._own_of(group, side, context, old)
            for (side, context), old in self._made[f"own {name}"].items()
        }
        platform = {
            old: platform_filter(group, self._scope_of(context), self._ends)
            for (_, context), old in self._made[f"platform {name}"].items()
        }
        edited = own | platform
        behind = {
            made: seen_from(front, edited[old])
            for (_, _, old), (front, made) in self._seen.items()
            if old in edited
        }
        replies = {
            made: answered(edited[old]) for old, made in self._answered.items() if old in edited
        }
        return edited | behind | replies

    def _own_of(
        self, group: NetworkSecurityGroup, side: str, context: Context | None, old: Filter
    ) -> Filter:
        made = made_of(self._groups[group.name.lower()], side, old)
        return own_filter(group, side, self._scope_of(context), self._ends, made)

    def _scope_of(self, context: Context | None) -> Known:
        return self._scopes[context] if context else NOT_HERE

    def _untold(self, place: Place, attachment: Attachment) -> Iterator[Stage]:
        """The group that an interface may have of which nobody tells."""
        if untold(place, attachment):
            yield Stage((self._once("untold", "", None, untold_filter),))

    def _of_endpoint(self, place: Place, side: str) -> Iterator[Stage]:
        policies = place.subnet.private_endpoint_policies if place.subnet else "disabled"
        if side == "inbound" and policies in {"network_security_group", "enabled"}:
            yield from self._group(place, place.security_group, side)

    def _group(self, place: Place, name: str | None, side: str) -> list[Stage]:
        """A group's own rules, which many subnets may share, and the default rules of this one."""
        if name is None or name not in self._groups:
            return []
        group = self._groups[name]
        scope, context = self.scope(place), self._routes.context(place)
        own = self._once(
            f"own {name}",
            side,
            context if name in self._scoped else None,
            lambda: own_filter(group, side, scope, self._ends),
        )
        last = self._once(
            f"default {name}",
            side,
            context,
            lambda: default_filter(group.name, self._defaults(side, place)),
        )
        return [Stage((*self._to_platform(group, side, place), own, last))]

    def _to_platform(
        self, group: NetworkSecurityGroup, side: str, place: Place
    ) -> tuple[Filter, ...]:
        """What a group does to traffic to the platform, before its own rules."""
        if not self._platform or side == "inbound":
            return ()
        scope, context = self.scope(place), self._routes.context(place)
        name = group.name.lower()
        made = self._once(
            f"platform {name}",
            side,
            context if name in self._scoped else None,
            lambda: platform_filter(group, scope, self._ends),
        )
        return (made,)

    def _defaults(self, side: str, place: Place) -> tuple[Rule, ...]:
        """The default rules, which all groups of one scope share."""
        key = (side, self._routes.context(place))
        if key not in self._last:
            self._last[key] = default_rules(side, self.scope(place), self._ends)
        return self._last[key]

    def _once(
        self, what: str, side: str, context: Context | None, make: Callable[[], Filter]
    ) -> Filter:
        made, key = self._made[what], (side, context)
        if key not in made:
            made[key] = make()
        return made[key]

    def opening(self, place: Place) -> Filter | None:
        """What of the admin rules may open a public address that no group opens."""
        if not self.admin.always_allows(place):
            return None
        (stage,) = self._admin(place, "inbound")
        (bound,) = stage.filters
        context = self._routes.context(place)
        return self._once("opening", "inbound", context, lambda: opening(bound))

    def _admin(self, place: Place, side: str) -> list[Stage]:
        bound = self.admin.at(place)
        if not bound:
            return []
        towards = doubted if self._platform and side == "outbound" else _as_it_is
        made = self._once(
            ADMIN,
            side,
            self._routes.context(place),
            lambda: admin_filter(bound, side, self.scope(place), self._ends, towards),
        )
        return [Stage((made,), not_binding(place))]


def _as_it_is(end: Known) -> Known:
    return end
