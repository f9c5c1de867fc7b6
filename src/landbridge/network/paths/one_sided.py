"""Firewalls and appliances that see one direction of a connection alone: what that does to it."""

from collections.abc import Callable, Sequence

from landbridge.network.paths.devices import Devices
from landbridge.network.paths.steps import Appliance, Inspected, OneSided, Path, devices, met

Doubts = tuple[OneSided, ...]
ONE = "only one direction of the connection passes {}, and "
UNTOLD = ONE + "whether it must see both is not told"
LETS = ONE + "what it lets through is not known here"
FILTERED = ONE + "whether the groups at its interface let replies pass that they saw no request of"
Guarded = Callable[[Appliance], bool]
"""Whether groups or admin rules stand at an appliance."""


class OneSidedDevices:
    """What is on the way there or on the way back, and not on both."""

    def __init__(self, known: Devices, guarded: Guarded) -> None:
        self._known, self._guarded = known, guarded

    def doubts(self, there: Sequence[str], back: Path) -> Doubts | None:
        """What they leave open; None where one of them stops the connection."""
        missed = [self._state(name) for name in there if name not in met(back)]
        alone = [self._alone(each) for each in devices(back) if each.name not in there]
        found = [*missed, *alone]
        if any(each is None for each in found):
            return None
        return tuple(doubt for each in found for doubt in each or ())

    def _alone(self, device: Inspected | Appliance) -> Doubts | None:
        """One that a reply comes to without the request."""
        state = self._state(device.name)
        if state is None or isinstance(device, Inspected) or device.interface.forwards == "nothing":
            return None
        lets = device.interface.forwards == "everything"
        texts = [*([] if lets else [LETS]), *([FILTERED] if self._guarded(device) else [])]
        return (*state, *(OneSided(each.format(device.interface.name)) for each in texts))

    def _state(self, name: str) -> Doubts | None:
        """What is open about a device that one direction misses."""
        interface = None if name in self._known.firewalls else self._known.interfaces.get(name)
        if interface is None or interface.stateful:
            return None
        told = interface.stateful is False
        return () if told else (OneSided(UNTOLD.format(interface.name)),)
