"""What paths and addresses of NSX mean in the estate: names of groups, segments and VMs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from landbridge.intake.exports.found import Found, Remarks
from landbridge.intake.nsx.export import Export
from landbridge.intake.nsx.expressions import is_address, plain
from landbridge.intake.nsx.guests import Guest
from landbridge.intake.nsx.names import Names
from landbridge.intake.nsx.segments import Segment, by_path
from landbridge.space import ANYWHERE, V4, V6, Addresses

ANY, EVERYBODY = "ANY", ("*",)
Ends = tuple[str, ...]
WHOLE = (Addresses(V4), Addresses(V6), ANYWHERE)
UNADDRESSED, UNPLACED = "VMs without a known address", "VMs without a known segment"
SHOWN = {
    "/ports/": "",
    "/infra/domains/": ". `Group` in the filter shows it to whoever may read all (role Auditor)",
    "/segments/": ". `Segment` in the filter shows it to whoever may read all (role Auditor)",
}
"""What shows the objects of a manager that an export lacks, by a part of their paths."""
PERHAPS_MAX = 60
"""Letters of a name that says whom a group of doubt is about."""


class Meaning:
    """Names by path; what is not known for certain is gathered in groups of its own."""

    def __init__(
        self,
        export: Export,
        known: Sequence[Segment],
        guests: Sequence[Guest],
        names: Names,
        remarks: Remarks,
    ) -> None:
        self.guests, self.remarks = guests, remarks
        self._names = names
        self.groups: Mapping[str, str] = names.of(export.groups, "group")
        self.segments = by_path(known)
        self._all = frozenset(each.path for each in export.segments)
        self._without_prefix = frozenset(
            each.path for each in export.segments if not (each.values("subnets") or export.vms)
        )
        self._doubts: dict[tuple[str, ...], str] = {}

    def of(self, found: Found, key: str) -> Ends:
        """The ends that a list of paths and addresses names; an empty one means everybody."""
        texts = found.texts(key)
        if not texts or ANY in texts:
            return EVERYBODY
        return self.paths(found, key)

    def paths(self, found: Found, key: str) -> Ends:
        """The members that a list of paths names."""
        ends = [self._one(text, found, f"{key}[{at}]") for at, text in enumerate(found.texts(key))]
        return tuple(dict.fromkeys(name for each in ends for name in each))

    def addresses(self, texts: Iterable[str]) -> Ends:
        """Addresses as they are told; who has none that is known may have one of them."""
        told = [each for text in texts for each in self._without_stand_ins(plain(text))]
        return (*told, *self._group(UNADDRESSED, self._unaddressed))

    def vms(self, ids: Iterable[str]) -> Ends:
        """The names of VMs by their external ids; of an unknown one nothing."""
        return tuple(name for each in ids for name in self.by_id.get(each, ()))

    def perhaps(self, ends: Ends) -> str:
        """A group in which these may be, and nobody is for certain."""
        label = "anybody" if ends == EVERYBODY else ", ".join(ends)
        return self._doubt(f"perhaps {label}"[:PERHAPS_MAX], ends)

    def doubts(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The groups of doubt that were asked for, each with those who may be in it."""
        return ((name, ends) for ends, name in self._doubts.items())

    @cached_property
    def by_id(self) -> Mapping[str, tuple[str, ...]]:
        """The names of each VM by its external id."""
        found: dict[str, tuple[str, ...]] = {}
        for each in self.guests:
            found[each.vm] = (*found.get(each.vm, ()), each.name)
        return found

    @cached_property
    def unplaced(self) -> tuple[str, ...]:
        """The VMs whose segment nobody knows."""
        return tuple(each.name for each in self.guests if not each.placed)

    @cached_property
    def _unaddressed(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.guests if not each.told)

    @cached_property
    def _stand_ins(self) -> Addresses:
        return Addresses.of(each.address for each in self.guests if not each.told)

    @cached_property
    def _ports(self) -> Mapping[str, tuple[str, ...]]:
        ports: dict[str, tuple[str, ...]] = {}
        for each in self.guests:
            if each.port:
                ports[each.port] = (*ports.get(each.port, ()), each.name)
        return ports

    def _one(self, text: str, found: Found, key: str) -> Ends:
        if text in self.groups:
            return (self.groups[text],)
        if text in self._ports:
            return self._ports[text]
        if text in self._all:
            return self._segment(text)
        if is_address(text):
            return self.addresses([text])
        if id_ := next((each for each in self.by_id if text.endswith(f"/{each}")), ""):
            return self.by_id[id_]
        return self._missing(text, found, key)

    def _segment(self, path: str) -> Ends:
        """A segment, with whoever may be on it; of one without a prefix not all is known."""
        ends = self.segments.get(path, ())
        open_ = (self.perhaps(EVERYBODY),) if not ends or path in self._without_prefix else ()
        return (*ends, *open_, *self._group(UNPLACED, self.unplaced))

    def _missing(self, path: str, found: Found, key: str) -> Ends:
        """What is not there may be anybody; what is no path at all is refused."""
        if not path.startswith("/"):
            remedy = f"Name a path, an address or {ANY}."
            raise found.wrong(f"there is no group {path} in the export", key, remedy)
        shown = next((how for part, how in SHOWN.items() if part in path), "")
        self.remarks.add(found, f"{path} is not in this export: it may be anybody{shown}", key)
        return (self.perhaps(EVERYBODY),)

    def _without_stand_ins(self, text: str) -> Iterator[str]:
        """The addresses but for those that only stand for others."""
        addresses = Addresses.parse(text)
        if addresses in WHOLE or not addresses & self._stand_ins:
            yield text
        else:
            yield from (addresses - self._stand_ins).prefixes()

    def _group(self, name: str, ends: Ends) -> Ends:
        return (self._doubt(name, ends),) if ends else ()

    def _doubt(self, name: str, ends: Ends) -> str:
        if ends not in self._doubts:
            self._doubts[ends] = self._names.give(name, "group")
        return self._doubts[ends]
