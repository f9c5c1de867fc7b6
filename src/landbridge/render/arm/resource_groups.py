"""The resource groups in which all stands."""

from collections.abc import Iterable, Iterator

from landbridge.render.arm.ground import Ground
from landbridge.render.arm.resource import RESOURCE_GROUP, ArmResource


def resource_groups(
    ground: Ground, resources: Iterable[ArmResource], remarks: tuple[str, ...] = ()
) -> Iterator[ArmResource]:
    """Those in which resources stand, once each; that of the cloud bears what is told of all.

    What is part of another stands where that does: in a group that may be none of ours.
    """
    whole = (each for each in resources if each.group and each.type.count("/") == 1)
    names = {each.group.lower(): each.group for each in whole}
    for key, name in names.items():
        told = remarks if key == ground.home.lower() else ()
        yield ArmResource(RESOURCE_GROUP, name, name, {"location": ground.region}, told)
