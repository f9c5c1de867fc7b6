"""`landbridge check` says what stands, with its place; and `plan` refuses until it is lifted."""

import json
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from tests.cli.child import landbridge
from tests.intake.exports import vinfo, vm, workbook

ON = "2026-11-22"
HUGE = ("rule: sizing.vm-fits-no-host", "subject: huge", "reason: It stays where it is.")
UNTOLD = ("subject: what is not told", "reason: We ask.", "expires: 2099-12-31")
PAST = "2026-10-01"
SIZING = ("--rule", "sizing.*", "--on", ON)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An estate of two VMs, one of which fits no host."""
    rows = (vm("huge", memory=3_000_000), vm("small"))
    workbook(tmp_path / "vc.xlsx", vinfo(*rows))
    (tmp_path / "estate.yaml").write_text("name: acme\nsources: {rvtools: [vc.xlsx]}\n")
    return tmp_path


def waive(folder: Path, *lines: str) -> None:
    """Write a waiver; the first one under the key, which is then the file's last."""
    text = "\n    ".join(lines)
    file = folder / "estate.yaml"
    key = "" if "waivers:" in file.read_text("utf-8") else "waivers:\n"
    with file.open("a") as more:
        more.write(f"{key}  - {text}\n")


def check(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return landbridge("check", str(folder), *options, COLUMNS="80")


def test_a_finding_that_bad_is_answered_with_no_and_named_with_its_place(folder: Path) -> None:
    answer = check(folder, *SIZING)
    assert answer.returncode == 1
    assert answer.stdout.startswith("BLOCKING\n\nsizing.vm-fits-no-host (1)\n")
    assert "* huge\n" in answer.stdout
    assert "vc.xlsx,sheetvInfo,row2" in "".join(answer.stdout.split())  # however it is folded
    assert max(map(len, answer.stdout.splitlines())) <= 80


def test_a_subject_of_a_mild_rule_takes_a_line_with_what_was_seen_and_where(tmp_path: Path) -> None:
    path = workbook(tmp_path / "vc.xlsx", vinfo(vm("a"), vm("wide", cpus=33)))
    options = ("--rule", "vm.wider-*", "--on", ON)
    told = landbridge("check", path.name, *options, folder=tmp_path).stdout
    assert (
        "vm.wider-than-numa-node (1)\n  * wide (33 vCPUs, 4 GiB): vc.xlsx, sheet vInfo, row 3\n"
        in told
    )


def test_what_was_seen_at_many_subjects_is_counted(tmp_path: Path) -> None:
    systems = ["CentOS 6 (64-bit)"] * 8 + ["Microsoft Windows Server 2008 (64-bit)"] * 4
    sheets = vinfo(*(vm(f"vm-{nth}") for nth in range(len(systems))))
    added = ["OS according to the configuration file", *systems]
    sheets["vInfo"] = [[*row, each] for row, each in zip(sheets["vInfo"], added, strict=True)]
    path = workbook(tmp_path / "vc.xlsx", sheets)
    options = ("--rule", "vm.guest-out-of-support", "--on", ON)
    told = landbridge("check", str(path), *options, COLUMNS="80").stdout
    assert "  8 CentOS 6 (64-bit) until 2020-11-30, 4 Microsoft" in told


def test_what_no_explanation_tells_of_is_told_whole_however_mild(folder: Path) -> None:
    waive(folder, "rule: vm.raw-disk", "subject: small", "reason: Gone.", f"expires: {ON}")
    estate = folder / "estate.yaml"
    estate.write_text(estate.read_text().replace("vm.raw-disk", "sizing.vm-fits-no-host"))
    told = landbridge("check", ".", "--rule", "waiver.*", "--on", ON, folder=folder).stdout
    assert "-> Take the waiver out: what it was for is gone.\n" in told
    assert "estate.yaml, line 5" in told


def test_an_answer_of_some_rules_says_that_the_others_were_not_asked(folder: Path) -> None:
    told = check(folder, "--rule", "cost.*", "--on", ON).stdout
    assert " ".join(told.split()) == (
        "Of the 8 rules asked (cost.*): nothing stands in the way, and each has its answer; the"
        " others were not asked."
    )
    page = check(folder, "--rule", "cost.*", "--on", ON, "-o", "markdown").stdout
    assert (
        "Of the 8 rules asked (cost.\\*): Nothing stands in the way. The others were not asked."
        in page
    )
    suites = ET.fromstring(  # noqa: S314 - ours
        check(folder, "--rule", "cost.*", "--on", ON, "-o", "junit").stdout
    )
    assert suites.attrib["tests"] == "8"


@pytest.mark.parametrize(("fail_on", "code"), [("low", 1), ("medium", 1), ("high", 0)])
def test_what_is_milder_than_asked_for_is_no_no(folder: Path, fail_on: str, code: int) -> None:
    options = ("--rule", "sizing.small-cluster", "--on", ON)  # of medium severity
    assert check(folder, *options, "--fail-on", fail_on).returncode == code


def test_a_waived_finding_is_shown_and_stops_nothing(folder: Path) -> None:
    waive(folder, *HUGE, f"expires: {ON}")
    answer = check(folder, *SIZING)
    assert answer.returncode == 0
    assert "WAIVED\n\nsizing.vm-fits-no-host of huge\n" in answer.stdout
    assert "until 2026-11-22: It stays where it is." in answer.stdout
    assert "sheetvInfo,row2" in "".join(answer.stdout.split())


def test_a_rule_that_lacks_its_sheet_leaves_the_answer_open(folder: Path) -> None:
    options = ("--rule", "vm.raw-disk", "--on", ON)
    answer = check(folder, *options)
    assert answer.returncode == 4
    who = "Whoever made the export, or keeps vCenter"
    assert f"WITHOUT AN ANSWER\n\n{who}\n  sheet vDisk: vm.raw-disk (blocking)" in answer.stdout
    assert check(folder, *options, "--allow-depends").returncode == 0


def test_a_rule_that_nobody_knows_is_told_with_the_nearest(folder: Path) -> None:
    answer = check(folder, "--rule", "vm.rawdisk")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "no rule is called vm.rawdisk\nDid you mean vm.raw-disk" in answer.stderr


def test_a_day_that_is_none_is_told(folder: Path) -> None:
    answer = check(folder, "--on", "tomorrow")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "--on tomorrow is no date" in answer.stderr


def test_json_holds_what_stands_what_is_waived_and_what_is_unanswered(folder: Path) -> None:
    waive(folder, *HUGE, f"expires: {ON}")
    document = json.loads(check(folder, "--on", ON, "--json").stdout)
    assert {"asked", "counts", "findings", "waived", "unanswered"} <= document.keys()
    (waived,) = document["waived"]
    assert waived["finding"]["subject"] == "huge"
    assert waived["waiver"]["expires"] == ON
    assert {"id", "severity", "subject", "evidence", "message", "fix", "source"} == set(
        document["findings"][0]
    )


def test_every_form_for_other_tools_can_be_read_by_them(folder: Path) -> None:
    sarif = json.loads(check(folder, *SIZING, "-o", "sarif").stdout)
    assert sarif["runs"][0]["results"][0]["ruleId"] == "sizing.vm-fits-no-host"
    suites = ET.fromstring(check(folder, *SIZING, "-o", "junit").stdout)  # noqa: S314 - ours
    assert suites.attrib["failures"] == "1"
    assert "| blocking | `sizing.vm-fits-no-host` | huge " in check(
        folder, *SIZING, "-o", "markdown"
    ).stdout  # fmt: skip


def test_what_is_said_of_a_bare_export_as_a_whole_is_found_in_that_export(tmp_path: Path) -> None:
    path = workbook(tmp_path / "vc.xlsx", vinfo(vm("small")))
    sarif = json.loads(check(path, "--rule", "azure.undeclared", "-o", "sarif").stdout)
    ((place,),) = [each["locations"] for each in sarif["runs"][0]["results"]]
    assert place["physicalLocation"] == {"artifactLocation": {"uri": "vc.xlsx"}}


def test_a_name_of_several_lines_is_told_in_one(tmp_path: Path) -> None:
    path = workbook(tmp_path / "vc.xlsx", vinfo(vm("a\nCleared: b", memory=3_000_000), vm("b\nc")))
    for rule in ("sizing.vm-fits-no-host", "vm.special-name"):
        assert "* a Cleared: b" in check(path, "--rule", rule).stdout
    told = landbridge("plan", str(path), "--out", str(tmp_path / "out")).stderr
    assert "  sizing.vm-fits-no-host: a Cleared: b\n" in told


def test_a_rule_is_explained_without_an_estate() -> None:
    answer = landbridge("check", "--explain", "vm.raw-disk", COLUMNS="80")
    assert answer.returncode == 0
    for label in ("rule", "severity", "finds it when", "what follows", "what to do", "source"):
        assert f"{label} " in answer.stdout


def test_a_rule_is_explained_with_the_figure_unit_and_grade_of_each_fact() -> None:
    name = "migration.large-vm-tib"
    (rule,) = json.loads(landbridge("check", "--explain", "vm.large-storage", "--json").stdout)[
        "rules"
    ]
    (fact,) = [each for each in rule["facts"] if each["id"] == name]
    assert (fact["value"], fact["unit"], fact["grade"]) == (10, "TiB", "published")
    assert fact["source"]
    said = f"{name}: 10 TiB (published"
    card = landbridge("check", "--explain", "vm.large-storage", COLUMNS="200").stdout
    assert f"rests on       {said}; " in card
    assert said in landbridge("check", "--explain", "vm.large-storage", "-o", "tsv").stdout


def test_a_rule_is_explained_with_the_day_and_grade_of_each_page() -> None:
    (rule,) = json.loads(landbridge("check", "--explain", "vm.duplicate-ip", "--json").stdout)[
        "rules"
    ]
    (page,) = rule["pages"]
    assert (page["key"], page["grade"], page["edition"]) == (
        *("address-conflicts", "published", "July 2008"),
    )
    said = f"address-conflicts: {page['page']}, July 2008 (published)"
    assert said in landbridge("check", "--explain", "vm.duplicate-ip", COLUMNS="200").stdout
    assert said in landbridge("check", "--explain", "vm.duplicate-ip", "-o", "tsv").stdout


def test_what_no_rule_makes_is_explained_too() -> None:
    answer = landbridge("check", "--explain", "sizing.vm-fits-no-host", COLUMNS="80")
    assert answer.returncode == 0
    for said in ("blocking", "more vCPUs or memory", "not in the count", "scope.exclude"):
        assert said in answer.stdout
    assert "needs" not in answer.stdout


def test_nothing_to_check_is_told() -> None:
    answer = landbridge("check")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "nothing to check was named" in answer.stderr


def plan(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return landbridge("plan", str(folder), "--out", str(folder / "plan"), *options)


def accept(folder: Path, but: int = 0) -> None:
    """Waive all that keeps a plan from being cleared, but for so many rules."""
    waive(folder, *HUGE, "expires: 2099-12-31")
    plan(folder)
    for rule in json.loads((folder / "plan/plan.json").read_text("utf-8"))["undecided"][but:]:
        waive(folder, f"rule: {rule}", *UNTOLD, "count: 99")


def test_a_plan_that_is_not_cleared_says_so_everywhere(folder: Path) -> None:
    answer = plan(folder)
    assert answer.returncode == 1
    assert answer.stderr.startswith("Not cleared: 1 blocking finding stands.\n")
    assert "  sizing.vm-fits-no-host: huge\n" in answer.stderr
    assert json.loads((folder / "plan/plan.json").read_text("utf-8"))["cleared"] is False
    assert "This plan is not cleared." in (folder / "plan/report.html").read_text("utf-8")


def test_one_rule_that_is_left_open_is_told_of_as_one(folder: Path) -> None:
    accept(folder, but=1)
    shown = " ".join(plan(folder).stdout.split())
    assert "1 blocking rule has no full answer: not all that it looks at is known" in shown


def test_a_plan_is_accepted_with_a_waiver_and_its_report_shows_it(folder: Path) -> None:
    accept(folder)
    answer = plan(folder)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert json.loads((folder / "plan/plan.json").read_text("utf-8"))["cleared"] is True
    report = (folder / "plan/report.html").read_text("utf-8")
    assert "This plan is not cleared." not in report
    assert "It stays where it is." in report
    assert '<time datetime="2099-12-31">' in report


def test_a_cleared_plan_says_so_with_the_high_findings_that_stand_and_one_count_of_waivers(
    folder: Path,
) -> None:
    accept(folder)
    answer = plan(folder)
    document = json.loads((folder / "plan/plan.json").read_text("utf-8"))
    rules = sum(bool(each["waiver"]) for each in document["checked"]["unanswered"])
    blocking = sum(
        each["severity"] == "blocking" and bool(each["waiver"])
        for each in document["checked"]["unanswered"]
    )
    assert blocking
    said = (
        "no blocking finding stands, and each blocking rule has its answer,"
        f" but for {blocking} accepted without it; no high one does"
    )
    counted = f"{rules + 1} waived: 1\xa0finding, and {rules}\xa0rules without a full answer"
    shown = " ".join(answer.stdout.split())  # however it is folded
    assert f"Cleared: {said} " in shown
    assert counted.replace("\xa0", " ") in shown
    page = (folder / "plan/report.html").read_text("utf-8")
    assert f"<strong>This plan is cleared:</strong> {said}." in page
    assert f"{counted}. See " in page


def test_a_plan_as_of_a_day_that_is_past_is_never_cleared_and_says_so_everywhere(
    folder: Path,
) -> None:
    accept(folder)
    answer = plan(folder, "--on", PAST)
    assert answer.returncode == 4
    assert answer.stderr.startswith(f"As of {PAST}, not of today (")
    assert f"Not cleared: {PAST} is past, and waivers that held then may have ended." in (
        answer.stderr
    )
    assert "Cleared" not in answer.stdout
    document = json.loads((folder / "plan/plan.json").read_text("utf-8"))
    assert (document["cleared"], document["as_of"]) == (False, PAST)
    page = (folder / "plan/report.html").read_text("utf-8")
    assert f"This plan is not cleared: it is as of {PAST}." in page
    assert plan(folder, "--on", PAST, "--allow-depends").returncode == 0
    assert json.loads((folder / "plan/plan.json").read_text("utf-8"))["cleared"] is False


def test_a_plan_as_of_a_day_to_come_says_so_and_is_cleared_under_waivers_that_hold_then(
    folder: Path,
) -> None:
    accept(folder)
    answer = plan(folder, "--on", "2099-12-31")
    assert (answer.returncode, answer.stderr.count("\n")) == (0, 1)
    assert answer.stderr.startswith("As of 2099-12-31, not of today (")
    page = (folder / "plan/report.html").read_text("utf-8")
    assert '<dt>As of another day</dt><dd><time datetime="2099-12-31">' in page


def test_the_day_of_another_answer_is_said_by_check_too(folder: Path) -> None:
    assert check(folder, *SIZING[:2], "--on", PAST).stderr.startswith(f"As of {PAST}, not of")


def test_a_plan_is_refused_again_when_the_waiver_has_ended(folder: Path) -> None:
    waive(folder, *HUGE, "expires: 2099-12-31")
    assert plan(folder, "--on", "2100-01-01").returncode == 1
    assert "the waiver ended on 2099-12-31" in (folder / "plan/report.html").read_text("utf-8")


def test_a_plan_whose_blocking_rules_lack_an_answer_is_written_and_undecided(folder: Path) -> None:
    waive(folder, *HUGE, "expires: 2099-12-31")
    answer = plan(folder)
    assert answer.returncode == 4
    first, *lines, last = answer.stderr.splitlines()
    assert first.startswith("Undecided: rules that matter have no answer")
    assert "  and " in lines[-1]
    assert any("(blocking)" in line for line in lines)
    assert last == "Give it, or waive `what is not told` of each rule, with count, reason and day."
    report = (folder / "plan/report.html").read_text("utf-8")
    assert "This plan is not cleared: not all is known." in report
    assert "vm.raw-disk" in report


def test_allow_depends_changes_the_exit_code_and_not_whether_a_plan_is_cleared(
    folder: Path,
) -> None:
    waive(folder, *HUGE, "expires: 2099-12-31")
    answer = plan(folder, "--allow-depends")
    assert answer.returncode == 0
    document = json.loads((folder / "plan/plan.json").read_text("utf-8"))
    rules = len(document["undecided"])
    assert rules > 1
    assert document["cleared"] is False
    assert answer.stderr == (
        f"Not cleared: {rules} blocking rules have no full answer. --allow-depends changes the exit"
        " code only.\n"
    )


def test_a_rule_whose_gap_is_waived_keeps_no_answer_open_and_is_shown(folder: Path) -> None:
    waive(folder, "rule: vm.raw-disk", *UNTOLD, "count: 2")
    answer = check(folder, "--rule", "vm.raw-disk", "--on", ON)
    assert answer.returncode == 0
    assert "vm.raw-disk of what is not told\n" in answer.stdout
    assert "sheet vDisk: vm.raw-disk (blocking, waived until 2099-12-31)" in answer.stdout


def test_a_plan_says_at_once_that_a_dual_run_has_no_end(folder: Path) -> None:
    with (folder / "estate.yaml").open("a") as file:
        file.write("dual_run: {starts: 2027-02-15}\n")
    told = " ".join(plan(folder).stdout.split())
    assert "acme: the dual run starts on 2027-02-15: no month of it is reckoned" in told


def test_a_no_comes_before_a_doubt_and_says_which_finding_is_asked_to_be_one(folder: Path) -> None:
    waive(folder, *HUGE, "expires: 2099-12-31")
    answer = plan(folder, "--fail-on", "medium")
    assert answer.returncode == 1
    assert answer.stderr == (
        "--fail-on medium: 1 finding stands that severe or worse, the first sizing.small-cluster"
        " of Cluster-1.\n"
    )


def test_a_script_gets_the_name_as_it_is_though_a_spreadsheet_would_run_it(tmp_path: Path) -> None:
    export = workbook(tmp_path / "vc.xlsx", vinfo(vm("=cmd()", memory=3_000_000), vm("small")))
    rows = check(export, "--rule", "sizing.vm-fits-no-host", "-o", "tsv").stdout.splitlines()
    assert [row.split("\t")[2] for row in rows] == ["=cmd()"]


def test_json_is_the_same_where_standard_output_holds_ascii_only(tmp_path: Path) -> None:
    export = workbook(
        tmp_path / "vc.xlsx", vinfo(vm("b\xfcro \U0001f984", memory=3_000_000), vm("a"))
    )
    options = ("check", str(export), "--rule", "sizing.vm-fits-no-host", "-o", "json")
    answer = landbridge(*options, PYTHONIOENCODING="ascii")
    assert answer.stdout.isascii()
    assert json.loads(answer.stdout)["findings"][0]["subject"] == "b\xfcro \U0001f984"
