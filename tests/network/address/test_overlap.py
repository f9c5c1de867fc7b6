"""Every pair of ranges that meets is named with its reason; what is meant to meet is not."""

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.network.address.build import network, planned

from landbridge.model.address_plan import Overlap, Range
from landbridge.network.address.declared import ranges
from landbridge.network.address.overlap import overlaps
from landbridge.space import Addresses

SPOKE = {"name": "vnet-spoke", "address_space": ["10.31.0.0/16"]}
GEN1 = {"name": "avs-gen1", "generation": 1, "address_block": "10.40.0.0/22"}


def met(cloud: Mapping[str, Any] | None = None, **around: Any) -> tuple[Overlap, ...]:  # noqa: ANN401 - any key
    declared = dict(cloud or {})
    estate = planned(segments=declared.pop("segments", ()), **declared)
    return overlaps(ranges(estate, network(**around)))


def told(found: tuple[Overlap, ...]) -> list[tuple[str, str, str]]:
    return [(each.first.name, each.second.name, each.shared) for each in found]


def test_a_design_in_order_has_no_overlap() -> None:
    space = {"name": "vnet-avs", "address_space": ["10.31.0.0/20"]}
    segment = {"name": "web", "prefix": "10.31.10.0/24"}
    assert met({"virtual_network": space, "segments": (segment,)}) == ()


@pytest.mark.parametrize(
    ("cloud", "around", "pair", "reason"),
    [
        ({"address_block": "100.64.0.0/22"}, {},
         ("reserved for NSX", "address_block", "100.64.0.0/22"), "never leaves the cloud"),
        ({"address_block": "172.17.0.0/22"}, {},
         ("excluded by the service", "address_block", "172.17.0.0/22"), "the deployment fails"),
        ({"hcx_blocks": ["10.31.1.0/24", "10.31.9.0/24"]}, {},
         ("address_block", "hcx_blocks[0]", "10.31.1.0/24"), "HCX wants space of its own"),
        ({"segments": ({"name": "web", "prefix": "10.31.3.0/24"},)}, {},
         ("address_block", "web", "10.31.3.0/24"), "the service fills the block"),
        ({"segments": ({"name": "web", "prefix": "10.1.0.0/23"},
                       {"name": "app", "prefix": "10.1.1.0/24"})}, {},
         ("web", "app", "10.1.1.0/24"), "two segments of one cloud"),
        ({"other_networks": [{"name": "dc1", "prefixes": ["10.31.2.0/24"]}]}, {},
         ("dc1", "address_block", "10.31.2.0/24"), "in both places"),
        ({}, {"sites": [{"name": "paris", "prefixes": ["10.31.9.128/25"]}]},
         ("paris", "hcx_blocks[1]", "10.31.9.128/25"), "in both places"),
        ({"hcx_blocks": []}, {"virtual_networks": [SPOKE]},
         ("vnet-spoke", "address_block", "10.31.0.0/22"), "cannot be peered"),
        ({"hcx_blocks": []}, {"virtual_hubs": [{"name": "hub", "prefix": "10.31.0.0/23"}]},
         ("hub", "address_block", "10.31.0.0/23"), "virtual hub"),
        ({"address_block": "10.40.0.0/22"}, {"private_clouds": [GEN1]},
         ("avs-gen1", "address_block", "10.40.0.0/22"), "both private clouds announce"),
        ({}, {"private_clouds": [{**GEN1, "segments": [{"name": "db", "prefix": "10.31.8.0/22"}]}]},
         ("avs-gen1/db", "hcx_blocks[0]", "10.31.8.0/24"), "both private clouds announce"),
    ],
)  # fmt: skip
def test_what_meets_is_refused_with_both_names_and_the_reason(
    cloud: dict[str, Any],
    around: dict[str, Any],
    pair: tuple[str, str, str],
    reason: str,
) -> None:
    found = met(cloud, **around)
    assert pair in told(found)
    one = found[told(found).index(pair)]
    assert reason in one.because
    assert one.refused


def test_a_subnet_of_ones_own_network_may_not_lie_in_the_block() -> None:
    own = {"name": "VNET-AVS", "address_space": ["10.31.0.0/16"], "subnets": [
        {"name": "jump", "prefixes": ["10.31.3.0/27"]},
        {"name": "avs-nsx-gw-e2a1", "prefixes": ["10.31.0.128/27"]},
    ]}  # fmt: skip
    found = met({"virtual_network": {"name": "vnet-avs"}}, virtual_networks=[own])
    assert told(found) == [("VNET-AVS/jump", "address_block", "10.31.3.0/27")]


def test_one_thing_declared_twice_does_not_overlap_itself() -> None:
    site = {"name": "dc1", "prefixes": ["10.1.0.0/16"]}
    assert met({"other_networks": [{**site, "name": "DC1"}]}, sites=[site]) == ()


def test_the_range_that_only_the_block_must_avoid_binds_nobody_else() -> None:
    assert met({"segments": ({"name": "web", "prefix": "172.17.1.0/24"},)}) == ()


MOVING = {"name": "web", "prefix": "10.1.10.0/24", "networks": ["VLAN 10"]}
SITE = {"name": "dc1", "prefixes": ["10.1.0.0/16"]}


def test_a_segment_may_take_over_networks_of_a_site_with_their_addresses() -> None:
    (one,) = met({"segments": (MOVING,)}, sites=[SITE])
    assert not one.refused
    assert "it must be extended" in one.because


def test_a_segment_that_replaces_nothing_may_not_lie_in_a_site() -> None:
    (one,) = met({"segments": ({**MOVING, "networks": []},)}, sites=[SITE])
    assert one.refused


def test_a_network_that_must_not_be_overlapped_is_spared_by_no_segment() -> None:
    (one,) = met({"segments": (MOVING,), "other_networks": [SITE]})
    assert one.refused


@pytest.mark.parametrize(
    ("name", "prefix", "refused"),
    [("WEB", "10.1.10.0/24", False), ("app", "10.1.10.0/24", True), ("web", "10.1.0.0/16", True)],
)
def test_a_segment_may_take_over_its_like_of_generation_1(
    name: str, prefix: str, refused: bool
) -> None:
    clouds = [{**GEN1, "segments": [{"name": name, "prefix": prefix}]}]
    (one,) = met({"segments": (MOVING,)}, private_clouds=clouds)
    assert one.refused is refused


PREFIXES = st.builds(
    lambda start, length: Range(
        name=f"{start}/{length}", kind="site", prefix=str(_prefix(start, length))
    ),
    st.integers(0, 255),
    st.integers(24, 32),
)


def _prefix(start: int, length: int) -> str:
    size = 1 << (32 - length)
    return f"10.0.0.{start // size * size}/{length}"


@given(st.lists(PREFIXES, max_size=12))
def test_exactly_the_pairs_that_share_an_address_are_found(drawn: list[Range]) -> None:
    found = {(each.first, each.second) for each in overlaps(drawn)}
    wanted = {
        (one, other)
        for one, other in combinations(drawn, 2)
        if Addresses.parse(one.prefix) & Addresses.parse(other.prefix) and one.name != other.name
    }
    assert found == wanted
