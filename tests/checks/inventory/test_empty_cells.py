"""An empty cell is found by the rule that answers for it, or leaves open what looks at it."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.checks.build import BY_ID, TODAY, Row, machine, subject
from tests.checks.machines.cases import MACHINES, THINGS, Case
from tests.intake.exports import vinfo, workbook
from tests.intake.exports import vm as row

from landbridge.checks import RULES, Subject, check
from landbridge.checks.inventory.empty_cells import ANSWERS
from landbridge.intake import read_estate
from landbridge.plan import plan

NAMED = {
    column: told[0] for column, why in ANSWERS.items()
    if (told := re.findall(r"(?:vm|network|intake)\.[a-z-]+", why))
}  # fmt: skip
"""By column the rule that finds its empty cell."""


def ids(of: Subject) -> set[str]:
    return {each.id for each in check(of, RULES, TODAY).findings}


def beside(**tables: Mapping[str, object]) -> set[str]:
    """What is found of a VM with these cells beside one that tells them all."""
    telling = {"vms": {"dns_name": "b", "primary_ip": "10.0.0.9"}, "nics": {"ipv4": "10.0.0.9"}}
    return ids(subject(machine("a", **tables), machine("b", **telling)))


def port(vlan: str | None) -> set[str]:
    ports: list[Row] = [{"port": "app", "vlan": vlan}, {"port": "other", "vlan": "110"}]
    return ids(subject(machine(), dvports=ports))


def sized(folder: Path, **cells: object) -> set[str]:
    read, reading = read_estate(workbook(folder / "vc.xlsx", vinfo(row("a", **cells), row("b"))))
    made = plan(read, reading, TODAY)
    return {each.id for each in made.checked.findings}


FOUND: Mapping[str, Callable[[Path], set[str]]] = {
    "vms.dns_name": lambda _: beside(vms={"dns_name": None, "primary_ip": "10.0.0.8"}),
    "vms.primary_ip": lambda _: beside(vms={"primary_ip": None, "dns_name": "a"}),
    "nics.ipv4": lambda _: beside(vms={"primary_ip": None}, nics={"ipv4": None}),
    "vms.vcpus": lambda folder: sized(folder, cpus=None),
    "vms.memory_mib": lambda folder: sized(folder, memory=None),
    "dvports.vlan": lambda _: port(None),
}


def test_each_rule_that_is_said_to_find_an_empty_cell_is_tried() -> None:
    assert set(FOUND) == set(NAMED)


@pytest.mark.parametrize("column", NAMED)
def test_an_empty_cell_is_found_by_the_rule_that_answers_for_it(
    tmp_path: Path, column: str
) -> None:
    assert NAMED[column] in FOUND[column](tmp_path)


def test_what_answers_for_empty_cells_is_silent_where_they_are_filled(tmp_path: Path) -> None:
    filled = {"vms": {"dns_name": "a", "primary_ip": "10.0.0.8"}, "nics": {"ipv4": "10.0.0.8"}}
    assert not {*NAMED.values()} & (beside(**filled) | port("7") | sized(tmp_path))


@pytest.mark.parametrize(
    ("rule", "table", "column"),
    [
        ("vm.disk-without-datastore", "disks", "path"),
        ("vm.disk-without-size", "disks", "capacity_mib"),
        ("vm.large-storage", "vms", "provisioned_mib"),
    ],
)
def test_an_empty_cell_for_which_nothing_answers_leaves_its_rule_open(
    rule: str, table: str, column: str
) -> None:
    blank = machine("a", **{table: {column: None}})
    checked = check(subject(blank, machine("b")), RULES, TODAY)
    (open_,) = [each for each in checked.unanswered if each.rule == rule]
    assert [(each.part, each.untold) for each in open_.lacks] == [(f"{table}.{column}", 1)]
    told = check(subject(machine("a"), machine("b")), RULES, TODAY)
    assert rule not in {each.rule for each in told.unanswered}


NOT_READ = {"dvports.port", "ports.port_group", "vmkernels.port_group"}
"""Without these an export has no such row."""


def cells(case: Case) -> list[tuple[str, str]]:
    """The cells that make a defect, by table and column, of which emptiness answers for none."""
    rows = ((table, row) for table, own in case.past.items() for row in listed(own))
    every = {(table, column) for table, row in rows for column in row}
    return sorted(cell for cell in every if ".".join(cell) not in {*ANSWERS, *NOT_READ})


def listed(own: Row | list[Row]) -> list[Row]:
    return own if isinstance(own, list) else [own]


def emptied(case: Case, table: str, column: str) -> Subject:
    """The defect with this cell empty, beside a VM that tells it."""
    bare = [{**row, column: None} for row in listed(case.past[table])]
    if case in THINGS:
        return subject(machine(), **{**case.past, table: bare})
    return subject(machine("vm", **{**case.past, table: bare}), machine("other"))


@pytest.mark.parametrize(
    ("case", "cell"),
    [
        pytest.param(case, cell, id=f"{case.rule}-{nth}-{cell[1]}")
        for nth, case in enumerate((*MACHINES, *THINGS))
        for cell in cells(case)
        if "left_out" not in case.past.get("vms", ())  # of what stays nothing is open
    ],
)
def test_no_rule_says_no_of_what_an_empty_cell_does_not_tell(
    case: Case, cell: tuple[str, str]
) -> None:
    found = check(emptied(case, *cell), [BY_ID[case.rule]], TODAY)
    assert found.findings or found.unanswered
