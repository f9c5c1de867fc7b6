"""Kinds of objects that an earlier import told and of which this export has none.

A narrower filter, or a user with fewer rights, hides a kind as a whole: what was told of it stays.
Of a kind of which the export has any, it has all.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from landbridge.intake.exports.found import Found
from landbridge.intake.exports.told_before import text_of_lines, told_before
from landbridge.intake.nsx.export import Export

FILE = ".network.told.jsonl"
KEPT = "kept: {}: the export has none of them; --complete tells that they are gone"
KINDS: Mapping[str, str] = {
    "groups": "groups",
    "services": "services",
    "segments": "segments",
    "tier0s": "gateways of tier 0",
    "tier1s": "gateways of tier 1",
    "policies": "policies of the distributed firewall",
    "gateway_policies": "policies of gateways",
    "nats": "NAT rules",
    "redirections": "policies that redirect",
    "excluded": "exclude list",
    "vms": "VMs",
    "vnics": "interfaces of VMs",
}
"""What an export holds that is kept, and what it is called."""


class Source(NamedTuple):
    """A document of JSON as NSX answered it, and the file that it came from."""

    file: str
    data: Mapping[str, Any]

    def root(self, at: str = "$") -> Found:
        """Its root."""
        return Found(self.file, at, self.data)


class Joined(NamedTuple):
    """An export with what was told before, the documents that hold it all, and what is said."""

    export: Export
    sources: Sequence[Source]
    told: Sequence[str]


def before(out: Path) -> Iterator[Source]:
    """The documents of earlier imports, the latest one first."""
    for line in told_before(out / FILE):
        yield Source(line.get("file", ""), line.get("data", {}))


def text_of_told(sources: Sequence[Source]) -> str:
    """What the next import will find."""
    return text_of_lines(each._asdict() for each in sources)


def joined(export: Export, source: Source, earlier: Sequence[tuple[Source, Export]]) -> Joined:
    """An export with the kinds that it lacks, out of the latest document that has them."""
    sources, told = [source], list[str]()
    for document, other in earlier:
        lacks = [kind for kind in KINDS if getattr(other, kind) and not getattr(export, kind)]
        if lacks:
            more = {kind: getattr(other, kind) for kind in lacks}
            inside = {**other.inside, **export.inside}
            export = export._replace(**more, inside=inside)
            sources.append(document)
            told += [KEPT.format(KINDS[kind]) for kind in lacks]
    return Joined(export, sources, told)
