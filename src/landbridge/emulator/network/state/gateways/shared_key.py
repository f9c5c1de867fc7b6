"""The shared key of a connection: read and set by itself, and never written down."""

from secrets import token_hex

from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network.state.gateways import errors
from landbridge.emulator.store import Body

LENGTH = 32  # of a key that the service draws


def read(world: World, id_: ResourceId, asks: Body) -> Body:
    """Raises Refusal for one that was set before the emulator stopped."""
    found = world.secrets.of(id_)
    if found is None:
        raise errors.key_gone(id_)
    return {"value": found}


def write(world: World, id_: ResourceId, body: Body) -> Body:
    if not isinstance(body.get("value"), str) or not body["value"]:
        raise errors.wanted(id_, "value")
    world.secrets.keep(id_, body["value"])
    return {"value": body["value"]}


def reset(world: World, id_: ResourceId, body: Body) -> Body:
    """Draws a key of a length."""
    length = body.get("keyLength")
    if not isinstance(length, int) or not 0 < length <= 128:
        raise errors.wanted(id_, "keyLength")
    world.secrets.keep(id_, drawn(length))
    return {"keyLength": length}


def drawn(length: int = LENGTH) -> str:
    return token_hex(length)[:length]
