"""Rules of network security groups and of Virtual Network Manager, which have one form."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.intake.azure import types
from landbridge.intake.azure.record import Awaited, Record
from landbridge.intake.azure.resource import last
from landbridge.intake.azure.survey import Survey
from landbridge.model.network.fields import PORT_MAX
from landbridge.space import Addresses

EVERY = ("*",)
ANY = frozenset({"*", "any", "0-65535"})
SIDES = ("source", "destination")
PROTOCOLS = frozenset({"tcp", "udp", "icmp", "icmpv6", "esp", "ah", "gre", "sctp"})


def sides(record: Record, survey: Survey) -> Mapping[str, Any]:
    """Source and destination with their ports, and the protocol; what is for any is left out."""
    made: dict[str, Any] = {}
    if (protocol := _protocol(record, survey)) is not None:
        made["protocol"] = protocol
    for side in SIDES:
        ends, ports = _ends(record, side, survey), _ports(record, side)
        made |= {} if ends == EVERY else {side: list(ends)}
        made |= {} if ports == EVERY else {f"{side}_ports": list(ports)}
    return made


def read_of(side: str) -> Iterator[str]:
    """The properties that say something of a side of a rule."""
    for key in ("AddressPrefix", "AddressPrefixes", "ApplicationSecurityGroups", "PortRange"):
        yield f"{side}{key}"
    yield from (f"{side}PortRanges", f"{side}s")


READ = frozenset(
    {"protocol", "access", "priority", "direction", *read_of("source"), *read_of("destination")}
)


def _protocol(record: Record, survey: Survey) -> str | None:
    """The protocol in small letters; None for any, and for one that nobody can know."""
    word = record.word("protocol")
    if word in PROTOCOLS:
        return word
    if word and word not in ANY:
        survey.remark(record, f"the protocol `{word}` is not understood", "protocol")
    return None


def unsure(record: Record) -> bool:
    """Whether a part of a rule is not known, so that it may match or not."""
    keys = ("protocol", *read_of("source"), *read_of("destination"))
    if record.told("protocol") and record.word("protocol") not in PROTOCOLS | ANY:
        return True
    ranges = (key for key in keys if "Port" in key or key == "protocol")
    return any(isinstance(record.held(key)[1], Awaited) for key in ranges)


def _ends(record: Record, side: str, survey: Survey) -> tuple[str, ...]:
    told = [
        *record.several(f"{side}AddressPrefix", f"{side}AddressPrefixes"),
        *_items(record, side),
    ]
    groups = [
        survey.called(each.text("id"), types.APPLICATION_GROUP, each)
        for each in record.each(f"{side}ApplicationSecurityGroups")
    ]
    ends = tuple(dict.fromkeys([*(end(each, record, side, survey) for each in told), *groups]))
    return EVERY if not ends or "*" in ends else ends


def _items(record: Record, side: str) -> Iterator[str]:
    """The ends of an admin rule: `sources: [{addressPrefixType, addressPrefix}]`."""
    _, value = record.held(f"{side}s")
    if isinstance(value, list) and all(isinstance(each, dict) for each in value):
        for each in record.each(f"{side}s"):
            if each.word("addressPrefixType") == "networkgroup":
                yield last(each.text("addressPrefix"))
            else:
                yield from each.several("addressPrefix")


def end(text: str, record: Record, key: str, survey: Survey) -> str:
    """An end of a rule as the estate has it; what is not known may be anybody."""
    if isinstance(text, Awaited):
        survey.remark(record, f"{text} is not known before it is deployed: it may be anybody", key)
        return survey.doubts.perhaps()
    if text.lower() in ("*", "any"):
        return "*"
    if text[:1].isdigit() or ":" in text:
        try:
            Addresses.parse(text)
        except ValueError:
            raise record.wrong(f"`{text}` is no address, prefix, range or tag", key) from None
    return text


def _ports(record: Record, side: str) -> tuple[str, ...]:
    told = record.several(f"{side}PortRange", f"{side}PortRanges")
    known = tuple(each for each in told if not isinstance(each, Awaited))
    if not known or any(each in ANY for each in known):
        return EVERY
    return tuple(port(each, record, f"{side}PortRange") for each in known)


def port(text: str, record: Record, key: str) -> str:
    """A port or a range of ports, checked."""
    if text in ANY:
        return "*"
    ends = [each.strip() for each in text.split("-")]
    numbers = [int(each) for each in ends if each.isascii() and each.isdecimal() and len(each) < 9]
    if len(numbers) != len(ends) or len(ends) > 2 or not numbers[0] <= numbers[-1] <= PORT_MAX:
        raise record.wrong(f"`{text}` is no port or range of ports", key)
    return text
