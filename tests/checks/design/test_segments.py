"""Each rule about segments at its limit, one past it, and with a prefix that nobody told."""

from datetime import date
from ipaddress import IPv4Network
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import estate, vm
from tests.checks.build import HEALTHY_CLOUD
from tests.render.build import report

from landbridge.checks import Subject, check
from landbridge.checks.design import DESIGN_RULES
from landbridge.model.checked import Checked
from landbridge.model.sized import Sized

TODAY = date(2026, 11, 22)
PIECES = "design.segment-pieces"
RULES = tuple(
    rule for rule in DESIGN_RULES if rule.id.startswith("design.segment-") and rule.id != PIECES
)
SIZED = report().plan.sized


def told(*prefixes: str | None, **cloud: Any) -> Checked:  # noqa: ANN401 - any key of the cloud
    """What the rules say of segments with these prefixes, called s0, s1 and so on."""
    segments = [{"name": f"s{nth}", "prefix": prefix} for nth, prefix in enumerate(prefixes)]
    keys: dict[str, Any] = {"private_cloud": {**HEALTHY_CLOUD, **cloud}, "segments": segments}
    return check(Subject(estate([vm()], **keys)), RULES, TODAY)


def found(checked: Checked) -> list[tuple[str, str]]:
    return [(each.id.removeprefix("design.segment-"), each.subject) for each in checked.findings]


def open_of(checked: Checked, rule: str) -> list[str]:
    return [each.because for each in checked.unanswered if each.rule == f"design.segment-{rule}"]


@pytest.mark.parametrize(
    ("prefix", "rules"),
    [
        ("10.0.3.0/24", {"in-block"}),
        ("10.0.4.0/24", set()),
        ("10.0.8.128/25", {"in-block"}),
        ("10.0.10.0/24", set()),
        ("10.1.255.240/28", {"elsewhere"}),
        ("10.2.0.0/28", set()),
        ("100.64.255.0/24", {"reserved"}),
        ("100.65.0.0/24", set()),
        ("169.253.255.0/24", set()),
        ("169.254.1.0/24", {"reserved"}),
        ("168.63.129.16/29", {"reserved"}),
        ("172.17.0.0/24", set()),
        ("10.128.0.0/16", set()),
        ("10.128.0.0/15", {"size"}),
        ("10.0.16.0/29", set()),
        ("10.0.16.0/30", {"size"}),
    ],
)
def test_a_segment_at_its_limit_is_no_finding_and_past_it_one(prefix: str, rules: set[str]) -> None:
    assert {rule for rule, _ in found(told(prefix))} == rules


def test_a_segment_need_not_lie_in_the_address_space_of_the_network() -> None:
    assert found(told("192.168.7.0/24")) == []


def test_a_range_that_nsx_and_azure_keep_is_named_once() -> None:
    (finding,) = told("169.254.0.0/25").findings
    assert finding.message.startswith("169.254.0.0/25 touches 169.254.0.0/24, 169.254.0.0/16: ")


@pytest.mark.parametrize(
    ("prefixes", "pairs"),
    [
        (["10.0.16.0/24", "10.0.17.0/24"], []),
        (["10.0.16.0/24", "10.0.16.0/24"], [(1, 0)]),
        (["10.0.16.0/25", "10.0.16.0/24"], [(0, 1)]),
        (["10.0.16.0/24", "10.0.16.0/26", "10.0.16.64/26", "10.0.17.0/24"], [(1, 0), (2, 0)]),
        (["10.0.16.0/24", "10.0.16.0/26", "10.0.16.0/25"], [(2, 0), (1, 2)]),
    ],
)
def test_a_segment_in_another_is_told_with_the_other(
    prefixes: list[str], pairs: list[tuple[int, int]]
) -> None:
    named = [f"{prefix} of s{nth}" for nth, prefix in enumerate(prefixes)]
    expected = [("twice", f"{named[one]} and {named[other]}") for one, other in pairs]
    assert found(told(*prefixes)) == expected


@given(
    st.lists(st.tuples(st.integers(0, 63), st.integers(24, 28)), max_size=6),
    st.tuples(st.integers(0, 63), st.integers(24, 28)),
)
def test_whoever_answers_for_all_overlaps_answers_for_none_of_a_new_segment(
    drawn: list[tuple[int, int]], new: tuple[int, int]
) -> None:
    *before, after = (IPv4Network((f"10.0.16.{at}", n), strict=False) for at, n in [*drawn, new])
    accepted = {whom for _, whom in found(told(*map(str, before)))}
    standing = {whom for _, whom in found(told(*map(str, before), str(after)))} - accepted
    assert bool(standing) == any(after.overlaps(each) for each in before)


