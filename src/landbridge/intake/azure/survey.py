"""What readers share: all resources, their names, and what was not understood or is missing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Any, NamedTuple

from landbridge.intake.azure.doubts import Doubts
from landbridge.intake.azure.fronts import Fronts
from landbridge.intake.azure.harmless import is_harmless
from landbridge.intake.azure.names import Names
from landbridge.intake.azure.record import Awaited, Record
from landbridge.intake.azure.resource import Resource, ancestor, last
from landbridge.intake.azure.resources import Resources
from landbridge.intake.azure.seats import Seats
from landbridge.intake.azure.types import PRIVATE_ENDPOINT, VIRTUAL_NETWORK
from landbridge.intake.exports.found import Remarks

Entry = tuple[str, Any]
"""A key of the network, such as `network_manager.skips`, and one more of what it lists."""
SWITCHED_OFF: tuple[object, ...] = (None, "", [], {}, False)


PEERINGS = "virtualNetworkPeerings"
UNKNOWN = "not known yet"
"""What is called so whose id waits for a deployment."""


class Missing(NamedTuple):
    """What is named and not there, and who names it."""

    id: str
    type: str
    record: Record


class Survey:
    """The resources of an export, and what becomes known while they are read."""

    def __init__(self, resources: Resources, names: Names, remarks: Remarks) -> None:
        self.resources, self.names, self.remarks = resources, names, remarks
        self.doubts = Doubts(names)
        self.missing: dict[str, Missing] = {}
        self.seats, self.fronts = Seats(resources), Fronts(resources)
        self._stand_ins: dict[str, int] = {}

    def name(self, each: Resource) -> str:
        """What the estate calls a resource."""
        return self.names.of(each.id, each.type, each.name)

    def named(self, record: Record, key: str, type_: str) -> str:
        """What the estate calls the resource that a key names, there or not; nothing for none."""
        id_ = record.refers(key)
        return self.called(id_, type_, record) if id_ else ""

    def called(self, id_: str, type_: str, record: Record) -> str:
        """What the estate calls the resource of an id; one that is not there is missing."""
        found = self.resources.find(id_)
        if found is None:
            self.missing.setdefault(id_.lower(), Missing(id_, type_, record))
        name = UNKNOWN if isinstance(id_, Awaited) else last(id_)
        return self.names.of(id_, type_, name)

    def subnet(self, id_: str, record: Record) -> str:
        """A subnet by its id, as `network/subnet`."""
        home = ancestor(id_, "virtualNetworks")
        return f"{self.called(home, VIRTUAL_NETWORK, record)}/{last(id_)}"

    def knows_interface(self, id_: str) -> bool:
        """Whether an interface is in the export, or the private endpoint whose own it is."""
        return self.resources.find(id_) is not None or id_.lower() in self._of_endpoints

    @cached_property
    def _of_endpoints(self) -> frozenset[str]:
        endpoints = self.resources.of(PRIVATE_ENDPOINT)
        held = (nic for each in endpoints for nic in each.record.each("networkInterfaces"))
        return frozenset(nic.text("id").lower() for nic in held)

    @cached_property
    def lenders(self) -> frozenset[str]:
        """The ids of the networks whose gateways peers use."""
        homes = self.resources.of(VIRTUAL_NETWORK)
        sides = (e for home in homes for e in self.resources.children(home, PEERINGS))
        used = (each.record for each in sides if each.record.switch("useRemoteGateways"))
        return frozenset(each.refers("remoteVirtualNetwork").lower() for each in used)

    def stand_in(self, id_: str) -> int:
        """The number of the address that stands for that of a public address; from one on."""
        return self._stand_ins.setdefault(id_.lower(), len(self._stand_ins) + 1)

    def remark(self, record: Record, what: str, key: str = "") -> None:
        """Tell what was not understood, with its place."""
        self.remarks.add(record, what, key)

    def unread(self, record: Record, read: Iterable[str]) -> None:
        """Tell each property that says something, and that nobody reads."""
        for key in unread(record, small(frozenset(read))):
            self.remark(record, f"`{last_key(key)}` is not understood", key)

    def missing_of(self, type_: str) -> Iterator[tuple[str, str, Record]]:
        """What is named and not there: its id, its name, and who names it."""
        for each in list(self.missing.values()):
            if each.type == type_:
                yield each.id, self.called(each.id, type_, each.record), each.record


Reader = Callable[[Resource, Survey], Iterator[Entry]]


def unread(record: Record, known: frozenset[str]) -> Iterator[str]:
    """The properties of an object that say something and are not known, as they are written."""
    told: Mapping[str, Any] = record.data
    for key, value in told.items():
        if key.lower() == "properties" and isinstance(value, dict):
            yield from unread(Record(record.file, record.at, value), known)
        elif not (key.lower() in known or is_harmless(key) or _says_nothing(key, value)):
            yield key


@cache
def small(keys: frozenset[str]) -> frozenset[str]:
    """Keys in small letters."""
    return frozenset(each.lower() for each in keys)


def _says_nothing(key: str, value: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
    """Whether a value is empty, or the text that PowerShell writes beside an object."""
    if isinstance(value, Awaited):
        return False
    return value in SWITCHED_OFF or (key.endswith("Text") and isinstance(value, str))


def last_key(key: str) -> str:
    """The last part of a path of keys."""
    return key.rpartition(".")[2]
