"""The exclude list: who is not filtered, beside whoever is on it already."""

from landbridge.model.network import AvsNetwork
from landbridge.render.nsx.groups import Groups
from landbridge.render.nsx.standing import Standing
from landbridge.render.nsx.tree import Body, Tree

NAME = "exclude-list"


def exclusions(cloud: AvsNetwork, groups: Groups, standing: Standing, tree: Tree) -> list[Body]:
    """The list as a child of the root; none where nobody is added."""
    paths = [groups.enforced(text, f"{cloud.name}/{NAME}") for text in cloud.exclude]
    members = [*dict.fromkeys((*standing.excluded, *paths))]
    body = {"resource_type": "PolicyExcludeList", "id": NAME, "members": members}
    wrapped = {"resource_type": "ChildPolicyExcludeList", "PolicyExcludeList": body}
    return [wrapped] if paths else []
