"""Defects side by side: none hides another, and a hundred thousand VMs are looked at in time."""

from time import perf_counter

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import vm
from tests.checks.build import HEALTHY, SHEETS, machine, subject
from tests.checks.machines.cases import MACHINES, Case

from landbridge.checks import Subject, migration_types
from landbridge.checks.machines import MACHINE_RULES
from landbridge.model.estate import Estate
from landbridge.model.inventory import SCHEMAS, Inventory

SECONDS = 5.0
MANY = 100_000


def all_found(of: Subject) -> set[tuple[str, str]]:
    return {
        (rule.id, hit.subject)
        for rule in MACHINE_RULES
        if not any(of.lacks(part) for part in rule.needs)
        for hit in rule.find(of)
    }


@settings(max_examples=20)  # each looks at two estates with every rule
@given(st.lists(st.sampled_from(MACHINES), max_size=4), st.sampled_from(MACHINES))
def test_another_defect_never_removes_a_finding(cases: list[Case], another: Case) -> None:
    teller = machine("teller", nics={"ipv4": "10.0.0.9"})  # without it nobody tells an IPv4 address
    before = [teller, *(machine(f"vm-{n}", **case.past) for n, case in enumerate(cases))]
    after = [*before, machine("another", **another.past)]
    assert all_found(subject(*before)) <= all_found(subject(*after))
    assert (another.rule, "another") in all_found(subject(*after))


def many() -> Subject:
    """Machines with a row in every table, one in a hundred with a snapshot."""
    keys = {
        "vcenter": pa.array(["vc"] * MANY),
        "moref": pa.array([f"vm-{n}" for n in range(MANY)]),
        "file": pa.array(["vc.xlsx"] * MANY),
        "row": pa.array(range(2, MANY + 2)),
    }
    tables = {name: _table(name, row, keys) for name, row in {**HEALTHY, "snapshots": {}}.items()}
    tables["snapshots"] = tables["snapshots"].slice(0, MANY // 100)
    estate = Estate.model_validate({"name": "many", "inventory": Inventory(tables)})
    return Subject(estate)


def _table(name: str, row: object, keys: dict[str, pa.Array]) -> pa.Table:
    names = [f"web-{n}" for n in range(MANY)]
    own = {**vm(), **HEALTHY.get(name, {})} if name == "vms" else dict(HEALTHY.get(name, {}))
    given = {
        **{column: [value] * MANY for column, value in own.items()},
        **({"name": names} if name == "vms" else {"vm": names, "power": ["poweredOn"] * MANY}),
        **({"mac": [f"00:50:56:{n:06x}" for n in range(MANY)]} if name == "nics" else {}),
        **(
            {"ipv4": [f"10.{n // 65536}.{n // 256 % 256}.{n % 256}" for n in range(MANY)]}
            if name == "nics"
            else {}
        ),
        **keys,
        "sheet": [SHEETS[name]] * MANY,
    }
    schema = SCHEMAS[name]
    columns = [
        pa.array(given[field.name], field.type)
        if field.name in given
        else pa.nulls(MANY, field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def test_a_hundred_thousand_vms_are_looked_at_in_time() -> None:
    of = many()
    start = perf_counter()
    found = all_found(of)
    assert perf_counter() - start < SECONDS
    assert {rule for rule, _ in found} == {"vm.snapshot"}


def test_the_kinds_of_a_hundred_thousand_vms_are_told_in_time() -> None:
    of = many()
    start = perf_counter()
    assert migration_types(of).num_rows == 5 * MANY
    assert perf_counter() - start < SECONDS
