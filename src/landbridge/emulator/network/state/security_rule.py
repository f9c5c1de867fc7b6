"""What a rule of a network security group may say."""

import re

from landbridge.emulator.figures import number
from landbridge.emulator.network import errors
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
    """One address or tag, or several addresses, or application groups; and ports."""
    single = properties.get(f"{side}AddressPrefix")
    several = properties.get(f"{side}AddressPrefixes") or []
    groups = properties.get(f"{side}ApplicationSecurityGroups") or []
    if sum(map(bool, (single, several, groups))) != 1:
        told = f"Exactly one of {side}AddressPrefix, {side}AddressPrefixes and"
        raise errors.wrong(f"{told} {side}ApplicationSecurityGroups is expected.")
    for each in map(str, several):
        if not is_prefix(each):
            raise errors.rule_listed(f"{side}AddressPrefixes", each)
    if single and not _is_source(str(single)):
        raise errors.rule_address(str(single))
    _refuse_ports(side, properties)


def _refuse_ports(side: str, properties: Body) -> None:
    """One range or several; none of several is all ports."""
    single, several = properties.get(f"{side}PortRange"), properties.get(f"{side}PortRanges")
    if bool(single) == bool(several):
        told = f"Exactly one of {side}PortRange and {side}PortRanges is expected."
        raise errors.wrong(told, f"properties.{side}PortRange")
    if single and str(single) != ANY and not _is_range(str(single)):
        raise errors.rule_ports(str(single))
    for each in map(str, several or []):
        if not _is_range(each):
            raise errors.rule_listed_ports(f"{side}PortRanges", each)


def _is_range(text: str) -> bool:
    found = PORTS.fullmatch(text)
    return found is not None and int(found[1]) <= int(found[3] or found[1]) <= PORT_MAX


def _is_source(text: str) -> bool:
    return text == ANY or bool(TAG.fullmatch(text)) or is_prefix(text)
