"""Network watchers: one in a region, which the first virtual network there brings about."""

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.clock import MOMENT
from landbridge.emulator.figures import number
from landbridge.emulator.ids import GROUPS, SUBSCRIPTIONS, ResourceId
from landbridge.emulator.network.state.watchers import errors
from landbridge.emulator.region import region
from landbridge.emulator.store import Resource

TYPE = "Microsoft.Network/networkWatchers"


class Watchers(Kind):
    type = TYPE

    def refuse(self, world: World, wanted: Wanted) -> None:
        most = number("watcher.per-region-max")
        if (
            wanted.before is None
            and len(_at(world, wanted.id.subscription, wanted.location)) >= most
        ):
            raise errors.watcher_there(most)

    def hours_to_delete(self, resource: Resource) -> float:
        return MOMENT


def enable(world: World, network: Resource) -> None:
    """The watcher of the region of a network, in a group of its own, unless one stands."""
    at, subscription = region(network.body.get("location")), network.id.subscription
    if _at(world, subscription, at):
        return
    group = ResourceId(f"/{SUBSCRIPTIONS}/{subscription}/{GROUPS}/{_text('watcher.group')}")
    body = {"location": at, "properties": {"provisioningState": "Succeeded"}}
    if world.store.get(group) is None:
        world.put(world.new(group, body))
    name = f"{_text('watcher.prefix')}{at}"
    watcher = ResourceId(str(group), "Microsoft.Network", ("networkWatchers",), (name,))
    world.put(world.new(watcher, body))


def _at(world: World, subscription: str, location: str) -> list[Resource]:
    standing = world.store.of_type(TYPE, f"/{SUBSCRIPTIONS}/{subscription}")
    return [each for each in standing if region(each.body.get("location")) == region(location)]


def _text(fact: str) -> str:
    return str(catalogue().value(fact))
