"""Objects of the Policy API: how they are written, read, listed and refused."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.emulator.nsx.manager import GROUP, POLICY, Nsx, addresses, child, in_domain

from landbridge.emulator.nsx.data import COMMON, FORMS, KINDS

ALLOW = {"resource_type": "Rule", "action": "ALLOW"}
KEYS = sorted({key for kind in KINDS.values() for key in kind.keys} | COMMON | FORMS.keys())
REST = {"source_groups": ["ANY"], "destination_groups": ["ANY"], "services": ["ANY"]}


def test_published_an_object_is_told_with_its_place_and_its_revision(nsx: Nsx) -> None:
    made = nsx.put(GROUP, display_name="Web", expression=addresses("10.1.0.4"))
    assert {key: made[key] for key in ("id", "path", "parent_path", "relative_path")} == {
        "id": "web",
        "path": "/infra/domains/default/groups/web",
        "parent_path": "/infra/domains/default",
        "relative_path": "web",
    }
    assert (made["_revision"], made["resource_type"]) == (0, "Group")
    assert made["unique_id"]
    assert nsx.get(GROUP) == made


def test_published_a_put_needs_the_revision_that_stands(nsx: Nsx) -> None:
    made = nsx.put(GROUP, display_name="Web")
    changed = nsx.put(GROUP, **{**made, "display_name": "The web"})
    assert changed["_revision"] == 1
    for stale in (made, {"display_name": "Web"}):
        refused = nsx.refused("PUT", GROUP, json=stale)
        assert refused["status"] == 412
        assert refused["httpStatus"] == "PRECONDITION_FAILED"
        assert "Fetch the latest copy" in refused["error_message"]
    assert nsx.get(GROUP)["display_name"] == "The web"


def test_published_a_patch_changes_what_it_names_and_needs_no_revision(nsx: Nsx) -> None:
    nsx.patch(GROUP, display_name="Web", expression=addresses("10.1.0.4"))
    nsx.patch(GROUP, description="Servers")
    found = nsx.get(GROUP)
    assert (found["display_name"], found["description"]) == ("Web", "Servers")
    assert found["expression"] == addresses("10.1.0.4")
    assert found["_revision"] == 1


def test_inferred_a_patch_that_changes_nothing_leaves_the_revision(nsx: Nsx) -> None:
    for _ in range(2):
        nsx.patch(GROUP, display_name="Web")
    assert nsx.get(GROUP)["_revision"] == 0


def test_published_rules_stand_in_their_policy_in_the_order_of_their_numbers(nsx: Nsx) -> None:
    rules = [
        {**ALLOW, **REST, "id": "second", "sequence_number": 20},
        {**ALLOW, **REST, "id": "first", "sequence_number": 10, "action": "DROP"},
    ]
    made = nsx.put(POLICY, category="Environment", rules=rules)
    assert [each["id"] for each in made["rules"]] == ["first", "second"]
    listed = nsx.get(f"{POLICY}/rules")
    assert [each["id"] for each in listed["results"]] == ["first", "second"]
    nsx.patch(f"{POLICY}/rules/first", disabled=True)
    assert nsx.get(f"{POLICY}/rules/first")["disabled"] is True


def test_published_a_patch_keeps_rules_that_it_does_not_name_and_a_put_does_not(nsx: Nsx) -> None:
    one, other = ({**ALLOW, **REST, "id": each} for each in ("one", "other"))
    nsx.patch(POLICY, category="Application", rules=[one])
    nsx.patch(POLICY, rules=[other])
    found = nsx.get(POLICY)
    assert [each["id"] for each in found["rules"]] == ["one", "other"]
    replaced = nsx.put(POLICY, **{**found, "rules": [other]})
    assert [each["id"] for each in replaced["rules"]] == ["other"]


def test_published_a_list_comes_in_pages_with_a_cursor(nsx: Nsx) -> None:
    nsx.patch(children=[in_domain(*(child("Group", f"g{nth}") for nth in range(5)))])
    first = nsx.get("/domains/default/groups", page_size=3)
    assert (len(first["results"]), first["result_count"]) == (3, 5)
    second = nsx.get("/domains/default/groups", page_size=3, cursor=first["cursor"])
    assert [each["id"] for each in second["results"]] == ["g3", "g4"]
    assert "cursor" not in second


def test_published_what_is_referred_to_is_not_deleted(nsx: Nsx) -> None:
    nsx.put(GROUP, expression=addresses("10.1.0.4"))
    rule = {**ALLOW, **REST, "id": "r", "source_groups": [f"/infra{GROUP}"]}
    nsx.put(POLICY, category="Application", rules=[rule])
    refused = nsx.refused("DELETE", GROUP)
    assert (refused["status"], refused["error_code"]) == (400, 500030)
    assert f"/infra{POLICY}/rules/r" in refused["error_message"]
    nsx.delete(POLICY)
    nsx.delete(GROUP)
    assert nsx.refused("GET", GROUP)["status"] == 404


@pytest.mark.parametrize(
    ("path", "body", "why"),
    [
        (GROUP, {"expression": addresses("10.1.0.400")}, "`10.1.0.400` is no address"),
        (GROUP, {"expression": addresses("10.1.0.4") * 2}, "conjunctions take turns"),
        (GROUP, {"colour": "red"}, "no `colour` of a Group"),
        (GROUP, {"id": "other"}, "its body has the id `other`"),
        (GROUP, {"resource_type": "Segment"}, "a Group was expected"),
        (POLICY, {"category": "Special"}, "`Special` is no category"),
        (POLICY, {"rules": [{**REST, "id": "r"}]}, "`action` is missing"),
        (
            POLICY,
            {"rules": [{**ALLOW, "id": "r", "services": ["/infra/services/X"]}]},
            "services/X",
        ),
        (f"{POLICY}/rules/r", ALLOW, f"path=[/infra{POLICY}] is invalid"),
        (GROUP, {"tags": "mine"}, "`tags` holds objects"),
        (GROUP, {"expression": [{"resource_type": "PathExpression", "paths": [7]}]}, "holds texts"),
        (POLICY, {"sequence_number": "first"}, "`sequence_number` holds a number"),
        (POLICY, {"rules": 5}, "rules is a list of objects"),
        ("/segments/providers", {}, "no segment of this id"),
        ("/segments/s", {"subnets": [{}]}, "is no gateway address"),
        ("/segments/s", {"subnets": [{"gateway_address": "10.1.0.1"}]}, "is no gateway address"),
    ],
)
def test_inferred_what_does_not_fit_is_refused_in_the_form_of_nsx(
    nsx: Nsx, path: str, body: dict[str, object], why: str
) -> None:
    refused = nsx.refused("PATCH", path, json=body)
    assert refused["status"] in (400, 404)
    assert why in refused["error_message"]
    assert {"httpStatus", "error_code", "module_name"} < refused.keys()


def test_what_is_not_emulated_is_refused_by_name(nsx: Nsx) -> None:
    for path in ("/dhcp-server-configs", "/tier-1s/x/locale-services/y", "/domains/d/x/y"):
        refused = nsx.refused("GET", path)
        assert refused["status"] == 404
        assert refused["error_message"] == f"The emulator does not have /infra{path}."
    assert nsx.refused("POST", GROUP)["status"] == 405
    broken = nsx.refused("PATCH", GROUP, data="{")
    assert (broken["status"], broken["httpStatus"]) == (400, "BAD_REQUEST")


def test_published_a_new_cloud_has_its_gateways_and_lets_everything_pass(nsx: Nsx) -> None:
    (edge,) = nsx.get("/tier-0s")["results"]
    (inner,) = nsx.get("/tier-1s")["results"]
    assert inner["tier0_path"] == edge["path"]
    assert (edge["id"][-3:], inner["id"][-3:]) == ("-T0", "-T1")
    policies = nsx.get("/domains/default/security-policies")["results"]
    (rule,) = policies[-1]["rules"]
    assert (rule["action"], rule["source_groups"], rule["is_default"]) == ("ALLOW", ["ANY"], True)
    assert nsx.get("/services/HTTPS")["service_entries"][0]["destination_ports"] == ["443"]


def test_published_the_tier_0_belongs_to_the_service(nsx: Nsx) -> None:
    (edge,) = nsx.get("/tier-0s")["results"]
    refused = nsx.refused("PATCH", f"/tier-0s/{edge['id']}", json={"description": "mine"})
    assert refused["status"] == 403
    system = {"category": "SystemRules"}
    for path in ("/domains/default/gateway-policies/p", "/services/HTTPS"):
        body = system if "policies" in path else {"description": "mine"}
        assert nsx.refused("PATCH", path, json=body)["status"] == 403
    (policy,) = nsx.get("/domains/default/security-policies")["results"]
    below = policy["path"].removeprefix("/infra")
    assert nsx.refused("DELETE", below)["status"] == 403
    nsx.patch(f"{below}/rules/default-layer3-rule", action="DROP")
    assert nsx.get(below)["rules"][0]["action"] == "DROP"


PLAIN = st.sampled_from((None, True, -1, 3, "", "ANY", "/infra", "10.0.0.1"))
NAMES = st.sampled_from(KEYS)
JSON = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=8,
)
PATHS = ("", GROUP, POLICY, f"{POLICY}/rules/r", "/segments/s", "/services/s", "/tier-1s/t")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    path=st.sampled_from(PATHS),
    method=st.sampled_from(("PATCH", "PUT")),
    body=st.dictionaries(NAMES, JSON, max_size=5),
)
def test_whatever_is_sent_is_taken_or_refused_and_never_a_fault(
    nsx: Nsx, path: str, method: str, body: dict[str, object]
) -> None:
    answer = nsx.ask(method, path, json=body)
    assert answer.status_code < 500, answer.text
    assert nsx.ask("GET", params={"filter": "Type-.*"}).status_code == 200
