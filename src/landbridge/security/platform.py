"""The addresses of Azure's platform, which network security groups filter only by tags of its own.

`nsg.bypass` and `nsg.bypass-closed-by` say so of what machines send to them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from landbridge.catalogue import catalogue
from landbridge.model.network import NetworkSecurityGroup, SecurityRule
from landbridge.security.ends import PLATFORM_TAGS, Ends
from landbridge.security.filter import Action, Filter, Known, Rule, spread
from landbridge.security.groups import ACCESS, STAGE
from landbridge.security.matching import services, traffic_of
from landbridge.security.ranges import listed
from landbridge.space import NOWHERE, Addresses, Traffic

MORE = "whether {tag} means more of its address than its service is not published"
UNFILTERED = "not filtered (address of the platform)"
ADMIN = "whether security admin rules filter the addresses of the platform"


class Tagged(NamedTuple):
    """What a tag of the platform means for certain."""

    address: Addresses
    traffic: Traffic


@cache
def addresses() -> Addresses:
    """All that pass unfiltered."""
    return listed("nsg.bypass")


def platform_filter(group: NetworkSecurityGroup, scope: Known, ends: Ends) -> Filter:
    """What a group does to traffic to the platform, asked before its own rules; it settles all."""
    rules = sorted(
        (rule for rule in group.rules if rule.direction == "outbound"),
        key=lambda rule: rule.priority,
    )
    found = [each for rule in rules for each in _of_tags(rule, scope, ends)]
    last = Rule(UNFILTERED, Action.ALLOW, destination=addresses())
    return Filter(STAGE, group.name, (*found, last), otherwise=Action.PASS)


def doubted(destination: Known) -> Known:
    """An end of a security admin rule, which only may mean the platform."""
    met = destination.certain & addresses()
    if not met:
        return destination
    unknown = (*destination.unknown, ADMIN)
    return Known(destination.certain - met, destination.possible | met, unknown)


def _of_tags(rule: SecurityRule, scope: Known, ends: Ends) -> Iterator[Rule]:
    plain = Rule(
        name=f"{rule.name} ({rule.priority})",
        action=ACCESS[rule.access],
        traffic=traffic_of(rule.protocol, rule.destination_ports, rule.source_ports),
    )
    source = ends.known(rule.source, scope)
    for name in rule.destination:
        if name.lower() in closing():
            yield from _of_tag(name, plain, source, ends)


def _of_tag(name: str, plain: Rule, source: Known, ends: Ends) -> Iterator[Rule]:
    """For its service as far as the rule is certain; for all else of its address perhaps."""
    tag = _tags().get(name.lower())
    if tag:
        surely = replace(plain, traffic=plain.traffic & tag.traffic)
        yield from spread(surely, source, Known(tag.address))
    widest = ends.one(name).widest & addresses()
    if widest:
        yield from spread(
            replace(plain, certain=False, why=MORE.format(tag=name)), source, Known(NOWHERE, widest)
        )


@cache
def closing() -> frozenset[str]:
    """The tags that filter the platform nonetheless, in small letters."""
    names = catalogue().value("nsg.bypass-closed-by")
    return frozenset(str(each).lower() for each in _texts(names))


@cache
def _tags() -> Mapping[str, Tagged]:
    value = catalogue().value(PLATFORM_TAGS)
    return {
        name.lower(): Tagged(
            Addresses.parse(str(each["address"])), services(map(str, _texts(each["services"])))
        )
        for name, each in (value.items() if isinstance(value, dict) else ())
        if isinstance(each, dict)
    }


def _texts(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)
