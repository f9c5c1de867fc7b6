"""Hosts become as few clusters and private clouds as the service allows."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landbridge.model.estate import Policy, SizingOptions
from landbridge.sizing.layout import layout, split
from landbridge.sizing.policy import policy

POLICIES = [name for name in get_args(Policy) if name != "advised"]
RAID6 = policy("raid6-ftt2", SizingOptions())
RAID5 = policy("raid5-ftt1", SizingOptions())


@pytest.mark.parametrize(
    ("hosts", "clouds"),
    [
        (6, ((6,),)),
        (16, ((16,),)),
        (17, ((9, 8),)),
        (96, ((16,) * 6,)),
        (97, ((14, 14, 14, 14), (14, 14, 13))),
        (192, ((16,) * 6, (16,) * 6)),
    ],
)
def test_raid6_hosts_fill_clusters_of_up_to_sixteen_and_clouds_of_up_to_96(
    hosts: int, clouds: tuple[tuple[int, ...], ...]
) -> None:
    laid = layout(hosts, RAID6)
    assert laid is not None
    assert laid.clouds == clouds


def test_a_policy_for_one_failure_keeps_to_six_hosts_so_twelve_clusters_end_a_cloud_at_72() -> None:
    full, next_one = layout(72, RAID5), layout(73, RAID5)
    assert full is not None
    assert next_one is not None
    assert (len(full.clouds), len(next_one.clouds)) == (1, 2)


def test_fewer_hosts_than_the_policy_needs_have_no_layout() -> None:
    assert layout(5, RAID6) is None
    assert layout(3, RAID5) is None


@given(st.integers(1, 1500), st.sampled_from(POLICIES))
def test_every_layout_keeps_every_limit_and_uses_the_fewest_clusters(hosts: int, name: str) -> None:
    rule = policy(name, SizingOptions())
    laid = layout(hosts, rule)
    if laid is None:
        assert hosts < rule.smallest * -(-hosts // rule.largest)
        return
    sizes = [size for cloud in laid.clouds for size in cloud]
    assert sum(sizes) == hosts
    assert len(sizes) == -(-hosts // rule.largest)
    assert all(rule.smallest <= size <= rule.largest for size in sizes)
    assert all(len(cloud) <= 12 and sum(cloud) <= 96 for cloud in laid.clouds)


@given(st.integers(0, 500), st.integers(1, 40))
def test_a_split_adds_up_and_differs_by_one_at_most(total: int, parts: int) -> None:
    shares = split(total, parts)
    assert sum(shares) == total
    assert max(shares) - min(shares) <= 1
