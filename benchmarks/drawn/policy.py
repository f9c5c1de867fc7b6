"""A drawn policy as a large estate would have it, whole and expanded to single 5-tuples."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import product

from landbridge.security.filter import Action, Filter, Rule
from landbridge.space import EVERY_PORT, V4, Addresses, Intervals
from landbridge.space.traffic import Traffic

SITES, NETWORKS, GROUPS, HOSTS = 20, 16, 2, 1
DEEP = (1, 6, 5, 8)

"""Prefixes of each size inside the next larger one: /16, /24, /28, /32."""
TAGS = 30
ANY_SHARE, TAG_SHARE, SOURCE_PORT_SHARE = 0.06, 0.08, 0.03
SERVICES = (22, 25, 53, 80, 123, 135, 389, 443, 445, 636, 1433, 1521, 3306, 3389, 5432, 8080)
RANGES = ((1024, 65536), (49152, 65536), (8000, 9000), (5000, 5100), (137, 140), (9000, 9100))
EVERY = Addresses(V4)
FEW = (1, 1, 2, 3, 4, 4, 5, 6)


class Draw:
    """Ends and services to choose from, always the same."""

    def __init__(self) -> None:
        self.random = random.Random(20130701)
        self._pools = [list(self._nested(length)) for length in (16, 24, 28, 32)]
        self._tags = [self._tag(number) for number in range(TAGS)]

    def rule(self, number: int) -> tuple[Rule, list[Rule]]:
        """A rule, and the same as 5-tuples."""
        action = Action.ALLOW if self.random.random() < 0.6 else Action.DENY
        plain = Rule(f"rule-{number}", action)
        sources, destinations = self._end(), self._end()
        return _both(plain, sources, destinations, self._services())

    def _nested(self, length: int) -> Iterator[Addresses]:
        for site, network in product(range(SITES), range(NETWORKS)):
            if length == 16:
                yield _prefix(f"10.{site}.0.0/16")
                continue
            if length == 24:
                yield _prefix(f"10.{site}.{network}.0/24")
                continue
            for group in range(GROUPS):
                for host in range(HOSTS if length == 32 else 1):
                    last = 16 * group + (host + 1 if length == 32 else 0)
                    yield _prefix(f"10.{site}.{network}.{last}/{length}")

    def _tag(self, number: int) -> list[Addresses]:
        count = self.random.randint(3, 9)
        return [
            _prefix(f"{20 + number}.{self.random.randrange(256)}.{16 * each}.0/20")
            for each in range(count)
        ]

    def _end(self) -> Sequence[Addresses]:
        share = self.random.random()
        if share < ANY_SHARE:
            return [EVERY]
        if share < ANY_SHARE + TAG_SHARE:
            return self.random.choice(self._tags)
        pools = self.random.choices(self._pools, DEEP, k=self.random.choice(FEW))
        return list(dict.fromkeys(self.random.choice(pool) for pool in pools))

    def _services(self) -> Sequence[Traffic]:
        numbers = self.random.choice(((6,), (6,), (6,), (6,), (17,), (17,), (6, 17)))
        sources = EVERY_PORT
        if self.random.random() < SOURCE_PORT_SHARE:
            sources = _span(self.random.choice(RANGES))
        spans = [self._span() for _ in range(self.random.choice(FEW))]
        return [_traffic(*each, sources) for each in dict.fromkeys(product(numbers, spans))]

    def _span(self) -> tuple[int, int]:
        share = self.random.random()
        if share < 0.02:
            return (0, 65536)
        if share < 0.15:
            return self.random.choice(RANGES)
        port = self.random.choice(SERVICES) if share < 0.7 else self.random.randrange(9000, 9060)
        return port, port + 1


def policy(count: int) -> tuple[Filter, Filter]:
    """So many rules and a last one that denies all; the same rules as 5-tuples."""
    draw = Draw()
    both = [draw.rule(number) for number in range(count)]
    last = Rule("deny all", Action.DENY, source=EVERY, destination=EVERY)
    whole = tuple(rule for rule, _ in both)
    single = tuple(each for _, singles in both for each in singles)
    return _filter("whole", (*whole, last)), _filter("expanded", (*single, last))


def _filter(name: str, rules: tuple[Rule, ...]) -> Filter:
    return Filter("drawn", name, rules, otherwise=Action.DENY)


def _both(
    plain: Rule,
    sources: Sequence[Addresses],
    destinations: Sequence[Addresses],
    services: Sequence[Traffic],
) -> tuple[Rule, list[Rule]]:
    whole = replace(
        plain,
        source=Addresses.union(sources),
        destination=Addresses.union(destinations),
        traffic=Traffic.union(services),
    )
    return whole, [
        replace(plain, source=source, destination=destination, traffic=traffic)
        for source, destination, traffic in product(sources, destinations, services)
    ]


@cache
def _prefix(text: str) -> Addresses:
    return Addresses.parse(text)


def _span(pair: tuple[int, int]) -> Intervals:
    return Intervals.span(*pair)


@cache
def _traffic(number: int, ports: tuple[int, int], sources: Intervals) -> Traffic:
    return Traffic.of(number, _span(ports), sources)
