"""Each rule about the private cloud at its limit, one past it, and without what it needs."""

from datetime import date
from typing import Any

import pytest
from tests.build import estate, vm
from tests.checks.build import HEALTHY_CLOUD, HEALTHY_SEGMENTS
from tests.render.build import report

from landbridge.checks import Subject, check
from landbridge.checks.design import DESIGN_RULES
from landbridge.model.checked import Checked
from landbridge.model.estate import Estate
from landbridge.model.sized import Sized

TODAY = date(2026, 11, 22)
SIZED = report().plan.sized
Keys = dict[str, Any]


def told(changed: Keys | None = None, sized: Sized | None = SIZED) -> Checked:
    cloud = {**HEALTHY_CLOUD, **(changed or {})}
    return of(estate([vm()], private_cloud=cloud, segments=HEALTHY_SEGMENTS), sized)


def of(estate: Estate, sized: Sized | None = SIZED) -> Checked:
    return check(Subject(estate, sized), DESIGN_RULES, TODAY)


def ids(checked: Checked) -> set[str]:
    return {finding.id for finding in checked.findings}


def because(checked: Checked, rule: str) -> list[str]:
    return [each.because for each in checked.unanswered if each.rule == rule]


def with_hosts(*hosts: int) -> Sized:
    first = SIZED.clusters[0]
    clusters = tuple(first.model_copy(update={"hosts": each}) for each in hosts)
    return SIZED.model_copy(update={"clusters": clusters, "hosts": sum(hosts), "private_clouds": 1})


def network(**keys: Any) -> Keys:  # noqa: ANN401 - any key of the virtual network
    return {"virtual_network": {**HEALTHY_CLOUD["virtual_network"], **keys}}


def neighbour(**keys: str) -> Keys:
    there = {"name": "avs-1", "resource_group": "rg-1", "virtual_network": "vnet-1", **keys}
    return {"neighbours": [there]}


def block(prefix: str) -> Keys:
    return {"address_block": prefix}


def office(prefix: str) -> Keys:
    return {"other_networks": [{"name": "office", "prefixes": [prefix]}]}


def test_a_healthy_design_has_no_finding_and_no_question() -> None:
    checked = told(sized=with_hosts(4))
    assert (ids(checked), checked.unanswered) == (set(), ())


BAD: list[tuple[str, Keys]] = [
    ("design.resource-group", network(resource_group="rg-network")),
    ("design.network-taken", neighbour(resource_group="rg-avs", virtual_network="vnet-avs")),
    ("design.network-taken", neighbour(resource_group="RG-AVS", virtual_network="VNet-AVS")),
    (
        "design.network-taken",
        neighbour(network_resource_group="rg-avs", virtual_network="vnet-avs"),
    ),
    (
        "design.network-taken",
        {**network(resource_group="rg-1"), **neighbour(virtual_network="vnet-avs")},
    ),
    ("design.group-taken", neighbour(resource_group="RG-AVS")),
    ("design.block-size", block("10.0.0.0/23")),
    ("design.block-range", block("172.32.0.0/22")),
    ("design.block-range", block("100.64.0.0/22")),
    ("design.block-forbidden", block("172.17.252.0/22")),
    ("design.block-forbidden", block("100.73.252.0/22")),
    ("design.block-forbidden", {"hcx_blocks": ["169.254.2.0/24", "10.0.9.0/24"]}),
    ("design.block-forbidden", {"address_block": None, "hcx_blocks": ["100.64.0.0/24"]}),
    ("design.block-outside", block("10.2.0.0/22")),
    ("design.block-outside", network(address_space=["10.0.0.0/23", "10.0.4.0/23"])),
    ("design.blocks-overlap", {"hcx_blocks": ["10.0.3.0/24", "10.0.9.0/24"]}),
    ("design.blocks-overlap", {"hcx_blocks": ["10.0.8.0/23", "10.0.9.0/24"]}),
    ("design.blocks-overlap", {"address_block": None, "hcx_blocks": ["10.0.8.0/24"] * 2}),
    ("design.network-overlap", office("10.0.3.255/32")),
    ("design.network-overlap", office("10.0.255.0/24")),
    ("design.network-overlap", {"address_block": None, **office("10.0.255.0/24")}),
    ("design.network-overlap", {**network(address_space=None), **office("10.0.3.255/32")}),
    ("design.hcx-overlap", office("10.0.8.255/32")),
    ("design.hcx-overlap", {"address_block": None, **office("10.0.9.0/28")}),
    ("design.hcx-range", {"hcx_blocks": ["172.32.0.0/24", "10.0.9.0/24"]}),
    ("design.hcx-range", {"hcx_blocks": ["10.0.8.0/24", "8.8.8.0/24"]}),
    ("design.hcx-blocks", {"hcx_blocks": ["10.0.8.0/24"]}),
    ("design.hcx-blocks", {"hcx_blocks": ["10.0.8.0/24", "10.0.9.0/25"]}),
    ("design.hcx-blocks", {"hcx_blocks": []}),
    ("design.region", {"region": "westeurope"}),
    ("design.zone", {"region": "North Europe", "zone": 1}),
    ("design.zone", {"region": "canadaeast", "zone": 1}),
    ("design.quota", {"quota": {"state": "requested", "hosts": 96}}),
    ("design.quota", {"quota": {"state": "none"}}),
    ("design.provider", {"resource_providers": ["Microsoft.AVS"]}),
    ("design.role", {"roles": ["Contributor"]}),
    ("design.role", {"roles": []}),
    ("design.fleet-principal", {"fleet_principal": "disabled"}),
    ("design.name-policies", {"name_policies": "enforced"}),
]

