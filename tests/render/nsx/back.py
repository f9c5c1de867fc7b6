"""What a rendered tree says, read by the import of NSX and put in place of what was rendered."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from landbridge.intake.draft.noted import bare
from landbridge.intake.nsx import network, open_export
from landbridge.model.network import AddressGroup, AvsNetwork, Network
from landbridge.render.nsx import Rendered

TOLD = ("segments", "distributed_firewall", "distributed_default", "exclude", "gateway_firewall")


def imported(tree: Mapping[str, Any], folder: Path) -> Network:
    """The network that the import drafts from a tree."""
    path = folder / "tree.json"
    path.write_text(json.dumps(tree), "utf-8")
    return Network.model_validate(bare(network(open_export(path)).data))


def told_back(before: Network, cloud: AvsNetwork, made: Rendered, folder: Path) -> Network:
    """The network with its NSX as the tree tells it; VMs are no part of a tree."""
    return with_nsx(before, cloud, imported(made.tree, folder))


def with_nsx(before: Network, cloud: AvsNetwork, found: Network) -> Network:
    (told,) = found.private_clouds
    changed = cloud.model_copy(update={key: getattr(told, key) for key in TOLD})
    groups = [_in(cloud, told, each) for each in found.groups]
    names = {each.name.lower() for each in groups}
    others = [each for each in before.groups if each.name.lower() not in names]
    clouds = [changed if each.name == cloud.name else each for each in before.private_clouds]
    return before.model_copy(update={"groups": (*groups, *others), "private_clouds": tuple(clouds)})


def _in(cloud: AvsNetwork, told: AvsNetwork, group: AddressGroup) -> AddressGroup:
    """The import gives the cloud a name of its own."""
    home = cloud.name if group.private_cloud == told.name else group.private_cloud
    return group.model_copy(update={"private_cloud": home})
