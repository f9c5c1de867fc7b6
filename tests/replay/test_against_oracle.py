"""Logs of drawn designs, whose verdicts the independent oracle gives, tuple by tuple."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from tests.oracle import Packet, draw
from tests.oracle import groups as oracle
from tests.oracle.answer import Outcomes
from tests.oracle.world import Place, World
from tests.replay.logs import LETTERS, Record, line, of_group, of_network, replayed, written

from landbridge.model.replay import Mismatch

PACKETS = 60
STRANGE = "not-there"
"""A group that no design has, in logs that name groups by their names."""
VERSIONS = {True: (1, 2, 4), False: (1, 2)}
PLATFORM = {"168.63.129.16", "169.254.169.254"}
VERDICTS = {(True,): "allow", (False,): "deny", (False, True): "depends"}


class Logged(NamedTuple):
    """A tuple with who logged it, what was logged, and what the design says to it."""

    packet: Packet
    group: str
    inbound: bool
    allowed: bool
    verdict: str


def logged(world: World, random: Random, packets: list[Packet]) -> Iterator[Logged]:
    """Each packet at each end that stands in one subnet, logged at random by a group there."""
    for packet in packets:
        for inbound in (True, False):
            own = packet.destination if inbound else packet.source
            places = world.places_of(own)
            if {packet.source, packet.destination} & PLATFORM or len(places) != 1:
                continue
            known = packet.protocol in LETTERS or _groups(world, places[0], own)
            if known and places[0].kind == "subnet" and not world.endpoint(places[0], own):
                yield _at(world, places[0], packet, inbound, random)


def _at(world: World, place: Place, packet: Packet, inbound: bool, random: Random) -> Logged:
    way: oracle.Way = "inbound" if inbound else "outbound"
    names = _groups(world, place, packet.destination if inbound else packet.source)
    if not inbound:
        names.reverse()
    strange = [STRANGE] if packet.protocol in LETTERS else []
    group = random.choice([*names, *names, *strange])
    if group in names:
        outcomes: Outcomes = oracle.group(world, group, place, way, packet)
    else:
        outcomes = oracle._with_admin_rules(world, place, way, packet, names)
    verdict = VERDICTS[tuple(sorted(outcomes))]
    return Logged(packet, group, inbound, random.random() < 0.5, verdict)


def _groups(world: World, place: Place, own: str) -> list[str]:
    """The groups at an interface, inbound: the subnet's, then its own."""
    interface = world.interface(place, own)
    names = [place.subnet.network_security_group if place.short not in oracle.NO_GROUPS else None]
    names.append(interface.network_security_group if interface else None)
    return [name for name in names if name]


def record(each: Logged, random: Random) -> Record:
    """A record of that one tuple, of whichever kind and version can hold it."""
    packet = each.packet
    version = random.choice(VERSIONS[each.group != STRANGE]) if packet.protocol in LETTERS else 4
    text = line(
        packet.source, packet.destination, packet.port, allowed=each.allowed,
        inbound=each.inbound, protocol=packet.protocol, source_port=packet.source_port,
        version=version,
    )  # fmt: skip
    if version == 4:
        return of_network(
            f"/subscriptions/s/networkSecurityGroups/{each.group}", "UserRule_x", text
        )
    return of_group(each.group.upper(), "UserRule_x", text, version=version)


def _key(each: Mismatch) -> tuple[object, ...]:
    """A connection with both answers; what differs in the port of the source only is one."""
    ends = (each.source, each.destination, each.protocol, each.port)
    who = (each.direction, each.group.lower(), each.logged.value)
    return (*ends, *who, each.computed.value)


def _expected(each: Logged) -> tuple[object, ...]:
    source, destination, protocol, port, _ = each.packet
    way = "inbound" if each.inbound else "outbound"
    ends = (source, destination, protocol, port)
    return (*ends, way, each.group, "allow" if each.allowed else "deny", each.verdict)


def _changes(each: Logged) -> bool:
    return each.verdict != ("allow" if each.allowed else "deny")


@given(st.integers(0, 2**32))
def test_every_tuple_is_judged_as_the_oracle_judges_it(seed: int) -> None:
    random = Random(seed)
    network, tags = draw.network(random), draw.tags(random)
    world = World(network, tags)
    told = list(logged(world, random, list(draw.packets(network, random, PACKETS))))
    if not told:
        return
    with tempfile.TemporaryDirectory() as folder:
        records = [record(each, random) for each in told]
        found = replayed(network, [written(Path(folder) / "PT1H.json", records)], tags)
    assert found.tuples == len(told)
    assert found.unplaced == 0
    changed: Counter[tuple[object, ...]] = Counter()
    for mismatch in found.mismatches:
        changed[_key(mismatch)] += mismatch.tuples
    assert changed == Counter(_expected(each) for each in told if _changes(each)), seed
    open_ = sum(each.verdict == "depends" for each in told)
    same = sum(not _changes(each) for each in told)
    counts = (found.agree, found.disagree, found.undecided)
    assert counts == (same, len(told) - same - open_, open_)