GOOD: list[tuple[str, Keys]] = [
    ("design.resource-group", network(resource_group="RG-AVS")),
    ("design.network-taken", neighbour(virtual_network="vnet-avs")),
    ("design.network-taken", neighbour(resource_group="rg-avs")),
    (
        "design.network-taken",
        neighbour(
            resource_group="rg-avs", network_resource_group="rg-1", virtual_network="vnet-avs"
        ),
    ),
    ("design.network-taken", neighbour(name="AVS", resource_group="RG-avs")),
    ("design.group-taken", neighbour()),
    ("design.group-taken", neighbour(resource_group="rg-avs", virtual_network="vnet-avs")),
    ("design.group-taken", neighbour(name="avs", resource_group="rg-avs")),
    ("design.block-size", block("10.0.0.0/22")),
    ("design.block-size", block("10.0.0.0/20")),
    ("design.block-range", block("172.31.252.0/22")),
    ("design.block-forbidden", block("172.16.252.0/22")),
    ("design.block-forbidden", block("172.18.0.0/22")),
    ("design.block-outside", network(address_space=["10.0.0.0/22"])),
    ("design.block-outside", network(address_space=["10.0.0.0/23", "10.0.2.0/23"])),
    ("design.blocks-overlap", {"hcx_blocks": ["10.0.4.0/24", "10.0.5.0/24"]}),
    ("design.network-overlap", office("10.1.0.0/16")),
    ("design.network-overlap", office("10.2.0.0/16")),
    ("design.hcx-overlap", office("10.0.10.0/24")),
    ("design.hcx-range", {"hcx_blocks": ["172.31.255.0/24", "10.255.255.0/24"]}),
    ("design.hcx-blocks", {"hcx_blocks": ["10.0.8.0/23", "10.0.10.0/24"]}),
    ("design.region", {"region": "UK South"}),
    ("design.zone", {"region": "North Europe", "zone": 2}),
    ("design.zone", {"region": "norwayeast", "zone": 3}),
    ("design.provider", {"resource_providers": ["microsoft.avs", "Microsoft.baremetal"]}),
    ("design.role", {"roles": ["Reader", "User Access Administrator"]}),
    ("design.name-policies", {"name_policies": "lifted"}),
]


@pytest.mark.parametrize(("rule", "changed"), BAD)
def test_one_past_the_limit_is_a_finding(rule: str, changed: Keys) -> None:
    assert rule in ids(told(changed))


@pytest.mark.parametrize(("rule", "changed"), GOOD)
def test_the_limit_itself_is_none(rule: str, changed: Keys) -> None:
    assert rule not in ids(told(changed))


