"""The resource groups in which all stands."""

from collections.abc import Iterable, Iterator

from landbridge.render.arm.ground import Ground
from landbridge.render.arm.resource import RESOURCE_GROUP, ArmResource


def resource_groups(ground: Ground, resources: Iterable[ArmResource]) -> Iterator[ArmResource]:
    """Those that the resources name, once each; names are blind to case."""
    names = {each.group.lower(): each.group for each in resources}
    for name in names.values():
        yield ArmResource(RESOURCE_GROUP, name, name, {"location": ground.region})
