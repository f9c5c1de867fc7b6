"""Builders of small estates for tests: say only what the test is about."""

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from landbridge.model.estate import Estate
from landbridge.model.inventory import SCHEMAS, Inventory

MIB_PER_GIB = 1024
MIB_PER_TIB = 1024**2


def vm(
    name: str = "vm",
    *,
    vcpus: int | None = 2,
    memory_gib: float | None = 8,
    storage_tib: float | None = 0.1,
    **columns: Any,  # noqa: ANN401 - any column of the table
) -> dict[str, Any]:
    """A row of vInfo that runs; storage is both provisioned and in use unless columns differ."""
    stored = None if storage_tib is None else storage_tib * MIB_PER_TIB
    return {
        "name": name,
        "vcenter": "vc",
        "power": "poweredOn",
        "template": False,
        "vcpus": vcpus,
        "memory_mib": None if memory_gib is None else memory_gib * MIB_PER_GIB,
        "provisioned_mib": stored,
        "in_use_mib": stored,
        "file": "vc.xlsx",
        "sheet": "vInfo",
        **columns,
    }


def inventory(vms: Iterable[Mapping[str, Any]]) -> Inventory:
    """The VMs as a table; a row without MoRef or row number gets one by its place."""
    rows = [{"moref": f"vm-{n}", "row": n + 2, **row} for n, row in enumerate(vms)]
    return Inventory({"vms": pa.Table.from_pylist(rows, schema=SCHEMAS["vms"])})


def estate(
    vms: Iterable[Mapping[str, Any]],
    *,
    sizing: Mapping[str, Any] | None = None,
    **keys: Any,  # noqa: ANN401 - any key of the estate file
) -> Estate:
    """An estate of these VMs with keys as the estate file has them."""
    declared = {"name": "test", "sizing": dict(sizing or {}), **keys}
    return Estate.model_validate({**declared, "inventory": inventory(vms)})