def test_without_any_key_every_rule_about_keys_is_unanswered() -> None:
    checked = check(Subject(estate([vm()])), DESIGN_RULES, TODAY)
    assert ids(checked) == set()
    assert {each.rule for each in checked.unanswered} == {rule.id for rule in DESIGN_RULES}


IN_PART = [
    ("design.blocks-overlap", {"address_block": None}, "`private_cloud.address_block`"),
    ("design.blocks-overlap", {"hcx_blocks": None}, "`private_cloud.hcx_blocks`"),
    ("design.block-forbidden", {"hcx_blocks": None}, "`private_cloud.hcx_blocks`"),
    ("design.network-overlap", {"address_block": None}, "`private_cloud.address_block`"),
    ("design.network-overlap", {"other_networks": None}, "`private_cloud.other_networks`"),
    (
        "design.network-overlap",
        network(address_space=None),
        "`private_cloud.virtual_network.address_space`",
    ),
]


@pytest.mark.parametrize(("rule", "changed", "key"), IN_PART)
def test_what_is_not_said_stays_open_though_the_rest_is_answered(
    rule: str, changed: Keys, key: str
) -> None:
    assert because(told(changed), rule) == [f"the estate does not say {key}"]


def test_a_cloud_of_the_same_name_in_another_group_is_another_cloud() -> None:
    there = neighbour(name="avs", network_resource_group="rg-avs", virtual_network="vnet-avs")
    assert "design.network-taken" in ids(told(there))


def unnamed(**keys: str) -> Keys:
    return {"neighbours": [{"name": "avs-1", "resource_group": "rg-avs", **keys}]}


OWN_NAME = "the estate does not say `private_cloud.virtual_network.name`"
OWN_GROUP = "the estate does not say `private_cloud.virtual_network.resource_group`"
THEIR_NAME = "the estate does not say `private_cloud.neighbours[0].virtual_network`"
NEIGHBOURS: list[tuple[Keys, list[str]]] = [
    (unnamed(), [THEIR_NAME]),
    (unnamed(network_resource_group="rg-1"), []),
    ({**unnamed(virtual_network="vnet-avs"), **network(name=None)}, [OWN_NAME]),
    ({**unnamed(virtual_network="vnet-avs"), **network(resource_group=None)}, [OWN_GROUP]),
    ({**unnamed(virtual_network="vnet-1"), **network(resource_group=None)}, []),
    ({"neighbours": [], **network(name=None)}, []),
]


@pytest.mark.parametrize(("changed", "reasons"), NEIGHBOURS)
def test_a_network_is_open_only_where_a_neighbour_may_stand_in_it(
    changed: Keys, reasons: list[str]
) -> None:
    checked = told(changed)
    assert because(checked, "design.network-taken") == reasons
    assert "design.network-taken" not in ids(checked)


def test_without_neighbours_no_group_is_taken_whatever_it_is_called() -> None:
    checked = told({"neighbours": [], "resource_group": None})
    assert because(checked, "design.group-taken") == []


@pytest.mark.parametrize(
    ("region", "zone", "reasons"),
    [
        ("norwayeast", 3, ["no table that was read tells the zones of AV64 in norwayeast"]),
        ("mars", 1, ["no table that was read tells the zones of AV64 in mars"]),
        ("mars", None, []),
        ("uksouth", None, []),
        (None, None, ["the estate does not say `private_cloud.region`"]),
    ],
)
def test_the_zone_of_a_region_without_a_table_is_unknown(
    region: str | None, zone: int | None, reasons: list[str]
) -> None:
    checked = told({"region": region, "zone": zone})
    assert because(checked, "design.zone") == reasons
    assert "design.zone" not in ids(checked)


def test_a_zone_without_hosts_is_as_bad_as_a_region_without_for_both_lists_grow() -> None:
    severities = {each.id: each.severity for each in told({"region": "eastasia"}).findings}
    assert severities["design.zone"] == severities["design.region"] == "high"


