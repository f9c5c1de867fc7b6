"""The example's plan is the one that was reviewed; `--update-golden` takes over a new one."""

import json
from datetime import date
from pathlib import Path

import pytest
from tests.schemas import refused

from landbridge.intake import read_estate
from landbridge.model.plan import Plan, Report
from landbridge.plan import plan
from landbridge.render import render

ROOT = Path(__file__).parents[2]
EXAMPLE = Path("examples/contoso")
GOLDEN = ROOT / EXAMPLE / "plan"
MADE_ON = "2026-11-22"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Plan:
    """The plan, its paths as from the repository, whatever version of tool and facts made it."""
    monkeypatch.chdir(ROOT)
    return plan(*read_estate(EXAMPLE, portable=True), date.fromisoformat(MADE_ON)).model_copy(
        update={"tool_version": "any", "facts_version": "any"}
    )


def reviewed(made: Plan) -> dict[str, str]:
    """The files that are kept: the plan as data and its tables, not the page."""
    files = render(Report(plan=made, made_on=MADE_ON))
    return {
        name: content
        for name, content in files.items()
        if isinstance(content, str) and name.endswith((".json", ".csv"))
    }


def test_the_plan_of_the_example_is_the_golden_one(made: Plan, pytestconfig: pytest.Config) -> None:
    files = reviewed(made)
    if pytestconfig.getoption("--update-golden"):
        for name, content in files.items():
            path = GOLDEN / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode())
    kept = {
        path.relative_to(GOLDEN).as_posix(): path.read_bytes().decode()
        for path in GOLDEN.rglob("*")
        if path.is_file()
    }
    assert sorted(files) == sorted(kept)
    for name, content in files.items():
        assert content == kept[name], f"{name}: run pytest --update-golden and read the difference"


def test_what_was_planted_to_fit_no_host_is_waived_and_other_plants_still_block(made: Plan) -> None:
    waived = [(each.finding.id, each.finding.subject) for each in made.checked.waived]
    assert waived == [("sizing.vm-fits-no-host", "hana-prd-01")]
    blocking = {
        *("hw-v04-01", "hw-v22-01", "rdm-physical-01"),
        *("disk-lost-01", "orphaned-01", "suspended-01"),
    }
    assert {each.subject for each in made.checked.blocking} == blocking
    assert not made.cleared


def test_the_accepted_example_is_cleared_by_its_waivers_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    estate, reading = read_estate(EXAMPLE / "accepted.yaml")
    made = plan(estate, reading, date.fromisoformat(MADE_ON))
    assert (made.cleared, made.undecided, made.checked.blocking) == (True, (), ())
    given = {(each.rule, each.subject) for each in estate.waivers}
    used = {(each.waiver.rule, each.waiver.subject) for each in made.checked.waived}
    untold = {(each.rule, "what is not told") for each in made.checked.accepted}
    assert given == used | untold


def test_what_is_mended_goes_and_its_waiver_is_told_beside_those_that_still_hold(
    tmp_path: Path,
) -> None:
    written = (ROOT / EXAMPLE / "accepted.yaml").read_text("utf-8")
    mended = written.replace("\nscope:\n", "\nscope:\n  exclude: [rdm-physical-01]\n")
    for name in ("rvtools", "service-tags.json", "prices.yaml"):
        (tmp_path / name).symlink_to(ROOT / EXAMPLE / name)
    (tmp_path / "estate.yaml").write_text(mended, "utf-8")
    made = plan(*read_estate(tmp_path), date.fromisoformat(MADE_ON))
    page = str(render(Report(plan=made, made_on=MADE_ON))["report.html"])
    waived, standing = made.checked.waived, made.checked.findings
    needless = {each.subject for each in standing if each.id.startswith("waiver.")}
    assert made.cleared
    assert "rdm-physical-01" not in {each.finding.subject for each in waived}
    assert "hw-v22-01" in {each.finding.subject for each in waived}
    assert needless == {"vm.raw-disk of rdm-physical-01"}
    assert all(f">{each}</bdi>" in page for each in (*needless, "hw-v22-01"))


def test_the_twelve_terabyte_file_server_has_a_place(made: Plan) -> None:
    placed = {vm.name for c in made.sized.clusters for host in c.load for vm in host.vms}
    assert "fs-archive-01" in placed


def test_the_cluster_rules_and_the_estates_rule_hold(made: Plan) -> None:
    hosts = {
        vm.name: (cluster.name, host.name)
        for cluster in made.sized.clusters
        for host in cluster.load
        for vm in host.vms
    }
    controllers = [host for name, host in hosts.items() if name.startswith("ad-")]
    assert hosts["sqlag-01"] != hosts["sqlag-02"]
    assert len(controllers) > 1
    assert len(set(controllers)) == len(controllers)


def test_the_schema_of_the_plan_takes_the_golden_plan() -> None:
    from landbridge.render import plan_schema

    assert refused(json.loads((GOLDEN / "plan.json").read_text("utf-8")), plan_schema()) == []
