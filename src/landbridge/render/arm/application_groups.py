"""Application security groups."""

from collections.abc import Iterator

from landbridge.render.arm.ground import APPLICATION_GROUP, Ground
from landbridge.render.arm.resource import ArmResource


def application_groups(ground: Ground) -> Iterator[ArmResource]:
    """A group each; interfaces say who is a member."""
    for name in ground.network.application_security_groups:
        yield ground.resource(APPLICATION_GROUP, name, {})
