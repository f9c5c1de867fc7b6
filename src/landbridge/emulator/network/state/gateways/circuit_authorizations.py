"""Authorizations of a circuit: a key each, for one connection."""

from collections.abc import Mapping
from typing import ClassVar

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import Action, Kind, Wanted, World
from landbridge.emulator.ids import SUBSCRIPTIONS, ResourceId
from landbridge.emulator.network.references import guid
from landbridge.emulator.store import Body, Resource

CONNECTIONS = "Microsoft.Network/connections"
NOTE = "authorization"


def key_of(authorization: Resource) -> str:
    """The key follows from the name and from when it was made: nothing secret is kept."""
    return guid(authorization.id, str(authorization.created))


def user_of(world: World, authorization: ResourceId) -> Resource | None:
    """The connection that an authorization was used for."""
    standing = world.store.of_type(CONNECTIONS, f"/{SUBSCRIPTIONS}/{authorization.subscription}")
    return next((each for each in standing if each.hidden.get(NOTE) == authorization.key), None)


def _keys(world: World, id_: ResourceId, body: Body) -> Body:
    standing = world.store.get(id_)
    if standing is None:
        raise refusals.absent(id_)
    return {"authorizationKey": key_of(standing)}


class CircuitAuthorizations(Kind):
    """What a client writes of key and use is let go: both are the service's."""

    type = "Microsoft.Network/expressRouteCircuits/authorizations"
    tracked = False
    actions: ClassVar[Mapping[str, Action]] = {"listkeys": _keys}

    def begun(self, world: World, wanted: Wanted) -> Body:
        return {**wanted.body, "properties": {}}

    def computed(self, world: World, resource: Resource) -> Body:
        user = user_of(world, resource.id)
        used = {"connectionResourceUri": str(user.id)} if user else {}
        state = "InUse" if user else "Available"
        return {"authorizationKey": key_of(resource), "authorizationUseStatus": state, **used}

    def gone(self, world: World, resource: Resource) -> None:
        """What was connected by it is disconnected: the connection goes."""
        if user := user_of(world, resource.id):
            world.store.delete(user.id)
