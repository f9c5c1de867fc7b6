"""Where the security admin rules of Virtual Network Manager bind."""

from collections.abc import Sequence

from landbridge.model.network import NetworkManager
from landbridge.model.network.virtual_network_manager import AdminRules
from landbridge.network.places import UNFILTERED, Place
from landbridge.network.service import Role

NO_ADMIN_RULES = frozenset({*UNFILTERED, "azurebastionsubnet", "routeserversubnet"})
ADMIN_DOUBT = "whether security admin rules bind the subnets of a private cloud is not published"
ISOLATION_UNTOLD = (
    "security admin rules bind a subnet of Application Gateway only with network isolation, "
    "and whether it has that is not told"
)


class Bound:
    """The collections of admin rules, by the subnets that they bind."""

    def __init__(self, manager: NetworkManager) -> None:
        self._manager = manager

    def always_allows(self, place: Place) -> bool:
        """Whether an admin rule lets something in past the groups of a subnet."""
        rules = (rule for each in self.at(place) for rule in each.rules)
        return any((each.direction, each.action) == ("inbound", "always_allow") for each in rules)

    def at(self, place: Place) -> Sequence[AdminRules]:
        """The collections of admin rules that bind a subnet."""
        name = place.subnet.name.lower() if place.subnet else ""
        skipped = place.home in {each.lower() for each in self._manager.skips}
        gateway = place.subnet and place.subnet.application_gateway
        if skipped or name in NO_ADMIN_RULES or gateway == "not_isolated":
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


def not_binding(place: Place) -> str:
    """Why security admin rules may not bind a subnet; nothing where they do."""
    if place.role is not Role.PLAIN:
        return ADMIN_DOUBT
    unknown = place.subnet is not None and place.subnet.application_gateway == "unknown"
    return ISOLATION_UNTOLD if unknown else ""
