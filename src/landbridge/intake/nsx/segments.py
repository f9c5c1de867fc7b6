"""Segments with their prefixes and the gateways that they hang on."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from ipaddress import ip_interface
from typing import NamedTuple

from landbridge.intake.exports.found import Found, Remarks
from landbridge.intake.nsx.export import Export
from landbridge.intake.nsx.gateways import ALONE, TIER_0, gateways
from landbridge.intake.nsx.names import Names
from landbridge.intake.nsx.tags import tags
from landbridge.space import NOWHERE, Addresses


class Segment(NamedTuple):
    """A segment of the draft; `path` is that of NSX, which several prefixes share."""

    name: str
    prefix: str
    path: str
    tier1: str
    tags: tuple[str, ...] | None = None

    @property
    def addresses(self) -> Addresses:
        """Its addresses."""
        return _span(self.prefix)


@cache
def _span(prefix: str) -> Addresses:
    return Addresses.parse(prefix)


def segments(export: Export, names: Names, remarks: Remarks) -> list[Segment]:
    """A segment for each prefix; a segment without one is told of, and so is one that overlaps."""
    known = gateways(export)
    found, held = list[Segment](), NOWHERE
    for each in export.segments:
        for prefix in _prefixes(each, remarks):
            if Addresses.parse(prefix) & held:
                remarks.add(each, f"left out: {prefix} overlaps with another segment's", "subnets")
                continue
            held |= Addresses.parse(prefix)
            name = names.give(each.name, "segment", prefix)
            found.append(Segment(name, prefix, each.path, _tier1(each, known, remarks), tags(each)))
    return found


def by_path(found: Sequence[Segment]) -> Mapping[str, tuple[str, ...]]:
    """The names of segments by their path."""
    paths: dict[str, tuple[str, ...]] = {}
    for each in found:
        paths[each.path] = (*paths.get(each.path, ()), each.name)
    return paths


def _prefixes(segment: Found, remarks: Remarks) -> Iterator[str]:
    """The networks of its subnets, told as such or by the gateway's address."""
    told = [
        (subnet, subnet.text("network") or subnet.text("gateway_address"))
        for subnet in segment.each("subnets")
    ]
    for subnet, text in told:
        try:
            yield str(ip_interface(text).network)
        except ValueError:
            raise subnet.wrong(f"`{text}` is no network such as 10.0.0.0/24") from None
    if not told:
        remarks.add(segment, "it has no subnet: addresses on it are known by its VMs only")


def _tier1(segment: Found, known: Mapping[str, str], remarks: Remarks) -> str:
    """The gateway's name; one of a tier-1 is told by its path, too."""
    path = segment.text("connectivity_path") or _above(segment.path)
    if not path or known.get(path) == TIER_0:
        return ALONE
    if path not in known:
        remarks.add(segment, f"the gateway {path} is not in the export", "connectivity_path")
    return known.get(path, path.rpartition("/")[2])


def _above(path: str) -> str:
    """The gateway under which a fixed segment stands."""
    above, found, _ = path.partition("/segments/")
    return above if found and "/tier-1s/" in above else ""
