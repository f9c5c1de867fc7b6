"""Storage policies: cluster sizes by their minimum and the SLA, and what a byte costs."""

import pytest

from landbridge.model.estate import SizingOptions
from landbridge.sizing.policy import candidates, policy


@pytest.mark.parametrize(
    ("name", "smallest", "largest"),
    [
        ("raid1-ftt1", 3, 6),
        ("raid5-ftt1", 4, 6),
        ("raid1-ftt2", 5, 16),
        ("raid6-ftt2", 6, 16),
        ("raid1-ftt3", 7, 16),
    ],
)
def test_a_policy_has_its_smallest_cluster_and_with_one_failure_ends_at_six_hosts(
    name: str, smallest: int, largest: int
) -> None:
    found = policy(name, SizingOptions())
    assert (found.smallest, found.largest) == (smallest, largest)


def test_adaptive_raid5_stores_one_and_a_half_bytes_up_to_five_hosts_and_less_from_six() -> None:
    found = policy("raid5-ftt1-esa", SizingOptions())
    assert [found.multiplier(hosts) for hosts in (5, 6)] == [1.5, 1.25]


def test_the_published_multiplier_does_not_depend_on_the_size() -> None:
    found = policy("raid5-ftt1", SizingOptions())
    assert {found.multiplier(hosts) for hosts in range(4, 7)} == {1.333}


def test_advice_compares_published_policies_only() -> None:
    assert "raid5-ftt1-esa" not in [each.name for each in candidates(SizingOptions())]


def test_a_largest_cluster_set_in_the_estate_leaves_out_what_needs_more() -> None:
    options = SizingOptions(hosts_per_cluster_max=5)
    assert [each.name for each in candidates(options)] == ["raid1-ftt1", "raid5-ftt1", "raid1-ftt2"]
