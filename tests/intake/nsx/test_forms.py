"""A dump and a tree of the Policy API that tell the same give the same network."""

from pathlib import Path

import pytest
from tests.intake.nsx.dumps import dump, network_of

from landbridge.intake.draft.noted import bare
from landbridge.intake.exports.written import fresh
from landbridge.intake.nsx import Drafted, network, open_export
from landbridge.intake.nsx.written import draft
from landbridge.model.network import Network

GOLDEN = Path(__file__).parent / "golden"


def drafted(name: str) -> Drafted:
    return network(open_export(GOLDEN / name))


def test_both_forms_give_one_network() -> None:
    dumped, tree = drafted("dump.json"), drafted("infra.json")
    assert bare(dumped.data) == bare(tree.data)
    assert [each.what for each in dumped.remarks] == [each.what for each in tree.remarks]


def test_the_draft_is_the_one_that_was_reviewed(pytestconfig: pytest.Config) -> None:
    text, kept = fresh(draft(drafted("dump.json"), "dump.json")), GOLDEN / "network.yaml"
    if pytestconfig.getoption("--update-golden"):
        kept.write_text(text, "utf-8")
    assert text == kept.read_text("utf-8"), "run pytest --update-golden and read the difference"


def test_what_is_not_understood_is_told_with_its_json_path() -> None:
    told = {each.at: each.what for each in drafted("infra.json").remarks}
    at = "$.children[0].Domain.children[4].Group.expression[0]"
    assert told[at] == "IdentityGroupExpression is not understood: anybody may be meant"


def test_policies_and_rules_stand_in_the_order_of_their_numbers() -> None:
    found = Network.model_validate(bare(drafted("infra.json").data))
    policies = found.private_clouds[0].distributed_firewall
    assert [each.name for each in policies] == ["first", "app", "default"]
    assert [each.name for each in policies[1].rules][:2] == ["web to db", "users to web"]


def test_a_dump_without_anything_but_vms_is_a_network(tmp_path: Path) -> None:
    vms = [{"display_name": "a", "external_id": "1"}]
    assert [
        each.name for each in network_of(tmp_path, dump(virtual_machines=vms)).private_clouds
    ] == ["nsx"]
