"""The tree of a private cloud: what each object of the estate becomes in NSX."""

from typing import Any

import pytest
from tests.render.build import report

from landbridge.model.network import AvsNetwork, Network
from landbridge.render.nsx import OWNER, Rendered, Standing, rendered, rendered_plan
from landbridge.render.nsx.ids import id_of

Body = dict[str, Any]
WEB = {"name": "web", "prefix": "10.40.1.0/24"}
DOMAIN = "/infra/domains/default"


def made(
    groups: list[Body] | None = None, standing: Standing | None = None, **cloud: object
) -> Rendered:
    """The tree of a network with one cloud."""
    block = {"name": "sddc", "address_block": "10.30.0.0/22", "segments": [WEB]}
    parts = {"private_clouds": [{**block, **cloud}], "groups": groups or []}
    network = Network.model_validate(parts)
    one: AvsNetwork = network.private_clouds[0]
    return rendered(network, one, "acme", standing or Standing())


def objects(found: Rendered, kind: str) -> dict[str, Body]:
    """The objects of a kind by their names, wherever in the tree."""
    told, waiting = dict[str, Body](), [dict(found.tree)]
    while waiting:
        for child in waiting.pop().get("children", ()):
            inner = child.get(child["resource_type"].removeprefix("Child"), child)
            waiting.append(inner)
            if child["resource_type"] == f"Child{kind}":
                told[inner.get("display_name", inner["id"])] = inner
    return told


def policy(*rules: Body, **more: object) -> Body:
    return {
        "name": "p",
        "rules": [{"name": "r", "action": "allow", **each} for each in rules],
        **more,
    }


def remarks(found: Rendered, subject: str) -> list[str]:
    return [each.what for each in found.remarks if each.subject == subject]


def test_a_segment_has_the_first_address_of_its_prefix_as_gateway() -> None:
    standing = Standing({"tier-1": "/infra/tier-1s/TNT42-T1"})
    found = made(standing=standing, segments=[{**WEB, "tags": ["env|prod", "pci"]}])
    (segment,) = objects(found, "Segment").values()
    assert segment["subnets"] == [{"gateway_address": "10.40.1.1/24"}]
    assert segment["connectivity_path"] == "/infra/tier-1s/TNT42-T1"
    assert segment["tags"] == [
        {"scope": OWNER, "tag": "acme"},
        {"scope": "env", "tag": "prod"},
        {"scope": "", "tag": "pci"},
    ]
    assert found.remarks == ()


def test_a_segment_without_room_for_a_gateway_is_told_of() -> None:
    found = made(segments=[{"name": "one", "prefix": "10.40.1.7/32", "tags": []}])
    assert remarks(found, "one") == ["10.40.1.7/32 has no room for a gateway: NSX may refuse it"]


def test_a_gateway_of_the_service_is_referred_to_and_another_is_made() -> None:
    other = {"name": "db", "prefix": "10.40.2.0/24", "tier1": "t1-b"}
    found = made(segments=[WEB, other])
    (own,) = objects(found, "Tier1").values()
    assert (own["id"], own["tier0_path"]) == ("t1-b", "/infra/tier-0s/tier-0")
    refers = [each["id"] for each in found.tree["children"] if "target_type" in each]
    assert refers[:2] == ["tier-1", "tier-0"]
    assert remarks(found, "tier-1") == [
        "the service names it when the cloud is made: its name here stands for that one"
    ]


def test_a_group_of_the_estate_holds_addresses_segments_groups_and_tags() -> None:
    criterion = [{"tag": "env|prod"}, {"tag": "sql", "operator": "starts_with"}]
    groups: list[Body] = [
        {"name": "inner", "members": ["10.1.0.4"]},
        {"name": "All of it", "members": ["inner", "web", "10.2.0.0/24"],
         "criteria": [{"all_of": criterion}]},
    ]  # fmt: skip
    found = objects(made(groups), "Group")["All of it"]
    assert found["id"] == id_of("All of it") != "All of it"
    addresses, _, paths, _, tagged = found["expression"]
    assert addresses["ip_addresses"] == ["10.2.0.0/24"]
    assert paths["paths"] == [f"{DOMAIN}/groups/inner", "/infra/segments/web"]
    assert [each.get("value") for each in tagged["expressions"]] == ["env|prod", None, "|sql"]


