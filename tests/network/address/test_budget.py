"""The route budget: the page's worked example, its verdicts, and each limit with one past it."""

from collections.abc import Iterator
from ipaddress import IPv4Network
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landbridge.catalogue import catalogue
from landbridge.model.address_plan import Verdict
from landbridge.network.address.budget import budget

RANK: tuple[Verdict, ...] = ("fits", "unknown", "borderline", "does_not_fit")
STATED: dict[str, dict[int, Verdict]] = {
    "yes": {3: "fits", 4: "fits"},
    "from four hosts": {3: "borderline", 4: "fits"},
    "no": {3: "does_not_fit", 4: "does_not_fit"},
}
"""What the page's words mean for three hosts and for four."""


def of(count: int, length: int, first: str = "11.0.0.0/8") -> list[str]:
    """So many prefixes of a length, side by side."""
    return [str(each) for each in islice(_endless(first, length), count)]


def _endless(first: str, length: int) -> Iterator[IPv4Network]:
    start = int(IPv4Network(first).network_address)
    size = IPv4Network(f"0.0.0.0/{length}").num_addresses
    return (IPv4Network((start + nth * size, length)) for nth in range(1 << 20))


def record(fact_id: str) -> Any:  # noqa: ANN401 - a record of the catalogue
    return catalogue().value(fact_id)


def test_the_published_example_spends_838_entries_and_156_pieces() -> None:
    example = record("network.routes.example")
    lengths = {int(length): count for length, count in example["prefixes"].items()}
    mon = lengths.pop(32)
    segments = [
        prefix
        for nth, (length, count) in enumerate(lengths.items(), start=11)
        for prefix in of(count, length, f"{nth}.0.0.0/8")
    ]
    found = budget(segments, 3, mon_routes=mon)
    assert found.line("address_space").used == 838 == example["vnet-entries"]
    assert found.line("nic_pieces").used == 156 == example["nic-entries"]
    assert found.verdict == "fits"


@pytest.mark.parametrize("hosts", [3, 4])
@pytest.mark.parametrize("stated", record("network.routes.verdicts"), ids=str)
def test_the_four_published_verdicts_hold(stated: Any, hosts: int) -> None:  # noqa: ANN401 - a record
    segments = of(stated["count"], stated["prefix"])
    assert budget(segments, hosts).verdict == STATED[stated["fits"]][hosts]


@pytest.mark.parametrize(
    ("length", "pieces"),
    [(16, 4096), (22, 64), (23, 32), (24, 16), (26, 4), (27, 2), (28, 1), (29, 1)],
)
def test_a_segment_is_cut_into_pieces_of_28(length: int, pieces: int) -> None:
    assert budget(of(1, length), 4).line("nic_pieces").used == pieces


@pytest.mark.parametrize(
    ("count", "hosts", "verdict"),
    [
        (256, 3, "fits"),
        (257, 3, "does_not_fit"),
        (257, 4, "fits"),
        (384, 4, "fits"),
        (385, 4, "does_not_fit"),
    ],
)
def test_the_allowance_of_pieces_grows_with_the_fourth_host(
    count: int, hosts: int, verdict: Verdict
) -> None:
    assert budget(of(count, 24), hosts).line("nic_pieces").verdict == verdict


def test_both_allowances_are_told_whatever_the_hosts() -> None:
    found = budget(of(257, 24), 16).by_hosts
    assert [(each.hosts, each.limit, each.verdict) for each in found] == [
        (3, 4096, "does_not_fit"),
        (4, 6144, "fits"),
    ]


def test_a_16_and_anything_more_does_not_fit_on_three_hosts() -> None:
    segments = [*of(1, 16), "12.0.0.0/28"]
    assert budget(segments, 3).line("nic_pieces").verdict == "does_not_fit"


def test_a_16_on_three_hosts_says_what_contradicts_itself() -> None:
    because = budget(of(1, 16), 3).line("nic_pieces").because
    assert "4,096 pieces" in because
    assert "fit only from 4 on" in because


@pytest.mark.parametrize(
    ("segments", "verdict"), [(999, "fits"), (1000, "borderline"), (1001, "does_not_fit")]
)
def test_beside_the_block_999_prefixes_fit_and_the_page_lets_1000_fit(
    segments: int, verdict: Verdict
) -> None:
    found = budget(of(segments, 28), 4, own=["10.31.0.0/22"]).line("address_space")
    assert found.verdict == verdict
    assert ("counts the block" in found.because) == (verdict == "borderline")


