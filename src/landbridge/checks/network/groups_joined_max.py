"""How many networks a connected group may have."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.network.keys import CONNECTIVITY
from landbridge.checks.network.limit import over
from landbridge.checks.rule import Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof

MOST = "avnm.connected-group-vnets-max"


def _members(proof: Proof) -> Iterator[tuple[str, int]]:
    groups = {each.name.lower(): each for each in proof.network.network_manager.network_groups}
    for each in proof.network.network_manager.connectivity:
        named = [groups[name.lower()] for name in each.groups if name.lower() in groups]
        sizes = [len(set(group.virtual_networks)) for group in named]
        if each.topology == "mesh":
            yield each.name, len({name for group in named for name in group.virtual_networks})
        elif each.direct_connectivity:
            yield each.name, max(sizes, default=0)


GROUPS_JOINED_MAX = Rule(
    id="azure.connected-group-max",
    severity=Severity.HIGH,
    says="there are more networks in a connected group than Azure takes",
    happens="the deployment may be refused: the published figure is that of the preview",
    fix="The network engineer: several groups, with hub and spoke between them.",
    source=(MOST,),
    needs=(NETWORK,),
    about=(CONNECTIVITY,),
    find=over(MOST, "networks in a connected group", _members),
    undecided=answered,
)
