"""Names under which the estate knows resources, each only once; those of an earlier import stay."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count

from landbridge.intake.azure import types
from landbridge.intake.azure.resource import Resource, part_of
from landbridge.model.network.fields import NUMERIC

TAKEN = frozenset({"*", "any", "internet", "virtualnetwork", "azureloadbalancer"})
"""Words that mean something of their own at the end of a rule."""
ENDS = {
    types.APPLICATION_GROUP: "application group",
    types.IP_GROUP: "IP group",
    types.LOCAL_GATEWAY: "site",
    types.VPN_SITE: "site",
    types.CIRCUIT: "circuit",
    types.SEGMENT: "segment",
    types.VIRTUAL_NETWORK: "network",
    types.INTERFACE: "interface",
}
"""Types whose names may end a rule, and what each is called where its own name means another."""


class Names:
    """Names by id; `words` are those that rules use for something else, such as service tags."""

    def __init__(self, words: Iterable[str], earlier: Mapping[str, str]) -> None:
        self._taken: dict[str, set[str]] = {"": {*TAKEN, *(each.lower() for each in words)}}
        self._earlier = {id_.lower(): name for id_, name in earlier.items()}
        self._given: dict[str, str] = {}
        self._borne: Counter[tuple[str, str]] = Counter()

    def know(self, found: Iterable[Resource]) -> None:
        """Give each of these a name: its own, or with its group where several have that."""
        known = list(found)
        self._borne.update((each.type, each.name.lower()) for each in known)
        for each in sorted(known, key=lambda each: each.key not in self._earlier):
            self.of(each.id, each.type, each.name)

    def of(self, id_: str, type_: str, name: str) -> str:
        """The name of a resource."""
        key = id_.lower()
        if key not in self._given:
            self._given[key] = self._free(id_, type_, name)
        return self._given[key]

    def give(self, name: str, type_: str = "") -> str:
        """A name for what is no resource."""
        return self._first(chain([name], (f"{name} ({nth})" for nth in count(2))), type_)

    @property
    def given(self) -> Mapping[str, str]:
        """All names by id."""
        return self._given

    def _free(self, id_: str, type_: str, name: str) -> str:
        earlier = self._earlier.get(id_.lower())
        tries = _tries(id_, type_, name, alone=self._borne[type_, name.lower()] < 2)
        return self._first(chain([earlier] if earlier else [], tries), type_)

    def _first(self, tries: Iterable[str], type_: str) -> str:
        taken = self._taken.setdefault("" if type_ in ENDS else type_, set())
        ends = not type_ or type_ in ENDS
        free = next(
            each for each in tries if each.lower() not in taken and not (ends and _is_odd(each))
        )
        taken.add(free.lower())
        return free


def _tries(id_: str, type_: str, name: str, *, alone: bool) -> Iterator[str]:
    group, subscription = part_of(id_, "resourcegroups"), part_of(id_, "subscriptions")
    called = ENDS.get(type_, type_.rpartition("/")[2])
    for each in (name, f"{called} {name}"):
        if alone or not group:
            yield each
        if group:
            yield f"{each} ({group})"
            yield f"{each} ({group}, {subscription})"
    yield from (f"{called} {name} ({nth})" for nth in count(2))


def _is_odd(name: str) -> bool:
    """Whether a name would be read as an address or a path."""
    return bool(NUMERIC.match(name)) or name.startswith(("/", "["))