def test_a_rule_names_groups_and_addresses_and_its_order_is_told() -> None:
    rules = (
        {"source": ["web", "10.9.0.0/24"], "services": ["https"]},
        {"name": "s", "action": "drop"},
    )
    found = objects(made(distributed_firewall=[policy(*rules)]), "Rule")
    assert found["r"]["source_groups"][1] == "10.9.0.0/24"
    assert found["r"]["source_groups"][0].startswith(f"{DOMAIN}/groups/web-")
    assert found["r"]["services"] == ["/infra/services/https"]
    assert (found["r"]["sequence_number"], found["s"]["sequence_number"]) == (10, 20)
    assert (found["s"]["action"], found["s"]["services"]) == ("DROP", ["ANY"])


@pytest.mark.parametrize("last", ["allow", "drop"])
def test_the_last_rule_of_all_is_a_policy_of_its_own(last: str) -> None:
    found = made(distributed_firewall=[policy({})], distributed_default=last)
    first, rest = objects(found, "SecurityPolicy").values()
    assert (rest["category"], first["sequence_number"]) == ("Application", 10)
    assert rest["sequence_number"] > first["sequence_number"]
    assert objects(found, "Rule")["what no rule matches"]["action"] == last.upper()


def test_a_service_has_no_more_ports_an_entry_than_nsx_takes() -> None:
    words = "tcp/" + ",".join(map(str, range(1, 40, 2)))
    found = made(distributed_firewall=[policy({"services": [words, "icmp/8", "esp"]})])
    many, ping, esp = (each["service_entries"] for each in objects(found, "Service").values())
    assert [len(each["destination_ports"]) for each in many] == [15, 5]
    assert (ping[0]["protocol"], ping[0]["icmp_type"]) == ("ICMPv4", 8)
    assert (esp[0]["resource_type"], esp[0]["protocol_number"]) == ("IPProtocolServiceEntry", 50)


def test_a_service_that_nsx_has_not_switches_its_rule_off_and_is_told() -> None:
    found = made(distributed_firewall=[policy({"services": ["sctp/5000"]})])
    assert objects(found, "Rule")["r"]["disabled"] is True
    assert remarks(found, "p/r") == [
        "NSX has no service for sctp/5000: the rule is without it",
        "nothing is left of its services: it is switched off",
    ]


def test_whom_nobody_knows_is_told_and_not_guessed() -> None:
    found = made(distributed_firewall=[policy({"source": ["nobody-knows"]})])
    (group,) = (each for each in objects(found, "Group").values() if "nobody" in each["id"])
    assert group["expression"] == []
    assert remarks(found, "p/r") == ["whom nobody-knows means is not known for certain: nobody"]


def test_categories_of_the_service_stand_in_the_next_one_in_the_same_order() -> None:
    named = ("default", "auto_service", "local_gateway", "system", "shared_pre_rules", "emergency")
    policies = [policy({}, name=each, category=each, gateways=["tier-0"]) for each in named]
    for nth, each in enumerate(policies):
        policies[nth] = {**each, "name": named[nth]}
    found = objects(made(gateway_firewall=policies), "GatewayPolicy").values()
    order = [*reversed(named)]
    order[1:3] = ["system", "shared_pre_rules"]
    order[3:5] = ["local_gateway", "auto_service"]
    assert [each["display_name"] for each in found] == order
    assert {each["category"] for each in found} == {
        "Emergency", "SharedPreRules", "LocalGatewayRules",
    }  # fmt: skip


def test_who_is_excluded_stands_beside_those_who_were() -> None:
    standing = Standing(excluded=(f"{DOMAIN}/groups/theirs",))
    found = made(
        [{"name": "mine", "criteria": [{"all_of": [{"tag": "x"}]}]}], standing, exclude=["mine"]
    )
    (last,) = (each for each in found.tree["children"] if "PolicyExcludeList" in each)
    assert last["PolicyExcludeList"]["members"] == [
        f"{DOMAIN}/groups/theirs",
        f"{DOMAIN}/groups/mine",
    ]


def test_the_same_network_gives_the_same_tree() -> None:
    firewall = [policy({"source": ["web"], "services": ["https", "tcp/1-9"]})]
    assert made(distributed_firewall=firewall) == made(distributed_firewall=firewall)


def test_a_plan_without_addresses_of_its_cloud_has_an_empty_tree() -> None:
    found = rendered_plan(report().plan)
    assert found.tree["children"] == []
    assert found.remarks[0].what.startswith("its address block is not known")


def test_two_rules_of_one_name_are_two_rules() -> None:
    found = made(distributed_firewall=[policy({}, {"action": "drop"})])
    (first, *_) = objects(found, "SecurityPolicy").values()
    ids = [each["Rule"]["id"] for each in first["children"]]
    assert len(set(ids)) == 2
