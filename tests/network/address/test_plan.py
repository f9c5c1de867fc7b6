"""The whole address plan: what it counts as the network's own, for which hosts, and behind whom."""

from typing import Any

import pytest
from tests.network.address.build import BLOCK, network, planned

from landbridge.catalogue import catalogue
from landbridge.model.address_plan import AddressPlan
from landbridge.model.network import AvsNetwork, Network
from landbridge.network import service
from landbridge.network.address.plan import address_plan
from landbridge.network.estate.assembled import assembled
from landbridge.sizing import size

HUB = {"name": "hub", "address_space": ["10.90.0.0/24", "10.91.0.0/24"]}
SPOKE = {"name": "avs", "address_space": ["10.31.0.0/20"]}
OTHER = {"name": "app", "address_space": ["10.92.0.0/24"]}
USES = {"peerings": [{"to": "HUB", "use_remote_gateways": True}]}
GATEWAY = {"name": "er", "virtual_network": "hub", "kind": "expressroute"}
WEB = {"name": "web", "prefix": "10.1.10.0/24"}


def made(around: Network | None = None, **keys: Any) -> AddressPlan:  # noqa: ANN401 - any key
    estate = planned(**{"cards": {"web": 3}, "segment_space": ["10.50.0.0/24"], **keys})
    return address_plan(estate, size(estate), around)


def test_block_and_hcx_count_where_the_address_space_does_not_hold_them() -> None:
    assert made(segments=(WEB,)).budget.line("address_space").used == 3 + 2  # two segments
    space = {"address_space": ["10.31.0.0/20"]}
    assert made(segments=(WEB,), virtual_network=space).budget.line("address_space").used == 1 + 2


def test_the_budget_is_that_of_the_hosts_that_were_sized() -> None:
    plan = made()
    assert plan.budget.hosts == 3
    assert plan.budget.line("nic_pieces").limit == 4096


def test_a_segment_without_a_prefix_is_counted_as_missing() -> None:
    plan = made(segment_space=["10.31.0.0/24"])
    assert (plan.budget.unplaced, plan.budget.verdict) == (1, "unknown")


def test_the_gateway_of_a_hub_advertises_all_who_use_it() -> None:
    around = network(
        virtual_networks=[HUB, {**SPOKE, **USES}, {**OTHER, **USES}], gateways=[GATEWAY]
    )
    line = made(around, virtual_network={"name": "AVS"}).budget.line("expressroute")
    assert line.used == 1 + 1 + 2 + 1  # the network, its segment, the hub, the other spoke
    assert line.verdict == "fits"


@pytest.mark.parametrize("spoke", [SPOKE, {**SPOKE, "peerings": [{"to": "hub"}]}])
def test_where_no_gateway_serves_the_network_what_it_advertises_is_unknown(spoke: Any) -> None:  # noqa: ANN401 - a network
    around = network(virtual_networks=[HUB, spoke], gateways=[GATEWAY])
    plan = made(around, virtual_network={"name": "avs"})
    assert plan.budget.line("expressroute").verdict == "unknown"


def test_every_fact_that_the_plan_names_is_in_the_catalogue() -> None:
    assert set(made(layout="initial", segments=(WEB, WEB)).facts) <= set(catalogue())
    assert "network.subnet-layout.current-conflict" in made().facts


def test_the_overlaps_that_cannot_stay_are_told_apart() -> None:
    web = {**WEB, "networks": ["web"]}
    around = network(sites=[{"name": "dc1", "prefixes": ["10.1.0.0/16"]}])
    plan = made(around, segments=(web,), address_block="100.64.0.0/22")
    assert [(each.second.name, each.refused) for each in plan.overlaps] == [
        ("address_block", True),
        ("web", False),
    ]
    assert [each.second.name for each in plan.refused] == ["address_block"]


# The assembled network


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"hcx_blocks": None, "segment_space": None},
        {"virtual_network": {"name": "AVS", "address_space": ["10.31.0.0/16"]}},
        {"other_networks": [{"name": "dc1", "prefixes": ["10.1.0.0/16"]}]},
    ],
)
def test_the_private_cloud_within_its_network_is_no_second_one(keys: Any) -> None:  # noqa: ANN401 - keys
    estate = planned(**{"cards": {"web": 3}, "segments": (WEB,), **keys})
    alone = address_plan(estate, size(estate))
    assert address_plan(estate, size(estate), assembled(estate)) == alone


def test_a_segment_that_only_the_network_tells_of_stays_and_is_counted() -> None:
    own = {
        "name": "AVS-GEN2",
        "address_block": BLOCK,
        "segments": [{"name": "extra", "prefix": "10.1.9.0/24"}],
    }
    plan = made(network(private_clouds=[own]))
    assert [each.prefix for each in plan.allocations if each.name == "extra"] == ["10.1.9.0/24"]
    assert plan.overlaps == ()


def test_the_hub_that_is_drawn_keeps_clear_of_all_that_was_promised() -> None:
    estate = planned(
        cards={"web": 1},
        ipv4="10.0.4.9",
        address_block="10.0.0.0/22",
        hcx_blocks=["10.0.8.0/24", "10.0.9.0/24"],
        segment_space=["10.0.12.0/24"],
    ).model_copy(update={"network": network(topology="hub-and-spoke")})
    hub = assembled(estate).virtual_networks[0]
    assert (hub.name, hub.address_space) == ("hub", ("10.0.16.0/22",))


@pytest.mark.parametrize(("block", "subnets"), [("10.8.0.0/20", 11), ("10.8.0.0/23", 0)])
def test_the_proof_knows_the_subnets_that_the_plan_shows(block: str, subnets: int) -> None:
    plan = made(address_block=block)
    cloud = AvsNetwork(name="avs", virtual_network="avs", address_block=block)
    proven = {prefix for subnet, _ in service.made(cloud) for prefix in subnet.prefixes}
    shown = {e.prefix for e in plan.allocations if e.kind == "service" and e.role != "reserved"}
    assert proven == shown
    assert len(proven) == subnets
