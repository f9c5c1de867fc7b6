"""Where the keys of an estate stand: in its file, or in those that hold parts of its network."""

from landbridge.intake.estate_file import text_of
from landbridge.intake.network_parts import Parts
from landbridge.intake.opening import shown
from landbridge.intake.spots import Finder, finder
from landbridge.model.declared import Declared, Key
from landbridge.model.place import Place
from landbridge.network.estate.joined import origin

NETWORK = "network"


class Places:
    """The files of an estate, its own first; each is read once, and looked through when asked."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._networks = [part.network for part in parts]
        self._texts = {part.file: text_of(part.file) for part in parts}
        self._finders: dict[str, Finder] = {}

    def at(self, key: Key) -> Place | None:
        """The place of a key of the estate, its network being that of all files together."""
        if key[:1] == (NETWORK,) and len(key) > 1:
            return self.in_network(key[1:])
        return self.in_estate(key)

    def in_estate(self, key: Key) -> Place:
        """The place of a key in the estate file itself."""
        return self._spot(0, key)

    def in_network(self, path: Key) -> Place | None:
        """The place of a path from the network; None if no file holds it."""
        at = origin(self._networks, path)
        return self.of(*at) if at else None

    def of(self, number: int, path: Key) -> Place:
        """The place of a path in one of the parts."""
        return self._spot(number, (*self._parts[number].under, *path))

    def _spot(self, number: int, key: Key) -> Place:
        file = self._parts[number].file
        name = shown(file)
        if name not in self._finders:
            self._finders[name] = finder(self._texts[file], name)
        return self._finders[name](key, False).place(name)


def declared(parts: Parts) -> Declared:
    """The places of an estate's keys, for whoever has no files."""
    return Declared(Places(parts).at)
