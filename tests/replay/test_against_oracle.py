"""Logs of drawn designs, whose verdicts the independent oracle gives, tuple by tuple."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from tests.oracle import Oracle, Packet, draw
from tests.oracle import groups as oracle
from tests.oracle.answer import Outcomes
from tests.oracle.world import Place, World
from tests.replay.logs import LETTERS, Record, line, of_group, of_network, replayed, written

from landbridge.model.replay import Mismatch

PACKETS = 60
COUNTS = {True: "1,100,1,50", False: "1,100,0,0"}
"""What is counted of a flow that was answered, and of one that was not."""
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
    way: str
    """What becomes of it on its whole way; `unknown` where an end stands nowhere."""
    answered: bool

    @property
    def lost(self) -> bool:
        """Whether its group still lets it through, and something else refuses what worked."""
        passes = self.allowed and self.verdict == "allow"
        return passes and self.answered and self.way == "deny"

    @property
    def changes(self) -> bool:
        """Whether its group says something else, or it is lost."""
        return self.lost or self.verdict != ("allow" if self.allowed else "deny")


def logged(whole: Oracle, random: Random, packets: list[Packet]) -> Iterator[Logged]:
    """Each packet at each end that stands in one subnet, logged at random by a group there."""
    world = whole.world
    for packet in packets:
        for inbound in (True, False):
            own = packet.destination if inbound else packet.source
            places = world.places_of(own)
            if {packet.source, packet.destination} & PLATFORM or len(places) != 1:
                continue
            known = packet.protocol in LETTERS or _groups(world, places[0], own)
            if known and places[0].kind == "subnet" and not world.endpoint(places[0], own):
                yield _at(whole, places[0], packet, inbound, random)


def _at(whole: Oracle, place: Place, packet: Packet, inbound: bool, random: Random) -> Logged:
    world, way = whole.world, whole_way(whole, packet)
    side: oracle.Way = "inbound" if inbound else "outbound"
    names = _groups(world, place, packet.destination if inbound else packet.source)
    if not inbound:
        names.reverse()
    strange = [STRANGE] if packet.protocol in LETTERS else []
    group = random.choice([*names, *names, *strange])
    if group in names:
        outcomes: Outcomes = oracle.group(world, group, place, side, packet)
    else:
        outcomes = oracle._with_admin_rules(world, place, side, packet, names)
    verdict = VERDICTS[tuple(sorted(outcomes))]
    allowed, answered = random.random() < 0.5, random.random() < 0.5
    return Logged(packet, group, inbound, allowed, verdict, way, answered)


def whole_way(whole: Oracle, packet: Packet) -> str:
    """What all places say between which it may go."""
    ends = [whole.world.places_of(each) for each in (packet.source, packet.destination)]
    verdicts = {
        whole.decide(packet, one.name, other.name if len(ends[1]) > 1 else None).verdict
        for one, other in product(*ends)
    }
    return verdicts.pop() if len(verdicts) == 1 else "depends" if verdicts else "unknown"


def _groups(world: World, place: Place, own: str) -> list[str]:
    """The groups at an interface, inbound: the subnet's, then its own."""
    interface = world.interface(place, own)
    names = [place.subnet.network_security_group if place.short not in oracle.NO_GROUPS else None]
    names.append(interface.network_security_group if interface else None)
    return [name for name in names if name]


def record(each: Logged, random: Random) -> Record:
    """A record of that one tuple, of whichever kind and version can hold it."""
    packet = each.packet
    versions = VERSIONS[each.group != STRANGE] if packet.protocol in LETTERS else (4,)
    version = random.choice([one for one in versions if one > 1 or not each.answered])
    text = line(
        packet.source, packet.destination, packet.port, allowed=each.allowed,
        inbound=each.inbound, protocol=packet.protocol, source_port=packet.source_port,
        version=version, counts=COUNTS[each.answered],
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
    return (*ends, *who, each.computed.value, each.change.value == "lost")


def _expected(each: Logged) -> tuple[object, ...]:
    source, destination, protocol, port, _ = each.packet
    way = "inbound" if each.inbound else "outbound"
    ends = (source, destination, protocol, port)
    computed = "deny" if each.lost else each.verdict
    return (*ends, way, each.group, "allow" if each.allowed else "deny", computed, each.lost)


@given(st.integers(0, 2**32))
def test_every_tuple_is_judged_as_the_wholejudges_it(seed: int) -> None:
    random = Random(seed)
    network, tags = draw.network(random), draw.tags(random)
    told = list(logged(Oracle(network, tags), random, list(draw.packets(network, random, PACKETS))))
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
    assert changed == Counter(_expected(each) for each in told if each.changes), seed
    open_ = sum(each.verdict == "depends" for each in told)
    same = sum(not each.changes for each in told)
    counts = (found.agree, found.disagree, found.undecided)
    assert counts == (same, len(told) - same - open_, open_)
    assert found.lost == sum(each.lost for each in told)
    ways = Counter(each.way for each in told if each.allowed)
    assert found.ways == {each: ways[each] for each in ("allow", "deny", "depends", "unknown")}, (
        seed
    )