@pytest.mark.parametrize(("mon", "verdict"), [(999, "fits"), (1000, "does_not_fit")])
def test_there_are_999_routes_of_mon_at_most(mon: int, verdict: Verdict) -> None:
    assert budget([], 4, mon_routes=mon).line("mon_routes").verdict == verdict


def test_routes_of_mon_spend_prefixes_and_no_pieces() -> None:
    found = budget(["10.1.0.0/24"], 4, mon_routes=10)
    assert (found.line("address_space").used, found.line("nic_pieces").used) == (11, 16)


def test_the_room_for_mon_is_what_the_address_space_still_takes() -> None:
    assert budget(of(900, 28), 4, mon_routes=50, own=["10.31.0.0/22"]).mon_room == 49
    assert budget([], 4).mon_room == 999
    assert budget(of(1200, 28), 4).mon_room == 0


def test_nobody_having_said_how_much_mon_is_not_no_mon() -> None:
    line = budget([], 4, mon_routes=None).line("mon_routes")
    assert (line.used, line.verdict) == (None, "unknown")


@pytest.mark.parametrize(
    ("beside", "verdict"),
    [(989, "fits"), (990, "fits"), (991, "does_not_fit"), (None, "unknown")],
)
def test_a_gateway_advertises_1000_prefixes_of_all_its_networks(
    beside: int | None, verdict: Verdict
) -> None:
    line = budget(of(10, 24), 4, beside=beside).line("expressroute")
    assert line.verdict == verdict
    assert "summarizedGatewayPrefixes" in line.because or beside is None


def test_what_is_too_much_stays_so_though_the_rest_is_not_known() -> None:
    assert budget(of(1002, 28), 4, beside=None).line("expressroute").verdict == "does_not_fit"


def test_a_segment_without_a_prefix_leaves_open_whether_all_fit() -> None:
    found = budget(of(1, 24), 4, unplaced=1)
    assert found.line("nic_pieces").verdict == "unknown"
    assert budget(of(385, 24), 4, unplaced=1).line("nic_pieces").verdict == "does_not_fit"


@pytest.mark.parametrize(
    ("prefix", "why"),
    [
        ("10.0.0.0/15", "10.0.0.0/15 is shorter than a /16, which is the largest segment"),
        ("10.0.0.0/30", "10.0.0.0/30 is longer than a /29, which is the smallest segment"),
    ],
)
def test_a_segment_of_an_impossible_length_is_refused_and_spends_nothing(
    prefix: str, why: str
) -> None:
    found = budget([prefix, "10.9.0.0/24"], 4)
    assert [each.because for each in found.refused] == [why]
    assert found.line("address_space").used == 1
    assert found.verdict == "does_not_fit"


@pytest.mark.parametrize("length", [16, 29])
def test_the_longest_and_the_shortest_segment_are_taken(length: int) -> None:
    assert budget(of(1, length), 4).refused == ()


def test_a_prefix_that_the_network_has_already_is_counted_once() -> None:
    assert budget(["10.1.0.0/24"], 4, own=["10.1.0.0/24"]).line("address_space").used == 1


# Laws

LENGTHS = st.lists(st.integers(16, 29), max_size=30)


def spread(lengths: list[int]) -> list[str]:
    """A prefix of each length, each in a /16 of its own."""
    return [f"11.{nth}.0.0/{length}" for nth, length in enumerate(lengths)]


@given(LENGTHS, st.integers(16, 29), st.integers(3, 6), st.integers(0, 1200))
def test_a_further_segment_never_makes_anything_better(
    lengths: list[int], more: int, hosts: int, mon: int
) -> None:
    less = budget(spread(lengths), hosts, mon_routes=mon)
    after = budget(spread([*lengths, more]), hosts, mon_routes=mon)
    for one, other in zip(less.lines, after.lines, strict=True):
        assert (one.used or 0) <= (other.used or 0)
        assert RANK.index(one.verdict) <= RANK.index(other.verdict)
    assert after.mon_room <= less.mon_room


@given(LENGTHS, st.integers(3, 16))
def test_a_further_host_never_makes_anything_worse(lengths: list[int], hosts: int) -> None:
    fewer, more = (budget(spread(lengths), count) for count in (hosts, hosts + 1))
    assert RANK.index(more.verdict) <= RANK.index(fewer.verdict)
