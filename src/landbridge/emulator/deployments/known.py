"""What stands, as the functions of a template ask for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from landbridge.emulator.arm.inline import shown
from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import parsed


@dataclass(frozen=True)
class Known:
    """The state of the language of templates, over one world."""

    world: World

    def resource(self, resource_id: str, api_version: str | None) -> Mapping[str, object] | None:
        """A resource that stands and that nothing is being done to."""
        id_ = parsed(resource_id)
        standing = self.world.store.get(id_) if id_ else None
        if standing is None or self.world.operations.of(standing.id):
            return None
        return shown(self.world, self.world.kinds.of(standing.id), standing)

    def listed(
        self, resource_id: str, function: str, api_version: str, values: object
    ) -> object | None:
        """What an action of a resource answers."""
        id_ = parsed(resource_id)
        standing = self.world.store.get(id_) if id_ else None
        if standing is None:
            return None
        action = self.world.kinds.of(standing.id).actions.get(function.casefold())
        return action(self.world, standing.id, {}) if action else None

    def provider(self, namespace: str) -> None:
        """None: templates that ask for it wait, and are refused."""

    def zones(self, subscription: str, location: str) -> None:
        """Nobody knows which zone is behind which."""
