"""What a rule of a network security group may say."""

import re
from collections.abc import Iterator

from landbridge.emulator.figures import number
from landbridge.emulator.network import errors
from landbridge.emulator.network.state.addresses import address_of
from landbridge.emulator.network.state.space import is_prefix
from landbridge.emulator.store import Body
from landbridge.model.network.fields import PORT_MAX

ANY = "*"
SIDES = ("source", "destination")
TAG = re.compile(r"[A-Za-z][A-Za-z0-9.]*")
PORTS = re.compile(r"(\d{1,5})(-(\d{1,5}))?")


def refuse_rule(properties: Body) -> None:
    """Raises Refusal for a priority, an address or a port that no rule has."""
    least, most = number("nsg.rule.priority-min"), number("nsg.rule.priority-max")
    priority = properties.get("priority")
    if not isinstance(priority, int) or not least <= priority <= most:
        raise errors.rule_priority(priority, least, most)
    for side in SIDES:
        _refuse_side(side, properties)


def _refuse_side(side: str, properties: Body) -> None:
    """One address or several, or application groups; and one range of ports or several."""
    single = properties.get(f"{side}AddressPrefix")
    several = properties.get(f"{side}AddressPrefixes") or []
    groups = properties.get(f"{side}ApplicationSecurityGroups") or []
    if sum(map(bool, (single, several, groups))) != 1:
        told = f"Exactly one of {side}AddressPrefix, {side}AddressPrefixes and"
        raise errors.wrong(f"{told} {side}ApplicationSecurityGroups is expected.")
    for each in several:
        _refuse_listed(f"{side}AddressPrefixes", str(each), several)
    if single and not _is_source(str(single)):
        raise errors.rule_address(str(single))
    _refuse_ports(side, properties)


def _refuse_listed(name: str, text: str, several: list[object]) -> None:
    """Published: an augmented rule does not list several service tags."""
    if is_prefix(text) or address_of(text):
        return
    if text == ANY or not TAG.fullmatch(text) or len(several) > 1:
        raise errors.rule_listed(name, text)


def _refuse_ports(side: str, properties: Body) -> None:
    ranges = list(_ranges(side, properties))
    if not ranges:
        raise errors.missing(f"properties.{side}PortRange")
    for each in ranges:
        found = PORTS.fullmatch(each)
        low, high = (int(found[1]), int(found[3] or found[1])) if found else (0, 0)
        if each != ANY and not (found and low <= high <= PORT_MAX):
            raise errors.rule_ports(each)


def _ranges(side: str, properties: Body) -> Iterator[str]:
    if single := properties.get(f"{side}PortRange"):
        yield str(single)
    yield from map(str, properties.get(f"{side}PortRanges") or [])


def _is_source(text: str) -> bool:
    return text == ANY or bool(TAG.fullmatch(text) or address_of(text)) or is_prefix(text)