def test_an_open_rest_hides_no_finding() -> None:
    checked = told({"address_block": None, "hcx_blocks": ["10.0.8.0/24"] * 2})
    assert "design.blocks-overlap" in ids(checked)
    assert because(checked, "design.blocks-overlap")


def test_an_overlap_of_hcx_speaks_of_hcx() -> None:
    (found,) = [each for each in told(office("10.0.8.0/24")).findings if "hcx" in each.id]
    assert (found.id, found.subject) == (
        "design.hcx-overlap",
        "10.0.8.0/24 of hcx_blocks and 10.0.8.0/24 of office",
    )
    assert found.message.startswith("10.0.8.0/24 overlaps 10.0.8.0/24 of office: ")
    assert "address block" not in found.message


def subjects(changed: Keys, rule: str) -> list[str]:
    return [each.subject for each in told(changed).findings if each.id == rule]


def test_each_pair_of_prefixes_that_overlap_is_a_finding_of_its_own() -> None:
    networks = [
        {"name": "office", "prefixes": ["10.0.8.0/28", "10.0.9.0/28"]},
        {"name": "plant", "prefixes": ["10.0.8.0/24"]},
    ]
    assert subjects({"other_networks": networks}, "design.hcx-overlap") == [
        "10.0.8.0/24 of hcx_blocks and 10.0.8.0/28 of office",
        "10.0.8.0/24 of hcx_blocks and 10.0.8.0/24 of plant",
        "10.0.9.0/24 of hcx_blocks and 10.0.9.0/28 of office",
    ]


def test_each_pair_of_blocks_that_overlap_is_a_finding_of_its_own() -> None:
    blocks = {"hcx_blocks": ["10.0.2.0/24", "10.0.2.0/23"]}
    assert subjects(blocks, "design.blocks-overlap") == [
        "10.0.2.0/24 of hcx_blocks and 10.0.0.0/22 of address_block",
        "10.0.2.0/23 of hcx_blocks and 10.0.0.0/22 of address_block",
        "10.0.2.0/23 of hcx_blocks and 10.0.2.0/24 of hcx_blocks",
    ]


@pytest.mark.parametrize("rule", ["design.hcx-range", "design.block-forbidden"])
def test_a_block_is_called_by_its_prefix_wherever_it_stands_in_the_list(rule: str) -> None:
    for blocks in (["100.64.0.0/24", "10.0.9.0/24"], ["10.0.9.0/24", "100.64.0.0/24"]):
        assert subjects({"hcx_blocks": blocks}, rule) == ["100.64.0.0/24 of hcx_blocks"]


@pytest.mark.parametrize(
    ("rule", "network"), [("design.network-taken", "vnet-avs"), ("design.group-taken", "vnet-1")]
)
def test_each_neighbour_that_is_in_the_way_is_a_finding_of_its_own(rule: str, network: str) -> None:
    there = [
        {"name": name, "resource_group": "rg-avs", "virtual_network": network}
        for name in ("avs-1", "avs-2")
    ]
    assert subjects({"neighbours": there}, rule) == ["avs-1 of rg-avs", "avs-2 of rg-avs"]


@pytest.mark.parametrize(("hosts", "found"), [(3, True), (4, False)])
def test_the_fourth_host_brings_the_larger_allowance(hosts: int, found: bool) -> None:
    assert ("design.few-hosts" in ids(told(sized=with_hosts(hosts)))) is found


def test_two_small_clusters_of_one_cloud_count_together() -> None:
    assert "design.few-hosts" not in ids(told(sized=with_hosts(3, 3)))


@pytest.mark.parametrize(("clouds", "found"), [(1, False), (2, True)])
def test_a_second_private_cloud_needs_a_network_of_its_own(clouds: int, found: bool) -> None:
    sized = SIZED.model_copy(update={"private_clouds": clouds})
    assert ("design.clouds-share" in ids(told(sized=sized))) is found


@pytest.mark.parametrize(("confirmed", "found"), [(12, False), (11, True)])
def test_quota_is_enough_from_the_last_host_on(confirmed: int, found: bool) -> None:
    quota = {"quota": {"state": "confirmed", "hosts": confirmed}}
    assert ("design.quota" in ids(told(quota, with_hosts(12)))) is found
