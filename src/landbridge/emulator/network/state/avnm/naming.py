"""The types of Virtual Network Manager, and the instance that a part of it belongs to."""

from collections.abc import Iterable

from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Resource

INSTANCES = "Microsoft.Network/networkManagers"
GROUPS = f"{INSTANCES}/networkGroups"
MEMBERS = f"{GROUPS}/staticMembers"
CONNECTIVITY = f"{INSTANCES}/connectivityConfigurations"
ADMIN = f"{INSTANCES}/securityAdminConfigurations"
COLLECTIONS = f"{ADMIN}/ruleCollections"
RULES = f"{COLLECTIONS}/rules"
COMMITS = f"{INSTANCES}/commits"
NETWORKS = "Microsoft.Network/virtualNetworks"
PEERINGS = f"{NETWORKS}/virtualNetworkPeerings"

COMMITTED = {"Connectivity": CONNECTIVITY, "SecurityAdmin": ADMIN}
"""What a commit deploys, by its type."""


def called(name: object, known: Iterable[str]) -> str:
    """A word of Azure in the letters that Azure writes; one that it does not know as it is."""
    told = str(name or "")
    return next((each for each in known if each.casefold() == told.casefold()), told)


def instance_of(id_: ResourceId) -> ResourceId:
    """The instance itself for its own name."""
    return ResourceId(id_.scope, id_.provider, id_.types[:1], id_.names[:1])


def under(world: World, type_: str, within: ResourceId) -> list[Resource]:
    return world.store.of_type(type_, within=str(within))
