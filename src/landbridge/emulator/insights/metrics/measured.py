"""A private cloud as it is measured now."""

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import parsed
from landbridge.emulator.insights import errors
from landbridge.emulator.insights.metrics.answer import Measured, told
from landbridge.emulator.insights.metrics.clusters import begins, clusters_of
from landbridge.emulator.insights.metrics.definitions import NAMESPACE
from landbridge.emulator.insights.metrics.question import Question
from landbridge.emulator.store import Body, Resource


def measured_cloud(world: World, scope: str) -> Resource:
    """Raises Refusal for what does not stand, and for what the emulator does not measure."""
    id_ = parsed(scope)
    if id_ is None or id_.type.casefold() != NAMESPACE:
        raise errors.not_measured(id_.type if id_ else scope)
    standing = world.store.get(id_)
    if standing is None:
        raise refusals.absent(id_)
    return standing


def measured_now(world: World, cloud: Resource) -> Measured:
    clusters = clusters_of(world, cloud)
    return Measured(cloud.id, clusters, begins(cloud, clusters), world.clock.now())


def told_of(world: World, cloud: Resource, asked: Question) -> Body:
    """The values of a cloud with what stands around them."""
    return told(measured_now(world, cloud), asked, str(cloud.body.get("location")))
