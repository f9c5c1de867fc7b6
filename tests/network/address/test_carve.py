"""Carving: the layouts on any block, HCX whole or not at all, segments by size, nothing twice."""

from ipaddress import IPv4Network
from itertools import combinations
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.network.address.build import BLOCK, got, lacks, network, planned, with_cards

from landbridge.catalogue import catalogue
from landbridge.model.inventory import SCHEMAS, Inventory
from landbridge.network.address.carve import Carved, carve
from landbridge.space import Addresses

SPACE = ["10.50.0.0/24"]


def subnets(carved: Carved) -> dict[str, str]:
    return {each.prefix: each.role for each in carved.allocations if each.kind == "service"}


# The service's subnets


@pytest.mark.parametrize("layout", ["current", "initial"])
def test_the_example_block_gets_the_published_subnets(layout: str) -> None:
    value: Any = catalogue().value(f"network.subnet-layout.{layout}")
    published = {each["cidr"]: each["role"] for each in value["subnets"]}
    assert subnets(carve(planned(layout=layout))) == published


@pytest.mark.parametrize(
    ("block", "vsan"), [("10.0.4.0/22", "10.0.6.0/25"), ("192.168.64.0/20", "192.168.66.0/25")]
)
def test_another_block_gets_them_at_the_same_offsets(block: str, vsan: str) -> None:
    assert got(carve(planned(address_block=block)), "esx-vsan-vmk3").prefix == vsan


def test_a_larger_block_says_what_is_assumed_of_it() -> None:
    because = got(carve(planned(address_block="10.8.0.0/20")), "avs-mgmt").because
    assert "is assumed, not published" in because
    assert "not published" not in got(carve(planned()), "avs-mgmt").because


def test_a_subnet_says_what_it_is_for_and_when_it_was_found_so() -> None:
    mgmt = got(carve(planned()), "avs-mgmt")
    assert mgmt.purpose == catalogue()["network.subnet.management"].title
    assert "2026-05-11" in mgmt.because
    assert "network.subnet.management" in mgmt.facts


@pytest.mark.parametrize(("block", "fits"), [("10.0.0.0/22", True), ("10.0.0.0/23", False)])
def test_a_block_that_is_too_small_gets_no_subnet_at_all(block: str, fits: bool) -> None:
    carved = carve(planned(address_block=block))
    assert bool(subnets(carved)) is fits
    assert fits or "smaller than the /22" in lacks(carved, "address_block").because


def test_a_block_that_overlaps_gets_no_subnet_and_says_whom_it_meets() -> None:
    dc1 = {"name": "dc1", "prefixes": ["10.31.3.0/24"]}
    carved = carve(planned(other_networks=[dc1]))
    assert subnets(carved) == {}
    assert lacks(carved, "address_block").because.startswith(
        "10.31.0.0/22 overlaps 10.31.3.0/24 of dc1: "
    )


def test_no_block_no_subnets() -> None:
    assert (
        lacks(carve(planned(address_block=None)), "address_block").because == "it is not declared"
    )


# HCX


def test_the_declared_blocks_serve_management_and_uplink_in_their_order() -> None:
    carved = carve(planned())
    assert got(carved, "hcx-management").prefix == "10.31.8.0/24"
    assert got(carved, "hcx-uplink").prefix == "10.31.9.0/24"


def test_one_larger_block_is_cut_in_two() -> None:
    carved = carve(planned(hcx_blocks=["10.31.8.0/22"]))
    assert got(carved, "hcx-uplink").prefix == "10.31.9.0/24"
    assert got(carved, "hcx-uplink").because == "declared as hcx_blocks, cut out of 10.31.8.0/22"


@pytest.mark.parametrize("blocks", [[], ["10.31.8.0/24"], ["10.31.8.0/24", "10.31.9.0/25"]])
def test_hcx_gets_both_blocks_or_none(blocks: list[str]) -> None:
    carved = carve(planned(hcx_blocks=blocks))
    assert [each for each in carved.allocations if each.kind == "hcx"] == []
    assert lacks(carved, "hcx_blocks").because.startswith("2 of /24 are needed")


def test_blocks_that_nobody_declared_come_out_of_the_free_rest_of_the_network() -> None:
    space = {"address_space": ["10.31.0.0/20"]}
    carved = carve(planned(hcx_blocks=None, virtual_network=space))
    assert got(carved, "hcx-management").prefix == "10.31.4.0/24"
    assert got(carved, "hcx-uplink").state == "proposed"


def test_where_no_space_is_known_none_is_made_up() -> None:
    carved = carve(planned(hcx_blocks=None))
    assert "are known" in lacks(carved, "hcx_blocks").because


# Segments


def test_a_declared_segment_stays_and_says_how_many_it_has_room_for() -> None:
    segment = {"name": "web", "prefix": "10.1.10.0/24", "networks": ["a", "b"]}
    found = got(carve(planned(cards={"a": 3, "b": 2}, segments=(segment,))), "web")
    assert (found.prefix, found.state, found.cards, found.room) == (
        "10.1.10.0/24",
        "declared",
        5,
        253,
    )


