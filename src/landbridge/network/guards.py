"""The filters at the subnets and interfaces of Azure."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from landbridge.model.network import Network, NetworkSecurityGroup
from landbridge.model.network.virtual_network_manager import AdminRules
from landbridge.network.attachment import Attachment
from landbridge.network.fabric import Fabric
from landbridge.network.places import UNFILTERED, Place
from landbridge.network.routes import Context, Routes
from landbridge.network.scope import virtual_network
from landbridge.network.service import Role
from landbridge.security.admin import admin_filter
from landbridge.security.ends import Ends
from landbridge.security.filter import Filter, Known
from landbridge.security.groups import default_filter, own_filter, uses_scope
from landbridge.security.platform import doubted, platform_filter

NO_ADMIN_RULES = frozenset({*UNFILTERED, "azurebastionsubnet", "routeserversubnet"})
ADMIN = "security admin rules"
ADMIN_DOUBT = "whether security admin rules bind the subnets of a private cloud is not published"


class Stage(NamedTuple):
    """Filters of one resource: what one passes, the next is asked.

    `doubt` says why none of them may count.
    """

    filters: tuple[Filter, ...]
    doubt: str = ""


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
        self._manager = network.network_manager
        self._groups = {each.name.lower(): each for each in network.network_security_groups}
        self._scoped = {name for name, each in self._groups.items() if uses_scope(each)}
        self._fabric, self._routes, self._ends = fabric, routes, ends
        self._made: dict[tuple[str, str, Context | None], Filter] = {}
        self._scopes: dict[Context, Known] = {}

    def stages(self, place: Place, side: str, attachment: Attachment, doubt: str) -> list[Stage]:
        """What a packet meets `inbound` or `outbound` at an interface in a subnet."""
        if attachment.endpoint:
            return list(self._of_endpoint(place, side))
        groups = [
            *self._group(place, place.security_group, side),
            *self._group(place, attachment.security_group, side),
        ]
        ordered = groups if side == "inbound" else groups[::-1]
        stages = [*self._admin(place, side), *ordered]
        return [Stage(each.filters, each.doubt or doubt) for each in stages]

    def scope(self, place: Place) -> Known:
        """What VirtualNetwork means at a subnet."""
        context = self._routes.context(place)
        if context not in self._scopes:
            self._scopes[context] = virtual_network(place, self._fabric, self._routes)
        return self._scopes[context]

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
            (f"own {name}", side, context if name in self._scoped else None),
            lambda: own_filter(group, side, scope, self._ends),
        )
        last = self._once(
            (f"default {name}", side, context),
            lambda: default_filter(group.name, side, scope, self._ends),
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
        key = (f"platform {name}", side, context if name in self._scoped else None)
        return (self._once(key, lambda: platform_filter(group, scope, self._ends)),)

    def _once(self, key: tuple[str, str, Context | None], make: Callable[[], Filter]) -> Filter:
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    def _admin(self, place: Place, side: str) -> list[Stage]:
        bound = self._bound(place)
        if not bound:
            return []
        towards = doubted if self._platform and side == "outbound" else _as_it_is
        made = self._once(
            (ADMIN, side, self._routes.context(place)),
            lambda: admin_filter(bound, side, self.scope(place), self._ends, towards),
        )
        return [Stage((made,), "" if place.role is Role.PLAIN else ADMIN_DOUBT)]

    def _bound(self, place: Place) -> list[AdminRules]:
        """The collections of admin rules that bind a subnet."""
        name = place.subnet.name.lower() if place.subnet else ""
        skipped = place.home in {each.lower() for each in self._manager.skips}
        if skipped or name in NO_ADMIN_RULES:
            return []
        groups = {
            group.name.lower()
            for group in self._manager.network_groups
            if place.home in {each.lower() for each in group.virtual_networks}
        }
        return [
            each
            for each in self._manager.security_admin
            if groups & {name.lower() for name in each.groups}
        ]


def _as_it_is(end: Known) -> Known:
    return end
