"""Features: those of Microsoft.AVS that are published. Nothing depends on them here."""

from collections.abc import Mapping
from typing import ClassVar

from landbridge.emulator.arm.kind import Action, Told, World
from landbridge.emulator.arm.scopes import refuse_absent_subscription, refuse_named
from landbridge.emulator.features import errors
from landbridge.emulator.figures import texts
from landbridge.emulator.ids import PROVIDERS, SUBSCRIPTIONS, ResourceId
from landbridge.emulator.store import Body

PROVIDER, OF = "Microsoft.Features", "Microsoft.AVS"
NAMES = "feature.avs"
REGISTERED, UNREGISTERED, NEVER = "Registered", "Unregistered", "NotRegistered"


def _register(world: World, id_: ResourceId, body: Body) -> Body:
    return _set(world, id_, REGISTERED)


def _unregister(world: World, id_: ResourceId, body: Body) -> Body:
    return _set(world, id_, UNREGISTERED)


class AvsFeatures(Told):
    """`Microsoft.Features/providers/Microsoft.AVS/features`: its path ends as a type of AVS."""

    type = "Microsoft.AVS/features"
    actions: ClassVar[Mapping[str, Action]] = {"register": _register, "unregister": _unregister}
    foregoing = frozenset(("register", "unregister"))

    @property
    def provider(self) -> str:
        return PROVIDER

    @property
    def path(self) -> str:
        return "providers/Microsoft.AVS/features"

    def told(self, world: World, id_: ResourceId, query: Mapping[str, str]) -> Body:
        refuse_absent_subscription(world, id_)
        if id_.is_list:
            return {"value": _all(world, id_.subscription)}
        return _told(world, _known(id_))


class Features(Told):
    """Those of all providers."""

    type = "Microsoft.Features/features"

    def told(self, world: World, id_: ResourceId, query: Mapping[str, str]) -> Body:
        refuse_named(id_)
        refuse_absent_subscription(world, id_)
        return {"value": _all(world, id_.subscription)}


def _all(world: World, subscription: str) -> list[Body]:
    return [_told(world, _id(subscription, name)) for name in texts(NAMES)]


def _id(subscription: str, name: str) -> ResourceId:
    scope = f"/{SUBSCRIPTIONS}/{subscription}/{PROVIDERS}/{PROVIDER}"
    return ResourceId(scope, OF, ("features",), (name,))


def _known(id_: ResourceId) -> ResourceId:
    """The id with the casing of the feature. Raises Refusal for one that is not published."""
    for name in texts(NAMES):
        if name.casefold() == id_.name.casefold():
            return _id(id_.subscription, name)
    raise errors.absent(id_, texts(NAMES))


def _set(world: World, id_: ResourceId, state: str) -> Body:
    """At once; in Azure it takes a quarter of an hour, or a word from Microsoft."""
    refuse_absent_subscription(world, id_)
    known = _known(id_)
    standing = world.store.get(known) or world.new(known, {})
    world.put(standing.with_properties(state=state))
    return _told(world, known)


def _told(world: World, id_: ResourceId) -> Body:
    standing = world.store.get(id_)
    return {
        "id": str(id_),
        "name": f"{OF}/{id_.name}",
        "type": f"{PROVIDER}/{PROVIDERS}/features",
        "properties": {"state": standing.properties["state"] if standing else NEVER},
    }
