"""How fast 100,000 VMs are checked, and how fast each form of their findings is written.

    PYTHONPATH=. python benchmarks/checks.py [--vms 100000]

A drawn estate of two vCenters, of whose VMs most have something to find: a snapshot, a CD, hot add,
full file systems; beside them the network of the example. What is held to its goal of five seconds
are the checks, all rules, of an estate that was read and sized: reading and sizing have benchmarks
of their own. What sizing and checking take together is printed beside it. Processor time counts,
which a machine that is busy with something else changes little. The forms are held to being linear:
twice the VMs may take little more than twice the time.
"""

import argparse
import gc
import time
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from datetime import date
from functools import partial
from ipaddress import IPv4Address
from os import devnull
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
from rich.console import Console
from rich.table import Table

from landbridge.checks import RULES, Subject, check, examine, migration_types
from landbridge.cli.check_view import document, rows, view
from landbridge.cli.door import PATIENCE
from landbridge.cli.output import WRITERS, Form, Result
from landbridge.intake import read_estate
from landbridge.model import Severity
from landbridge.model.checked import Checked
from landbridge.model.estate import Estate
from landbridge.model.inventory import SCHEMAS, SHEETS, Inventory
from landbridge.model.reading import Reading
from landbridge.model.sized import Sized
from landbridge.render.findings import render_junit, render_markdown, render_sarif
from landbridge.sizing import size

TODAY = date(2026, 11, 22)
NETWORK = Path(__file__).parents[1] / "examples" / "network"
MOST_SECONDS = 5.0
LEAST_FINDINGS_PER_VM = 1.5
STEEPEST = 3.0
"""Times as long for twice the VMs: 2 is linear, 4 square; the rest is the machine."""
FIRST = IPv4Address("10.0.0.0")
RUNS = 3
"""Of which the fastest counts: the machine may be busy with something else."""

Columns = Mapping[str, Any]
Made = TypeVar("Made")


