"""What was deployed, read back from Azure and NSX: equal to the plan, and nothing is changed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cli.child import landbridge
from tests.deploy.applied import VERSION, path_of
from tests.deploy.conftest import APPLIED, EMPTY, restore
from tests.emulator.azure import Azure
from tests.emulator.controlled import control

from landbridge.cli.deploy_proof import Proved, proved, with_proof
from landbridge.cli.exits import Exit
from landbridge.cli.output import Result
from landbridge.clients.arm import Arm, emulator
from landbridge.deploy.segments import ROOT, manager_of
from landbridge.deploy.work import Kind, Work
from landbridge.model.plan import Plan

DENIED = {"status": 403, "code": "AuthorizationFailed", "message": "Reader is not enough."}
Works = tuple[Work, ...]


@pytest.fixture(scope="module")
def stands(azure: Azure, once: Path) -> Iterator[Arm]:
    """The example, applied; its Resource Manager."""
    restore(azure, APPLIED)
    with Arm(emulator(azure.served.folder)) as arm:
        yield arm
    restore(azure, EMPTY)


@pytest.fixture(scope="module")
def imported(azure: Azure, stands: Arm, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what `import azure` writes, and what was asked for it as `asked.json`."""
    folder = tmp_path_factory.mktemp("imported")
    before = len(asked(azure))
    where = ("--target", "emulator", "--emulator", str(azure.served.folder))
    told = landbridge("import", "azure", *where, "--out", str(folder), "--json")
    assert told.returncode == 0, told.stderr
    (folder / "told.json").write_text(told.stdout, "utf-8")
    (folder / "asked.json").write_text(json.dumps(asked(azure)[before:]), "utf-8")
    return folder


def asked(azure: Azure) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = control(azure, "GET", "/requests").json()["value"]
    return found


def test_what_stands_is_proven_equal_to_the_plan(stands: Arm, plan: Plan, works: Works) -> None:
    found = proved(plan, stands, works)
    assert found.difference is not None, found.why_not
    assert found.difference.pairs > 1000
    assert (found.equal, found.exit) == (True, Exit.YES)


def test_what_others_have_beside_is_named_and_no_difference(
    stands: Arm, plan: Plan, works: Works
) -> None:
    hub = path_of(works, "hub")
    theirs = f"{hub}/subnets/theirs"
    stands.put(theirs, VERSION, {"properties": {"addressPrefix": "10.0.3.0/27"}})
    try:
        found = proved(plan, stands, works)
    finally:
        stands.delete(theirs, VERSION)
    assert found.difference is not None, found.why_not
    assert found.difference.come == ("hub/theirs",)
    assert (found.equal, found.exit) == (True, Exit.YES)
    shown = [str(each) for each in with_proof(Result({}, (), tuple), found).view()]
    assert "Beside it stand, planned by nobody here and not compared: hub/theirs" in shown


def test_who_gains_by_a_rule_that_somebody_changed_is_named(
    stands: Arm, plan: Plan, works: Works
) -> None:
    """A denying rule of Azure that allows, and a rule of NSX that drops no more."""
    path = path_of(works, "nsg-lake")
    before = stands.get(path, VERSION) or {}
    opened = json.loads(json.dumps(before))
    for rule in opened["properties"]["securityRules"]:
        rule["properties"]["access"] = "Allow"
    stands.put(path, VERSION, opened)
    found = proved(plan, stands, works)
    stands.put(path, VERSION, before)
    assert found.exit is Exit.NO
    assert {each.destination for each in gains(found)} == {"vnet-data/lake"}


def test_who_gains_by_a_firewall_of_nsx_that_somebody_switched_off_is_named(
    stands: Arm, plan: Plan, works: Works
) -> None:
    work = next(each for each in works if each.kind is Kind.NSX)
    with manager_of(stands, work.path, work.version) as nsx:
        tree = nsx.tree()
        policies = list(nsx.listed(f"{ROOT}/domains/default/security-policies"))
        tiers = next(each for each in policies if each["display_name"] == "tiers")
        for rule in nsx.get(tiers["path"])["rules"]:  # type: ignore[index] # it stands
            nsx.patch(rule["path"], {**rule, "disabled": True})
        found = proved(plan, stands, works)
        nsx.patch(ROOT, tree)
    assert found.exit is Exit.NO
    assert gains(found)
    assert proved(plan, stands, works).equal


def gains(found: Proved) -> list[Any]:
    assert found.difference is not None
    return [each for each in found.difference.places if each.more]


def test_where_the_manager_is_not_told_nothing_is_proven(
    azure: Azure, stands: Arm, plan: Plan, works: Works
) -> None:
    """Whoever may only read is refused the password: that is no difference, and no proof."""
    fault = {"request": {"method": "POST", "id": "*/listAdminCredentials"}, "do": {"fail": DENIED}}
    control(azure, "PUT", "/faults", json=[fault])
    found = proved(plan, stands, works)
    control(azure, "PUT", "/faults", json=[])
    assert (found.equal, found.exit) == (None, Exit.UNDECIDED)
    assert "Reader is not enough." in found.why_not


def test_an_import_of_azure_only_reads(imported: Path) -> None:
    requests = json.loads((imported / "asked.json").read_text("utf-8"))
    posted = {each["path"] for each in requests if each["method"] != "GET"}
    assert {path.partition("?")[0] for path in posted if "/oauth2/" not in path} == {
        "/providers/Microsoft.ResourceGraph/resources"
    }
    assert any(each["method"] == "GET" and "/segments" in each["path"] for each in requests)


def test_an_import_of_azure_holds_what_stands_and_no_secret(
    stands: Arm, works: Works, imported: Path
) -> None:
    told = json.loads((imported / "told.json").read_text("utf-8"))
    assert (told["from"], told["missing"]) == ("azure", 0)
    text = (imported / "azure.yaml").read_text("utf-8")
    assert "- name: vnet-avs\n" in text
    assert "- {name: seg-web, prefix: 10.1.110.0/24" in text
    assert "firewall-rules" in text
    work = next(each for each in works if each.kind is Kind.NSX)
    secrets = stands.post(f"{work.path}/listAdminCredentials", work.version) or {}
    kept = "".join(each.read_text("utf-8") for each in imported.iterdir())
    assert not [name for name in ("nsxtPassword", "vcenterPassword") if secrets[name] in kept]


def test_an_import_again_finds_nothing_new(azure: Azure, imported: Path) -> None:
    before = (imported / "azure.yaml").read_bytes()
    where = ("--target", "emulator", "--emulator", str(azure.served.folder))
    told = landbridge("import", "azure", *where, "--out", str(imported), "--json")
    assert json.loads(told.stdout)["merged"] == []
    assert (imported / "azure.yaml").read_bytes() == before


def test_where_rules_may_not_be_read_nobody_loses_for_certain(
    azure: Azure, stands: Arm, plan: Plan, works: Works
) -> None:
    request = {"method": "GET", "id": "*/ruleCollectionGroups"}
    control(azure, "PUT", "/faults", json=[{"request": request, "do": {"fail": DENIED}}])
    found = proved(plan, stands, works)
    control(azure, "PUT", "/faults", json=[])
    assert (found.equal, found.exit) == (False, Exit.UNDECIDED)
    assert any("may not be read" in each.what for each in found.not_understood)
