"""All the emulated types, and what Azure has beside them that is refused by name."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import Action, Kind
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId


class Unsupported(NamedTuple):
    """A type of Azure that the emulator does not have, with all that is under it, or an action.

    `type` is written as in a path, so that an action is one, too:
    `Microsoft.Network/networkWatchers/connectivityCheck`. `what` is what Azure calls it.
    """

    type: str
    what: str

    def holds(self, type_: str) -> bool:
        return f"{type_}/".casefold().startswith(f"{self.type}/".casefold())


class Kinds:
    """The emulated types by name, whatever its casing, and those that are refused by name."""

    def __init__(self, kinds: Iterable[Kind], unsupported: Iterable[Unsupported] = ()) -> None:
        self._kinds = {kind.type.casefold(): kind for kind in kinds}
        self._unsupported = tuple(unsupported)

    def of(self, id_: ResourceId) -> Kind:
        """Raises Refusal for a type that is not emulated."""
        found = self._kinds.get(id_.type.casefold())
        if found is None:
            self._refuse_unsupported(id_)
            raise _unknown(id_, {kind.provider.casefold() for kind in self._kinds.values()})
        return found

    def action(self, id_: ResourceId) -> Action:
        """What a POST to the end of a path does. Raises Refusal where nothing is there to do."""
        above = self._above(id_)
        found = above.actions.get(_end(id_)) if above else None
        if found is None:
            self._refuse_unsupported(id_)
            self.of(id_.parent or id_)
            raise refusals.no_action(id_) if id_.is_list else refusals.no_post(id_)
        return found

    def part(self, method: str, id_: ResourceId) -> Action | None:
        """What reads or takes a part of a resource; None where the path is that of a type."""
        above = self._above(id_)
        return above.parts.get((method, _end(id_))) if above else None

    def _above(self, id_: ResourceId) -> Kind | None:
        return self._kinds.get((id_.parent or id_).type.casefold())

    def _refuse_unsupported(self, id_: ResourceId) -> None:
        for each in self._unsupported:
            if each.holds(id_.type):
                raise refusals.unsupported(id_, each.what)

    def get(self, type_: str) -> Kind | None:
        return self._kinds.get(type_.casefold())

    def __iter__(self) -> Iterator[Kind]:
        return iter(self._kinds.values())


def _end(id_: ResourceId) -> str:
    """What a path says beyond a resource: `sharedkey`, or `sharedkey/reset`."""
    last = id_.types[-1:] + (() if id_.is_list else id_.names[-1:])
    return "/".join(last).casefold()


def _unknown(id_: ResourceId, providers: set[str]) -> Refusal:
    if id_.provider.casefold() not in providers:
        return Refusal(
            404,
            "InvalidResourceNamespace",
            f"The resource namespace '{id_.provider}' is invalid: the emulator does not have it.",
        )
    path = id_.type.partition("/")[2]
    return Refusal(
        404,
        "InvalidResourceType",
        f"The resource type '{path}' could not be found in the namespace '{id_.provider}':"
        " the emulator does not have it.",
    )