def main() -> None:
    """Print the tables, and fail where a promise is not kept."""
    gc.set_threshold(PATIENCE)  # as for every command
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vms", type=int, default=100_000)
    whole = parser.parse_args().vms
    half_subject, subject = drawn(whole // 2), drawn(whole)
    checking = Table(
        "VMs", "findings", "sizing", "checking", "together", title="Seconds of processor time"
    )
    half = _checked(half_subject, checking)
    made = _checked(subject, checking)
    Console().print(checking)
    seconds = _seconds(partial(migration_types, subject))
    print(f"The kinds of migration of each take {seconds:.2f} s")
    assert seconds <= MOST_SECONDS, f"{seconds:.1f} s is too slow"
    assert len(made.findings) >= LEAST_FINDINGS_PER_VM * whole, "too few findings to tell"
    Console().print(_forms(half, made))


def _checked(subject: Subject, table: Table) -> Checked:
    estate = subject.estate
    sizing, sized = min((_timed(lambda: size(estate)) for _ in range(RUNS)), key=_first)
    seconds, made = min((_timed(lambda: _check(estate, sized)) for _ in range(RUNS)), key=_first)
    whole = _seconds(lambda: examine(estate, Reading(), TODAY))
    counted, findings = f"{estate.inventory.vms.num_rows:,}", f"{len(made.findings):,}"
    table.add_row(counted, findings, *(f"{each:.2f}" for each in (sizing, seconds, whole)))
    assert seconds <= MOST_SECONDS, f"{seconds:.1f} s is too slow"
    return made


def _check(estate: Estate, sized: Sized) -> Checked:
    """As for the first time: nothing that an earlier run worked out is there."""
    return check(Subject(estate, sized, TODAY), RULES, TODAY, sized.findings)


def _forms(half: Checked, whole: Checked) -> Table:
    table = Table("form", "seconds", "times as long as for half", title="Writing")
    for name, form in FORMS.items():
        shorter, longer = (_seconds(partial(form, each)) for each in (half, whole))
        table.add_row(name, f"{longer:.2f}", f"{longer / shorter:.1f}")
        assert longer <= MOST_SECONDS, f"{name}: {longer:.1f} s is too slow"
        assert longer <= STEEPEST * shorter, f"{name} is not linear"
    return table


def _seconds(work: Callable[[], object]) -> float:
    return min(_timed(work)[0] for _ in range(RUNS))


def _first(run: tuple[float, object]) -> float:
    return run[0]


def _timed(work: Callable[[], Made]) -> tuple[float, Made]:
    begin = time.process_time()
    made = work()
    return time.process_time() - begin, made


FORMS: Mapping[str, Callable[[Checked], object]] = {
    "table": lambda checked: _shown(checked, Form.TABLE),
    "tsv": lambda checked: _shown(checked, Form.TSV),
    "json": lambda checked: _shown(checked, Form.JSON),
    "sarif": lambda checked: render_sarif(checked, RULES, "estate.yaml"),
    "junit": lambda checked: render_junit(checked, RULES, "drawn", Severity.HIGH),
    "markdown": lambda checked: render_markdown(checked, "drawn"),
}


def _shown(checked: Checked, form: Form) -> None:
    """As the command shows it, to nobody."""
    with Path(devnull).open("w", encoding="utf-8") as nobody, redirect_stdout(nobody):
        WRITERS[form](Result(document(checked), rows(checked), lambda: view(checked)))


def drawn(count: int) -> Subject:
    """What rules look at: healthy VMs, but for shares of them with the usual small faults."""
    draw = np.random.default_rng(7)
    number = np.arange(count)
    owner = {
        "vm": _texts("vm{:06}", number),
        "moref": _texts("vm-{}", number),
        "power": "poweredOn",
        "vcenter": _texts("vc{}", number % 2),
    }
    details = {
        "cpus": {"reservation_mhz": 0, "limit_mhz": -1, "hot_add": _some(draw, count, 0.3)},
        "memory": {
            **{"reservation_mib": 0.0, "limit_mib": -1.0, "reservation_locked": False},
            "hot_add": _some(draw, count, 0.3),
        },
        "disks": {
            **{"disk": "Hard disk 1", "path": "[ds] vm/vm.vmdk", "capacity_mib": 9000.0},
            **{"disk_mode": "persistent", "sharing": "sharingNone", "shared_bus": "noSharing"},
            "raw": _some(draw, count, 0.01),
            "raw_mode": "physicalMode",
        },
        "partitions": {
            **{"disk": "C:\\", "capacity_mib": 90_000.0},
            "free_mib": np.where(_some(draw, count, 0.2), 10.0, 9000.0),
        },
        "nics": {
            **{"label": "Network adapter 1", "adapter": "Vmxnet3", "switch": "dvs"},
            **{"network": _texts("app{}", number % 90), "mac": _texts("00:50:56:{:06}", number)},
            "ipv4": _addresses(np.where(number < count // 5, number // 2, number + count)),
        },
        "tools": {"status": np.where(_some(draw, count, 0.1), "toolsNotRunning", "toolsOk")},
        "cds": {"connected": _some(draw, count, 0.2), "device_type": "ISO [ds] a.iso"},
    }
    vms = {
        **{key: column for key, column in owner.items() if key != "vm"},
        **{"name": owner["vm"], "template": False, "hardware_version": 19, "host": "esx"},
        **{"vcpus": 2, "memory_mib": 8192.0, "provisioned_mib": 9000.0, "in_use_mib": 9000.0},
        **{"connection_state": "connected", "consolidation_needed": False, "nics": 1},
        **{"dns_name": owner["vm"], "primary_ip": "10.0.0.1", "ft_state": "notConfigured"},
        **{"os_configured": "Ubuntu Linux (64-bit)", "latency_sensitivity": "normal"},
        **{"fixed_passthrough": False, "cluster_rules": "none", "annotation": "a shop"},
        **{"bios_uuid": owner["moref"], "cbt": _some(draw, count, 0.8)},
    }
    snapped = number[_some(draw, count, 0.2)]
    taken = {key: column if isinstance(column, str) else np.asarray(column)[snapped]
             for key, column in owner.items()}  # fmt: skip
    tables = {
        "vms": _table("vms", count, vms),
        **{name: _table(name, count, owner | own) for name, own in details.items()},
        "snapshots": _table("snapshots", len(snapped), {**taken, "name": "before the update"}),
        "usbs": _table("usbs", 0, {}),
        "dvports": _table("dvports", 90, _PORTS),
    }
    declared, _ = read_estate(NETWORK, bare=True)
    return Subject(declared.model_copy(update={"inventory": Inventory(tables)}))


def _some(draw: np.random.Generator, count: int, share: float) -> Any:  # noqa: ANN401 - an array
    return draw.random(count) < share


def _texts(pattern: str, numbers: Any) -> Any:  # noqa: ANN401 - arrays
    return np.array([pattern.format(number) for number in numbers.tolist()])


def _addresses(numbers: Any) -> Any:  # noqa: ANN401 - arrays
    return np.array([str(FIRST + number) for number in numbers.tolist()])


_PORTS: Columns = {
    **{"port": _texts("app{}", np.arange(90)), "switch": "dvs", "vlan": "110"},
    **{"type": "earlyBinding", "vcenter": "vc0", "promiscuous": False, "forged_transmits": False},
}


def _table(name: str, count: int, columns: Columns) -> pa.Table:
    """The columns, one value standing for a whole column; what is not said is unknown."""
    given = {
        **{"file": "drawn.xlsx", "sheet": SHEETS[name], "row": np.arange(2, count + 2)},
        **columns,
    }
    schema = SCHEMAS[name]
    return pa.table([_column(given.get(each.name), each, count) for each in schema], schema)


def _column(given: Any, field: pa.Field, count: int) -> pa.Array:  # noqa: ANN401 - one or many
    if isinstance(given, np.ndarray):
        return pa.array(given.tolist(), field.type)
    return pa.repeat(pa.scalar(given, field.type), count)


if __name__ == "__main__":
    main()
