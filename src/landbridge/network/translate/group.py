"""A network security group on the uplinks of a private cloud, out of what its firewall says."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from landbridge.catalogue import catalogue
from landbridge.errors import InputError
from landbridge.model.network import AvsNetwork, Network, NetworkSecurityGroup, ServiceSubnet
from landbridge.model.network.security_group import SecurityRule
from landbridge.network.service import Role, made
from landbridge.network.translate.denied import without
from landbridge.network.translate.entries import Entry, Left
from landbridge.network.translate.words import Said, prefixes, said

FIRST, LAST = "nsg.rule.priority-min", "nsg.rule.priority-max"
STEP = 10
PROTOCOLS = frozenset({"any", "tcp", "udp", "icmp", "esp", "ah"})
OUT, ALL_ELSE = "out", "all-else-{}"
ENTERING = "what enters the private cloud does not pass its uplinks"
UNSAID = "no rule of a network security group says {}"
PART = "a part of {}"
UNFIT = re.compile(r"[^A-Za-z0-9_.-]+")
NAME_MAX = 60
GENERATION = 2
ELSEWHERE = "Only Generation 2 has uplinks in Azure: translate into the rules of a firewall."
OCCUPIED = "Detach it, or translate into the rules of a firewall."


class Group(NamedTuple):
    """The group, and what of the entries it cannot say."""

    group: NetworkSecurityGroup
    left: tuple[Left, ...]


def group(name: str, asked: Sequence[Entry]) -> Group:
    """The entries for what leaves, in their order; behind them all else is allowed, as without it.

    What an entry allows and no rule says is denied by none of the rules behind it. Raises
    InputError where they are too many.
    """
    leaving = _sparing(entry for entry in asked if entry.side == OUT)
    out = [(entry, each) for entry in leaving for each in said(entry.traffic)]
    can = [piece for piece in out if _says(piece[1])]
    unsaid = [Left(entry.rule, _unsaid(each)) for entry, each in out if not _says(each)]
    entering = [Left(entry.rule, ENTERING) for entry in asked if entry.side != OUT]
    priorities = _priorities(len(can), name)
    rules = tuple(_rule(at, *piece) for at, piece in zip(priorities, can, strict=True))
    made_ = NetworkSecurityGroup(name=name, rules=(*rules, *_all_else()))
    return Group(made_, (*unsaid, *entering))


def _sparing(asked: Iterable[Entry]) -> Iterator[Entry]:
    spared: list[Entry] = []
    for entry in asked:
        if entry.allows:
            spared += [] if all(map(_says, said(entry.traffic))) else [entry]
            yield entry
        else:
            yield from without(entry, spared)


def attached(network: Network, cloud: str, made_: NetworkSecurityGroup) -> Network:
    """The network with the group on each uplink of a private cloud.

    Raises InputError where another is on them already.
    """
    clouds = tuple(
        _with(each, made_.name) if each.name == cloud else each for each in network.private_clouds
    )
    groups = (*network.network_security_groups, made_)
    return network.model_copy(update={"private_clouds": clouds, "network_security_groups": groups})


def _with(cloud: AvsNetwork, group_: str) -> AvsNetwork:
    if cloud.generation != GENERATION:
        raise InputError(f"{cloud.name} is of Generation {cloud.generation}", remedy=ELSEWHERE)
    on = {each: _on(cloud, each, group_) for each in _uplinks(cloud)}
    return cloud.model_copy(update={"service_subnets": {**cloud.service_subnets, **on}})


def _uplinks(cloud: AvsNetwork) -> Iterator[str]:
    """The uplinks by the names that the estate has for them, or else those of the layout."""
    written = {name.lower(): name for name in cloud.service_subnets}
    for subnet, role in made(cloud):
        if role is Role.UPLINK:
            yield written.get(subnet.name.lower(), subnet.name)


def _on(cloud: AvsNetwork, uplink: str, group_: str) -> ServiceSubnet:
    standing = cloud.service_subnets.get(uplink, ServiceSubnet())
    if other := standing.network_security_group:
        raise InputError(f"{uplink} of {cloud.name} has the group {other} already", remedy=OCCUPIED)
    return standing.model_copy(update={"network_security_group": group_})


def _rule(priority: int, entry: Entry, what: Said) -> SecurityRule:
    return SecurityRule.model_validate(
        {
            "name": f"{priority}-{UNFIT.sub('-', entry.rule)}"[:NAME_MAX].rstrip("-."),
            "priority": priority,
            "direction": "outbound",
            "access": "allow" if entry.allows else "deny",
            "protocol": what.protocol,
            "source": prefixes(entry.source),
            "source_ports": what.source_ports,
            "destination": prefixes(entry.destination),
            "destination_ports": what.ports,
        }
    )


def _all_else() -> Iterator[SecurityRule]:
    """What no guest sends, and what enters: the default rules of a group would deny some of it."""
    last = int(catalogue().number(LAST))
    for direction in ("inbound", "outbound"):
        told = {
            "name": ALL_ELSE.format(direction),
            "priority": last,
            "direction": direction,
            "access": "allow",
        }
        yield SecurityRule.model_validate(told)


def _says(each: Said) -> bool:
    return each.whole and each.protocol in PROTOCOLS


def _unsaid(each: Said) -> str:
    return UNSAID.format(each.protocol if each.whole else PART.format(each.protocol))


def _priorities(count: int, name: str) -> Sequence[int]:
    """Rising, with room between them where there is."""
    first, last = int(catalogue().number(FIRST)), int(catalogue().number(LAST))
    if count > last - first:
        raise InputError(
            f"{name} would have {count} rules, and there are {last - first} priorities for them",
            remedy="Translate into the rules of a firewall, or tidy the rules first.",
        )
    step = STEP if count * STEP <= last - first else 1
    return range(first, first + count * step, step)
