"""What is not known is told once, with all the rules that wait for it."""

from datetime import date

from rich.padding import Padding
from tests.build import estate, vm

from landbridge.checks import RULES, Subject, check
from landbridge.cli.check_view import view
from landbridge.intake.rvtools.sheets import sheets
from landbridge.model import Severity
from landbridge.model.checked import Checked, Lack, Unanswered
from landbridge.model.columns import HEADERS
from landbridge.model.inventory import SCHEMAS, SHEETS
from landbridge.render.lacking import by_who_acts, gaps, told


def silent(rule: str, severity: Severity, *lacks: Lack) -> Unanswered:
    return Unanswered(rule=rule, severity=severity, because="it lacks", lacks=lacks)


DISKS, USBS = Lack(part="disks"), Lack(part="usbs", vcenters=("dc2", "dc3"))
REGION = Lack(part="estate.private_cloud.region")
UNANSWERED = (
    silent("vm.mild", Severity.LOW, DISKS),
    silent("design.region", Severity.HIGH, REGION),
    silent("vm.bad", Severity.BLOCKING, DISKS, USBS),
)


def test_a_line_a_thing_names_the_rules_that_wait_for_it_the_worst_first() -> None:
    assert list(told(UNANSWERED)) == [
        "sheet vDisk: vm.bad (blocking), vm.mild (low)",
        "sheet vUSB of dc2, dc3: vm.bad (blocking)",
        "key private_cloud.region: design.region (high)",
    ]


def test_a_column_is_told_with_its_sheet() -> None:
    lack = Lack(part="cpus.hot_add", vcenters=("dc2",))
    assert list(told([silent("vm.x", Severity.LOW, lack)])) == [
        "Hot Add in vCPU of dc2: vm.x (low)"
    ]


def test_a_column_bears_the_header_that_rvtools_gives_it() -> None:
    by_table = {sheet.table: sheet.titles for sheet in sheets().values()}
    needed = {part.partition(".")[::2] for rule in RULES for part in rule.needs}
    for table, name in needed:
        if name and table in by_table and name in by_table[table]:
            assert HEADERS[table][name] == by_table[table][name], (table, name)
    for table, columns in HEADERS.items():
        assert columns.items() <= by_table[table].items()


def test_what_is_no_table_and_no_key_is_told_as_it_is_called() -> None:
    rule = silent("design.hosts", Severity.HIGH, Lack(part="sized"))
    assert [gap.what for gap in gaps([rule])] == ["sized"]


def test_what_no_part_alone_accounts_for_is_told_in_words() -> None:
    lack = Lack(part="estate.segments", why="the estate does not say the `prefix` of segment web")
    rule = silent("design.segment-twice", Severity.HIGH, Lack(part="estate.segments"), lack)
    assert list(told([rule])) == [
        "key segments: design.segment-twice (high)",
        "the estate does not say the `prefix` of segment web: design.segment-twice (high)",
    ]


def test_what_is_not_known_stands_under_who_can_tell_it() -> None:
    sized = silent("design.few-hosts", Severity.HIGH, Lack(part="sized"))
    region = silent("design.region", Severity.LOW, Lack(part="estate.private_cloud.region"))
    usb = silent("vm.usb-device", Severity.HIGH, Lack(part="usbs"))
    told = by_who_acts([sized, usb, region])
    assert [(who, [gap.waiting for gap in gaps]) for who, gaps in told.items()] == [
        ("You, in the estate file", ["design.region (low)"]),
        ("Whoever made the export, or keeps vCenter", ["vm.usb-device (high)"]),
        ("An earlier step", ["design.few-hosts (high)"]),
    ]


def test_every_rule_without_an_answer_stands_in_a_line() -> None:
    unanswered = check(Subject(estate([vm()])), RULES, date(2026, 11, 22)).unanswered
    waiting = [each.rule for gap in gaps(unanswered) for each in gap.rules]
    assert set(waiting) == {each.rule for each in unanswered}
    assert len(gaps(unanswered)) < len(unanswered) * 0.7


def test_the_table_holds_a_line_a_thing_and_counts_the_rules() -> None:
    partly = silent("vm.partly", Severity.LOW, USBS).model_copy(update={"partly": True})
    checked = Checked(findings=(), unanswered=(*UNANSWERED, partly))
    *_, last = view(checked)
    assert isinstance(last, Padding)
    whole = "3 rules without an answer, 1 rule with an answer in part"
    assert str(last.renderable) == whole


def test_a_table_is_known_by_the_sheet_from_which_it_is_read() -> None:
    assert {sheet.table: name for name, sheet in sheets().items()} == SHEETS
    assert SHEETS.keys() == SCHEMAS.keys()