@pytest.mark.parametrize(
    ("cards", "growth", "length"),
    [(1, 0, 28), (13, 0, 28), (14, 0, 27), (13, 1, 27), (253, 0, 24), (254, 0, 23)],
)
def test_a_proposal_holds_its_cards_grown_and_three_addresses_more(
    cards: int, growth: float, length: int
) -> None:
    estate = planned(cards={"a": cards}, growth=growth, segment_space=["10.50.0.0/16"])
    assert IPv4Network(got(carve(estate), "a").prefix).prefixlen == length


def test_the_networks_that_a_segment_names_are_counted_together() -> None:
    segment = {"name": "test", "networks": ["a", "b"]}
    carved = carve(planned(cards={"a": 8, "b": 8}, segments=(segment,), segment_space=SPACE))
    assert [each.name for each in carved.allocations if each.kind == "segment"] == ["test"]
    assert got(carved, "test").prefix == "10.50.0.0/27"


def test_the_largest_come_first_so_that_all_fit() -> None:
    cards = {"a": 10, "b": 100, "c": 50}
    carved = carve(planned(cards=cards, segment_space=SPACE))
    assert [got(carved, name).prefix for name in "bca"] == [
        "10.50.0.0/25", "10.50.0.128/26", "10.50.0.192/28",
    ]  # fmt: skip


def test_what_does_not_fit_is_said_and_the_others_get_theirs() -> None:
    carved = carve(planned(cards={"big": 300, "small": 5}, segment_space=SPACE))
    assert "needs a /23" in lacks(carved, "big").because
    assert got(carved, "small").prefix == "10.50.0.0/28"


def test_a_proposal_avoids_the_addresses_that_vms_bear_today() -> None:
    carved = carve(planned(cards={"a": 5}, ipv4="10.50.0.7, 300.1.1.1", segment_space=SPACE))
    assert got(carved, "a").prefix == "10.50.0.16/28"


def test_a_proposal_avoids_what_others_declare_be_it_refused() -> None:
    around = network(sites=[{"name": "paris", "prefixes": ["10.50.0.0/26"]}])
    web = {"name": "web", "prefix": "10.50.0.0/25"}
    carved = carve(planned(cards={"a": 5}, segments=(web,), segment_space=SPACE), around)
    assert lacks(carved, "web").prefix == "10.50.0.0/25"
    assert got(carved, "a").prefix == "10.50.0.128/28"


def test_of_two_segments_that_meet_the_first_stays() -> None:
    two = ({"name": "one", "prefix": "10.1.1.0/24"}, {"name": "two", "prefix": "10.1.1.0/24"})
    carved = carve(planned(segments=two))
    assert got(carved, "one").prefix == "10.1.1.0/24"
    assert "overlaps 10.1.1.0/24 of one" in lacks(carved, "two").because


def test_a_segment_told_twice_is_given_out_once() -> None:
    carved = carve(planned(segments=({"name": "one", "prefix": "10.1.1.0/24"},) * 2))
    assert len([each for each in carved.allocations if each.kind == "segment"]) == 1
    assert "overlaps 10.1.1.0/24 of one" in lacks(carved, "one").because


def test_who_meets_only_what_is_refused_itself_may_stay() -> None:
    two = ({"name": "one", "prefix": "10.31.0.0/16"}, {"name": "two", "prefix": "10.31.90.0/24"})
    carved = carve(planned(segments=two))
    assert "address_block" in lacks(carved, "one").because
    assert got(carved, "two").prefix == "10.31.90.0/24"


@pytest.mark.parametrize(
    ("prefix", "word"), [("10.0.0.0/15", "shorter"), ("10.1.0.0/30", "longer")]
)
def test_a_segment_of_an_impossible_length_is_refused(prefix: str, word: str) -> None:
    carved = carve(planned(segments=({"name": "odd", "prefix": prefix},)))
    assert word in lacks(carved, "odd").because


@pytest.mark.parametrize(
    ("segment", "cards", "because"),
    [
        ({"name": "x"}, {}, "neither a prefix nor the networks of today"),
        ({"name": "x", "networks": ["a"]}, None, "no source tells which VMs"),
    ],
)
def test_what_is_not_known_is_not_taken_for_small(
    segment: dict[str, Any], cards: dict[str, int] | None, because: str
) -> None:
    carved = carve(planned(cards=cards, segments=(segment,), segment_space=SPACE))
    assert because in lacks(carved, "x").because


def test_without_a_space_of_segments_they_come_out_of_the_network_behind_hcx() -> None:
    space = {"address_space": ["10.31.0.0/20"]}
    carved = carve(planned(cards={"a": 5}, hcx_blocks=None, virtual_network=space))
    assert got(carved, "a").prefix == "10.31.6.0/28"
    assert got(carved, "a").inside == "virtual_network.address_space"


