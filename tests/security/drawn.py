"""Small filters drawn by hypothesis, and every kind of packet that their sets tell apart."""

from collections.abc import Iterator, Sequence
from itertools import product

from hypothesis import strategies as st

from landbridge.security.filter import Action, Filter, Rule
from landbridge.security.matching import service, services, traffic_of
from landbridge.space import ALL_TRAFFIC, ANYWHERE, NO_TRAFFIC, NOWHERE, Addresses, Packet
from landbridge.space.addresses import IPV6_START, number_of

PLACES = (
    *("10.0.0.0", "10.64.0.0", "10.128.0.0", "10.200.0.9", "192.0.2.1", "198.51.100.1"),
    *("2001:db8::", "::1"),
)
"""An address of every kind that the sets below tell apart."""
PACKETS = (
    *(Packet(6, 443, source) for source in (53, 80, 1024)),
    *(Packet(6, 53, source) for source in (80, 1024)),
    *(Packet(6, port, 80) for port in (22, 80, 8080)),
    *(Packet(17, *ports) for ports in product((53, 443), (80, 1024))),
    *(Packet(17, 80, 80), Packet(1, 0, 0), Packet(47, 0, 0)),
)
"""Likewise of the rest."""
SETS = (
    *(ANYWHERE, NOWHERE),
    *map(Addresses.parse, ("0.0.0.0/0", "::/0", "10.0.0.0/8", "10.0.0.0/9", "10.128.0.0/9")),
    *map(Addresses.parse, ("10.64.0.0/10", "10.200.0.9", "2001:db8::/32")),
    *(Addresses.of(("10.0.0.0/10", "2001:db8::/32")), Addresses.of(("10.128.0.0/9", "192.0.2.1"))),
)
TRAFFIC = (
    *(ALL_TRAFFIC, NO_TRAFFIC, services(("tcp/443", "udp/53"))),
    *map(service, ("tcp", "udp", "icmp", "tcp/22", "tcp/443", "tcp/0-1023", "tcp/1024-65535")),
    *(traffic_of("tcp", ("443",), ("53",)), traffic_of("any", ("53", "443"), ("1024-65535",))),
)
EITHER = (True, False)
ENDINGS = (Action.DENY, Action.ALLOW, Action.ALWAYS, Action.PASS, Action.PROXY)


def rules(actions: Sequence[Action], certain: Sequence[bool]) -> st.SearchStrategy[Rule]:
    """Rules over a few sets, so that they meet; large sets more often than they come by chance."""
    ends = st.sampled_from(SETS) | st.sampled_from(SETS[:4])
    traffic = st.sampled_from(TRAFFIC) | st.just(ALL_TRAFFIC)
    return st.builds(
        Rule, st.just(""), st.sampled_from(actions), ends, ends, traffic, st.sampled_from(certain)
    )


def filters(
    most: int = 7,
    actions: Sequence[Action] = tuple(Action),
    certain: Sequence[bool] = (True, False),
) -> st.SearchStrategy[Filter]:
    """Filters of every kind of rule, those in doubt and those that jump among them."""
    some = st.lists(rules(actions, certain), max_size=most).map(tuple)
    return st.builds(Filter, st.just("drawn"), st.just(""), some, st.sampled_from(ENDINGS))


plain = filters(actions=(Action.DENY, Action.ALLOW), certain=(True,))
"""As the rules of most filters are."""


def packets() -> Iterator[tuple[int, int, Packet]]:
    """Every kind of packet: a source, a destination of its family, and the rest."""
    places = [number_of(text) for text in PLACES]
    for source, destination, packet in product(places, places, PACKETS):
        if (source < IPV6_START) == (destination < IPV6_START):
            yield source, destination, packet
