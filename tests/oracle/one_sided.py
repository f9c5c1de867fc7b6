"""Appliances that see one direction of a connection alone."""

from tests.oracle import groups
from tests.oracle.answer import EITHER, NO, YES, Possible, every
from tests.oracle.world import World

from landbridge.model.network import Interface

LETS = {"everything": YES, "unknown": EITHER, "nothing": NO}
STATE = {True: NO, False: YES, None: EITHER}


def lets_be(world: World, device: str, comes: bool) -> Possible:
    """Whether a device minds that it missed one direction; `comes` where it sees the reply alone.

    Groups at its interface then saw no request.
    """
    kind, _, name = device.partition(" ")
    named = (each for each in world.network.interfaces if each.name.lower() == name)
    interface = next(named, None) if kind == "interface" else None
    if interface is None:
        return NO
    state = STATE[interface.stateful]
    if not comes:
        return state
    guarded = EITHER if _guarded(world, interface) else YES
    return every([state, LETS[interface.forwards], guarded])


def _guarded(world: World, interface: Interface) -> bool:
    place = world.place_named(interface.subnet)
    bare = place.short in groups.NO_GROUPS or not place.subnet.network_security_group
    bound = groups.admin_rules_of(world, place)
    return bool(not bare or interface.network_security_group or bound)
