"""From a sheet as text to a typed table of the model, with a finding for whatever is in doubt."""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.intake.rvtools.cells import ANY, Column, cast
from landbridge.intake.rvtools.gaps import doubtful, places
from landbridge.intake.rvtools.grid import Grid
from landbridge.intake.rvtools.headers import UNITS
from landbridge.intake.rvtools.sheets import NETWORKS
from landbridge.intake.words import are, counted, some
from landbridge.model.finding import Finding, Severity
from landbridge.model.inventory.columns import ORIGIN

AFTER_ANNOTATION = {
    "datacenter",
    "cluster",
    "host",
    "folder",
    "os_configured",
    "os_tools",
    "moref",
    "vm_uuid",
    "bios_uuid",
    "vcenter",
}
"""Columns that RVTools writes after the annotation; between stand attributes named at will."""


@dataclass(frozen=True)
class Read:
    """A table, the grid it came from, its findings, and the columns that no header gave."""

    grid: Grid
    table: pa.Table
    findings: tuple[Finding, ...]
    missing: frozenset[str]

    @property
    def bare(self) -> bool:
        """Whether no header names what its rows are about: it is no export, not an empty one."""
        return self.grid.sheet.required in self.missing


def table_of(grid: Grid) -> Read:
    """Type a sheet by our schema; blank rows go, and `vcenter` is null where the sheet has none."""
    found, findings = found_columns(grid)
    columns: dict[str, pa.Array] = {}
    for field in grid.sheet.schema:
        if field.name in ORIGIN and field.name != "vcenter":
            continue
        columns[field.name], doubts = _column(grid, field, found)
        findings += doubts
    if "networks" in grid.sheet.schema.names:
        columns["networks"] = _networks(grid)
    columns |= _origin(grid)
    table = pa.table({name: columns[name] for name in grid.sheet.schema.names}, grid.sheet.schema)
    kept, nameless = _rows_that_say_something(grid, table)
    missing = frozenset(grid.sheet.aliases) - frozenset(found)
    return Read(grid, kept, (*findings, *nameless, *_ragged(grid), *_padded(grid, table)), missing)


def found_columns(grid: Grid) -> tuple[dict[str, int], list[Finding]]:
    """For each column the index of its header, by the first spelling that is there."""
    spelled: dict[str, list[int]] = {}
    for index, header in enumerate(grid.headers):
        for key in grid.sheet.keys(header):
            if index in grid.columns:
                spelled.setdefault(key, []).append(index)
    found, findings = {}, []
    for column, keys in grid.sheet.aliases.items():
        standing = next((spelled[key] for key in keys if key in spelled), [])
        if standing:
            found[column] = _one_of(grid, column, standing)
        if len(standing) > 1:
            findings.append(_repeated(grid, standing, found[column]))
    return found, findings


def _one_of(grid: Grid, column: str, standing: list[int]) -> int:
    """Of equal headers the one that RVTools wrote: the others are custom attributes."""
    annotation = next((i for i, h in enumerate(grid.headers) if h.key.endswith("annotation")), None)
    late = annotation is not None and column in AFTER_ANNOTATION and standing[-1] > annotation
    return standing[-1] if late else standing[0]


def _column(grid: Grid, field: pa.Field, found: dict[str, int]) -> tuple[pa.Array, list[Finding]]:
    if field.name not in found:
        return pa.nulls(grid.rows, field.type), []
    header = grid.headers[found[field.name]]
    scale = UNITS.get(header.unit, 1.0) if field.name.endswith("_mib") else 1.0
    bounds = grid.sheet.bounds.get(field.name, ANY)
    words = grid.sheet.words.get(field.name, {})
    column = Column(field.name, field.type, scale, bounds, words)
    values, doubts = cast(grid.columns[found[field.name]], column)
    return values, [doubtful(grid, header.text.strip(), doubt) for doubt in doubts]


def _networks(grid: Grid) -> pa.Array:
    """The names in Network #1 to #8 that are there, a line each."""
    columns = [
        grid.columns[i]
        for i, header in enumerate(grid.headers)
        if NETWORKS.intersection(grid.sheet.keys(header))
    ]
    if not columns:
        return pa.nulls(grid.rows, pa.string())
    joined = pc.binary_join_element_wise(*(pc.fill_null(each, "") for each in columns), "\n")
    names = pc.utf8_trim(pc.replace_substring_regex(joined, r"\n+", "\n"), "\n")
    return pc.if_else(pc.equal(names, ""), None, names)


def _origin(grid: Grid) -> dict[str, pa.Array]:
    return {
        "file": pa.repeat(grid.file, grid.rows),
        "sheet": pa.repeat(pa.scalar(grid.file_sheet, pa.string()), grid.rows),
        "row": pa.array(range(grid.first_row, grid.first_row + grid.rows), pa.int64()),
    }


def _rows_that_say_something(grid: Grid, table: pa.Table) -> tuple[pa.Table, list[Finding]]:
    """The rows with a name; those with figures but no name are told, blank ones just go."""
    named = pc.is_valid(table[grid.sheet.required]).combine_chunks()
    if pc.all(named).as_py():
        return table, []
    filled = pa.repeat(False, grid.rows)
    for column in grid.columns.values():
        filled = pc.or_(filled, pc.is_valid(column))
    nameless = pc.indices_nonzero(pc.and_(filled, pc.invert(named)))
    return table.filter(named), [_nameless(grid, nameless)] if len(nameless) else []


def _nameless(grid: Grid, rows: pa.Array) -> Finding:
    return Finding(
        id="intake.row-without-name",
        severity=Severity.MEDIUM,
        subject=f"{grid.file}, {grid.sheet.name}",
        message=f"{are(len(rows), 'row')} filled but without a name, and left out",
        fix="Whoever made the export: name what these rows are about, or delete them.",
        evidence=places(grid, rows),
    )


def _ragged(grid: Grid) -> list[Finding]:
    if not grid.ragged:
        return []
    return [
        Finding(
            id="intake.ragged-rows",
            severity=Severity.MEDIUM,
            subject=f"{grid.file}, {grid.sheet.name}",
            message=(
                f"{are(len(grid.ragged), 'row')} longer or shorter than the headers; what is not"
                " there is unknown, and what is too much was left out"
            ),
            fix="Whoever made the export: look for separators inside names, and quote them.",
            evidence=places(grid, pa.array(grid.ragged)),
        )
    ]


def _padded(grid: Grid, table: pa.Table) -> list[Finding]:
    """What is said of VMs whose names have blanks around them; other sheets only repeat these."""
    if not grid.padded or "name" not in table.column_names:
        return []
    names = table["name"].take(pa.array(grid.padded)).to_pylist()
    return [
        Finding(
            id="intake.blank-around-name",
            severity=Severity.LOW,
            subject=some(names),
            message=(
                f"{counted(len(names), 'VM')} with a blank before or after the name: read without"
                " it; tools that compare names may miss the VM"
            ),
            fix="The vSphere administrator: rename the VM before the move.",
            evidence=places(grid, pa.array(grid.padded)),
        )
    ]


def _repeated(grid: Grid, standing: list[int], chosen: int) -> Finding:
    header = grid.headers[chosen].text.strip()
    return Finding(
        id="intake.repeated-header",
        severity=Severity.LOW,
        subject=f"{grid.file}, {grid.sheet.name}",
        message=(
            f"{len(standing)} columns are called '{header}'; the one in position {chosen + 1}"
            " was taken, as RVTools writes it, and the others as custom attributes"
        ),
        fix="You: rename the custom attribute in the export if the wrong one was taken.",
        evidence=(grid.place(),),
    )
