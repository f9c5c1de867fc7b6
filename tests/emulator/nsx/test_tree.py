"""The tree: one request that writes much, and one that reads it back."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from tests.emulator.nsx.manager import GROUP, POLICY, Nsx, addresses, child, in_domain

from landbridge.intake.nsx import network, open_export

ALLOW = {"action": "ALLOW", "destination_groups": ["ANY"], "services": ["ANY"]}
FILTER = "Type-Domain|Group|SecurityPolicy|GatewayPolicy|Rule|Service|Segment|Tier1|Tier0"
ALL = f"{FILTER}|PolicyExcludeList"
Tree = dict[str, Any]


def test_published_a_tree_is_written_as_a_whole_whatever_its_order(nsx: Nsx) -> None:
    rule = {**ALLOW, "id": "r", "source_groups": [f"/infra{GROUP}"]}
    policy = child("SecurityPolicy", "web", category="Application", rules=[rule])
    group = child("Group", "web", expression=addresses("10.1.0.4"))
    nsx.patch(children=[in_domain(policy, group)])
    assert nsx.get(POLICY)["rules"][0]["source_groups"] == [f"/infra{GROUP}"]


def test_published_nothing_of_a_tree_is_written_where_one_part_is_refused(nsx: Nsx) -> None:
    segment = child("Segment", "s", subnets=[{"gateway_address": "10.1.0.1/24"}])
    wrong = child("Group", "bad", expression=addresses("nowhere"))
    assert nsx.refused("PATCH", json={"children": [segment, in_domain(wrong)]})["status"] == 400
    assert nsx.get("/segments")["result_count"] == 0


def test_published_what_is_marked_for_delete_goes_with_what_is_in_it(nsx: Nsx) -> None:
    rule = child("Rule", "r", **ALLOW, source_groups=["ANY"])
    nsx.patch(children=[in_domain(child("SecurityPolicy", "web", children=[rule]))])
    assert nsx.get(f"{POLICY}/rules")["result_count"] == 1
    gone = {**child("SecurityPolicy", "web"), "marked_for_delete": True}
    for _ in range(2):  # what is not there need not go
        nsx.patch(children=[in_domain(gone)])
    assert nsx.refused("GET", POLICY)["status"] == 404
    assert nsx.refused("GET", f"{POLICY}/rules")["status"] == 404


def test_published_a_filter_says_which_types_are_told(nsx: Nsx) -> None:
    nsx.patch(children=[in_domain(child("Group", "web"), child("SecurityPolicy", "web"))])
    assert "children" not in nsx.get()
    (domain,) = nsx.get(filter="Type-Domain|Group")["children"]
    assert [each["Group"]["id"] for each in domain["Domain"]["children"]] == ["web"]
    (refers,) = nsx.get(filter="Type-Group")["children"]
    assert (refers["resource_type"], refers["id"]) == ("ChildResourceReference", "default")
    assert nsx.refused("GET", params={"filter": "Type-("})["status"] == 400


def test_what_is_read_can_be_written_and_changes_nothing(nsx: Nsx) -> None:
    segment = child("Segment", "s", subnets=[{"gateway_address": "10.1.0.1/24"}])
    nsx.patch(children=[segment, in_domain(child("Group", "web", expression=addresses("::1")))])
    before = nsx.get(filter="Type-.*")
    nsx.patch(**before)
    assert nsx.get(filter="Type-.*") == before


def example(predefined: set[str]) -> Tree:
    """The dump of np-guard as a tree: its objects, with paths in place of bare names."""
    folder = os.environ.get("LANDBRIDGE_REAL_DATA")
    if not folder:
        pytest.skip("LANDBRIDGE_REAL_DATA names no folder of real inputs")
    text = (Path(folder) / "nsx" / "Example2.json").read_text("utf-8")
    dump = json.loads(text)
    held = dump["domains"][0]["resources"]
    groups = [child("Group", each["path"], **_group(each)) for each in held["groups"]]
    policies = [
        child("SecurityPolicy", f"p{nth}", **_policy(each, nth))
        for nth, each in enumerate(held["security_policies"])
    ]
    services = [
        {"resource_type": "ChildService", "Service": each}
        for each in dump["services"]
        if each["id"] not in predefined
    ]
    return {"resource_type": "Infra", "children": [*services, in_domain(*groups, *policies)]}


def predefined_ones(tree: Tree, names: set[str]) -> list[Tree]:
    """The services that a manager has from the start, as children of a tree."""
    services = (each for each in tree["children"] if each["resource_type"] == "ChildService")
    return [each for each in services if each["Service"]["id"] in names]


def _group(each: Tree) -> Tree:
    """VMs are told by address: those that a manager finds are no part of its tree."""
    numbers = [sum(map(ord, vm["id"])) for vm in each["vm_members"]]
    return {
        "display_name": each["display_name"],
        "expression": addresses(*(f"10.9.{number // 256}.{number % 256}" for number in numbers)),
    }


def _policy(each: Tree, nth: int) -> Tree:
    rules = [
        {**rule, **_ends(rule), "resource_type": "Rule", "id": f"r{at}", "sequence_number": at}
        for at, rule in enumerate(each["rules"])
    ]
    told = {key: each[key] for key in ("display_name", "category", "scope")}
    return {**told, "sequence_number": nth, "rules": rules}


def _ends(rule: Tree) -> Tree:
    return {
        key: [at if at == "ANY" else f"/infra/domains/default/groups/{at}" for at in rule[key]]
        for key in ("source_groups", "destination_groups")
    }


def imported(tree: Tree, path: Path) -> Tree:
    """What an import makes of a tree."""
    path.write_text(json.dumps(tree), "utf-8")
    return dict(network(open_export(path)).data)


def by_name(found: list[Tree]) -> list[Tree]:
    return sorted(found, key=lambda each: str(each["name"]))


def test_the_real_example_comes_back_equal(nsx: Nsx, tmp_path: Path) -> None:
    predefined = {each["id"] for each in nsx.get("/services")["results"]}
    tree = example(predefined)
    nsx.patch(**tree)
    back = nsx.get(filter=ALL)
    tree["children"] += predefined_ones(back, predefined)
    sent, found = imported(tree, tmp_path / "sent"), imported(back, tmp_path / "back")
    assert by_name(found["groups"]) == by_name(sent["groups"])
    of_sent, of_found = (
        each["private_clouds"][0]["distributed_firewall"] for each in (sent, found)
    )
    assert len(of_sent) == 8
    default = [each for each in of_found if each["name"] == "Default Layer3 Section"]
    assert of_found == [*of_sent, *default]
