"""What an instance may do, and with which networks."""

from landbridge.catalogue.shapes import shapes
from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import SUBSCRIPTIONS, ResourceId
from landbridge.emulator.network.state.avnm import errors
from landbridge.emulator.network.state.avnm.naming import instance_of
from landbridge.emulator.store import Body


def refuse_access(world: World, id_: ResourceId, access: str) -> None:
    """Raises Refusal for what the instance was not made for. Without a list it has all."""
    standing = world.store.get(instance_of(id_))
    given = standing.properties.get("networkManagerScopeAccesses") if standing else None
    if given and access.casefold() not in {each.casefold() for each in given}:
        raise errors.not_given(instance_of(id_), access)


def refuse_asked(world: World, id_: ResourceId, body: Body, action: str) -> None:
    """Raises Refusal for an instance that does not stand, and for a body that fits no model."""
    if world.store.get(id_) is None:
        raise refusals.absent(id_)
    known = shapes(id_.provider)
    if misfits := list(known.misfits(body, known.of(action))):
        raise refusals.unfit(misfits)


def covers(instance: Body, network: ResourceId) -> bool:
    """Whether a network is in its scopes; management groups hold all: no tree of them is known."""
    scopes = instance.get("networkManagerScopes") or {}
    subscription = f"/{SUBSCRIPTIONS}/{network.subscription}".casefold()
    own = {str(each).casefold().rstrip("/") for each in scopes.get("subscriptions") or []}
    return bool(scopes.get("managementGroups")) or subscription in own
