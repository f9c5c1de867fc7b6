"""What a client may read back and nobody writes down: it is gone when the emulator stops."""

from landbridge.emulator.ids import ResourceId


class Secrets:
    """Secrets by the resource that they belong to, in memory alone."""

    def __init__(self) -> None:
        self._held: dict[str, str] = {}

    def keep(self, id_: ResourceId, secret: str) -> None:
        self._held[id_.key] = secret

    def of(self, id_: ResourceId) -> str | None:
        return self._held.get(id_.key)

    def forget(self, id_: ResourceId) -> None:
        self._held.pop(id_.key, None)