def test_without_any_space_nothing_is_proposed() -> None:
    assert "segment_space" in lacks(carve(planned(cards={"a": 5})), "a").because


# Laws

CARDS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 200), max_size=8)
SPACES = st.sampled_from(
    [None, ["10.31.0.0/16"], ["10.50.0.0/24"], ["10.50.0.0/25", "10.60.0.0/23"], ["172.16.0.0/12"]]
)
DECLARED = st.lists(
    st.builds(
        lambda name, third, length: {
            "name": name,
            "prefix": str(IPv4Network((f"10.{third}.0.0", length), strict=False)),
        },
        st.sampled_from("pqrs"),
        st.sampled_from([31, 50, 60]),
        st.integers(14, 30),
    ),
    max_size=4,
)
ESTATES = st.builds(
    lambda cards, segments, space, hcx, growth: planned(
        cards=cards,
        segments=tuple(segments),
        segment_space=space,
        hcx_blocks=hcx,
        growth=growth,
        virtual_network={"address_space": ["10.31.0.0/20"]},
    ),
    CARDS,
    DECLARED,
    SPACES,
    st.sampled_from([None, [], ["10.31.8.0/23"], ["10.31.3.0/24", "10.31.9.0/24"]]),
    st.integers(0, 100),
)
AROUND = network(
    sites=[{"name": "paris", "prefixes": ["10.50.0.0/27", "10.31.14.0/24"]}],
    virtual_networks=[{"name": "spoke", "address_space": ["10.60.0.0/24"]}],
)


@given(ESTATES)
def test_allocations_never_meet_each_other_nor_what_others_hold(estate: Any) -> None:  # noqa: ANN401 - drawn
    made = [IPv4Network(each.prefix) for each in carve(estate, AROUND).allocations]
    assert [pair for pair in combinations(made, 2) if pair[0].overlaps(pair[1])] == []
    others = Addresses.of(["10.50.0.0/27", "10.31.14.0/24", "10.60.0.0/24"])
    assert not Addresses.of(map(str, made)) & others


@given(ESTATES)
def test_a_space_is_the_sum_of_what_is_carved_held_and_free(estate: Any) -> None:  # noqa: ANN401 - drawn
    carved = carve(estate, AROUND)
    named = {each.inside for each in carved.allocations if each.inside}
    assert named <= {space.name for space in carved.spaces}
    for space in carved.spaces:
        inside = [each.prefix for each in carved.allocations if each.inside == space.name]
        parts = [Addresses.of(inside), Addresses.of(space.held), Addresses.of(space.free)]
        whole = Addresses.of(space.prefixes)
        assert Addresses.union(parts) == whole
        assert sum(part.size for part in parts) == whole.size


@given(ESTATES)
def test_carving_again_gives_the_same_and_forgets_nobody(estate: Any) -> None:  # noqa: ANN401 - drawn
    carved = carve(estate, AROUND)
    assert carve(estate, AROUND) == carved
    told = [each.name for each in carved.allocations if each.kind == "segment"]
    told += [each.name for each in carved.unplaced if each.kind == "segment"]
    networks = set(estate.inventory["nics"]["network"].to_pylist())
    assert sorted(told) == sorted([*(each.name for each in estate.segments), *networks])


def test_the_block_of_the_builder_is_that_of_the_published_example() -> None:
    value: Any = catalogue().value("network.subnet-layout.current")
    assert value["block"] == BLOCK


# What no segment takes the place of


def around(**tables: list[dict[str, object]]) -> Inventory:
    """Cards on three networks, of which the tables of port groups tell more."""
    inventory = with_cards({"plain": 1, "trunk": 1, "hosts": 1})
    made = {key: pa.Table.from_pylist(rows, SCHEMAS[key]) for key, rows in tables.items()}
    return Inventory({**inventory.tables, **made})


def test_trunks_and_networks_of_the_hosts_are_asked_about_and_not_proposed() -> None:
    inventory = around(
        dvports=[{"port": "trunk", "vlan": "0-4094"}, {"port": "plain", "vlan": "17"}],
        vmkernels=[{"port_group": "hosts", "device": "vmk0"}],
    )
    estate = planned(virtual_network={"address_space": SPACE}).model_copy(
        update={"inventory": inventory}
    )
    carved = carve(estate)
    assert [each.name for each in carved.allocations if each.kind == "segment"] == ["plain"]
    assert "carries a range of VLANs" in lacks(carved, "trunk").because
    assert "carries VMkernel adapters" in lacks(carved, "hosts").because


def test_a_segment_that_is_declared_for_a_trunk_is_placed() -> None:
    inventory = around(dvports=[{"port": "trunk", "vlan": "10,11"}])
    wanted = planned(
        virtual_network={"address_space": SPACE}, segments=({"name": "s", "networks": ["trunk"]},)
    )
    carved = carve(wanted.model_copy(update={"inventory": inventory}))
    assert got(carved, "s").state == "proposed"
