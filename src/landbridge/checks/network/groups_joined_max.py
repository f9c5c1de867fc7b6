"""How many networks a connected group may have."""

from collections.abc import Iterator

from landbridge.checks.network.keys import CONNECTIVITY
from landbridge.checks.network.limit import Limit
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _members(proof: Proof) -> Iterator[tuple[str, int]]:
    groups = {each.name.lower(): each for each in proof.network.network_manager.network_groups}
    for each in proof.network.network_manager.connectivity:
        named = [groups[one.name.lower()] for one in each.groups if one.name.lower() in groups]
        if each.topology == "mesh":
            yield each.name, len({name for group in named for name in group.virtual_networks})
            continue
        direct = [one.name.lower() for one in each.groups if one.direct_connectivity]
        sizes = [len(set(groups[name].virtual_networks)) for name in direct if name in groups]
        if sizes:
            yield each.name, max(sizes)


GROUPS_JOINED_MAX = Limit(
    "avnm.connected-group-vnets-max", "networks in a connected group", _members
).rule(
    "azure.connected-group-max",
    Severity.HIGH,
    about=(CONNECTIVITY,),
    happens="the deployment may be refused: the published figure is that of the preview",
    fix="The network engineer: several groups, with hub and spoke between them.",
)