@given(st.lists(st.tuples(st.integers(0, 255), st.integers(24, 29)), max_size=12))
def test_as_many_are_told_as_lie_in_one_before_them(drawn: list[tuple[int, int]]) -> None:
    nets = [IPv4Network((f"10.0.16.{at}", length), strict=False) for at, length in drawn]
    expected = {
        f"{mine} of s{n}"
        for n, mine in enumerate(nets)
        if any(mine.subnet_of(o) and (mine != o or m < n) for m, o in enumerate(nets) if m != n)
    }
    twice = {name for rule, name in found(told(*map(str, nets))) if rule == "twice"}
    assert {name.partition(" and ")[0] for name in twice} == expected


def test_a_segment_without_prefix_leaves_every_rule_open_and_hides_none() -> None:
    checked = told("10.0.3.0/24", None, None)
    assert found(checked) == [("in-block", "10.0.3.0/24 of s0 and 10.0.0.0/22 of address_block")]
    because = "the estate does not say the `prefix` of segment s1 and 1 more"
    assert {each.rule: each.because for each in checked.unanswered} == dict.fromkeys(
        (rule.id for rule in RULES), because
    )


def test_an_estate_without_segments_has_not_named_them_yet() -> None:
    assert open_of(told(), "twice") == ["the estate does not say `segments`"]


def test_blocks_that_are_told_are_compared_though_others_are_not() -> None:
    checked = told("10.0.8.0/24", address_block=None)
    assert found(checked) == [("in-block", "10.0.8.0/24 of s0 and 10.0.8.0/24 of hcx_blocks")]
    assert open_of(checked, "in-block") == ["the estate does not say `private_cloud.address_block`"]
    assert open_of(checked, "elsewhere") == []


def pieces(hosts: tuple[int, ...], *prefixes: str) -> Checked:
    """What the rule about pieces says where each private cloud has so many hosts."""
    segments = [{"name": f"s{nth}", "prefix": prefix} for nth, prefix in enumerate(prefixes)]
    only = tuple(rule for rule in DESIGN_RULES if rule.id == PIECES)
    return check(Subject(estate([vm()], segments=segments), with_clouds(*hosts)), only, TODAY)


def with_clouds(*hosts: int) -> Sized:
    first = SIZED.clusters[0]
    clusters = tuple(
        first.model_copy(update={"private_cloud": f"avs-{nth}", "hosts": count})
        for nth, count in enumerate(hosts)
    )
    return SIZED.model_copy(update={"clusters": clusters})


HALF_OF_SMALL = ("10.0.0.0/17", "10.0.128.0/17")


@pytest.mark.parametrize(
    ("hosts", "prefixes", "found"),
    [
        ((3,), ("10.0.0.0/17", "10.0.128.0/18"), False),
        ((3,), (*HALF_OF_SMALL, "10.1.0.0/28"), True),
        ((3,), (*HALF_OF_SMALL, "10.1.0.0/29"), True),
        ((4,), (*HALF_OF_SMALL, "10.1.0.0/17"), False),
        ((4,), (*HALF_OF_SMALL, "10.1.0.0/17", "10.1.128.0/28"), True),
        ((3, 3), (*HALF_OF_SMALL, "10.1.0.0/16"), False),
    ],
)
def test_segments_are_counted_in_pieces_against_what_the_hosts_allow(
    hosts: tuple[int, ...], prefixes: tuple[str, ...], found: bool
) -> None:
    assert bool(pieces(hosts, *prefixes).findings) is found


def test_a_finding_about_pieces_says_how_many_and_how_many_may_be() -> None:
    (finding,) = pieces((3,), "10.0.0.0/16", "10.1.0.0/28").findings
    assert finding.message.startswith("4,097 pieces, and 4,096 are allowed: ")


def test_the_allowance_of_three_hosts_itself_is_left_open_as_the_page_contradicts_itself() -> None:
    checked = pieces((3,), "10.0.0.0/16")
    assert checked.findings == ()
    assert [each.because for each in checked.unanswered] == [
        "the page that allows 4,096 pieces also says that they need one host more"
    ]
    assert pieces((4,), "10.0.0.0/16").unanswered == ()
