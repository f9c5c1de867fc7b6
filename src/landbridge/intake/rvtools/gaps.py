"""The findings of intake: one function a gap, each with its places and what still works."""

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.intake.rvtools.cells import Doubt
from landbridge.intake.rvtools.grid import Grid
from landbridge.intake.words import counted, some
from landbridge.model.finding import Finding, Severity
from landbridge.model.place import Place

SHOWN = 5
"""How many places a finding shows; its message gives the whole number."""

DOUBTS: Mapping[str, tuple[Severity, str, str]] = {
    "not-a-number": (
        Severity.MEDIUM,
        "column '{header}' holds {count} in place of a number, such as '{example}': unknown here",
        "Whoever made the export: look at these cells and export again.",
    ),
    "failed-formula": (
        Severity.MEDIUM,
        "column '{header}' holds {count} with which a formula failed, such as '{example}': unknown"
        " here",
        "Whoever made the export: look at these cells and export again.",
    ),
    "impossible-value": (
        Severity.MEDIUM,
        "column '{header}' holds {count} that cannot be true, such as '{example}': unknown here",
        "Whoever made the export: look at these cells, correct them and read again.",
    ),
    "ambiguous-number": (
        Severity.LOW,
        "in column '{header}' figures such as '{example}' could be read in two ways; read with"
        " thousands parted where a size or count stands, as a fraction elsewhere",
        "You: compare one figure with vCenter. If it is wrong, export without separators.",
    ),
    "not-a-yes-or-no": (
        Severity.LOW,
        "column '{header}' holds {count} in place of yes or no, such as '{example}': unknown here",
        "Whoever made the export: write True or False.",
    ),
    "unknown-word": (
        Severity.MEDIUM,
        "column '{header}' holds {count} that vCenter does not know, such as '{example}': unknown"
        " here",
        "Whoever made the export: look at these cells, and write what vCenter says.",
    ),
    "not-a-date": (
        Severity.LOW,
        "column '{header}' holds {count} in place of a date, such as '{example}': unknown here",
        "Whoever made the export: write dates as 2026-01-31 12:00:00.",
    ),
    "ambiguous-date": (
        Severity.LOW,
        "in column '{header}' dates such as '{example}' do not tell day from month, so they are"
        " unknown here",
        "Whoever made the export: write dates as 2026-01-31 12:00:00.",
    ),
}
"""By kind of doubt: how bad, what it means, and who does what."""


def doubtful(grid: Grid, header: str, doubt: Doubt) -> Finding:
    """Cells of one column that could not be taken as they stand."""
    severity, message, fix = DOUBTS[doubt.kind]
    rows = pc.indices_nonzero(doubt.rows)
    return Finding(
        id=f"intake.{doubt.kind}",
        severity=severity,
        subject=f"{grid.file}, {grid.sheet.name}, column {header}",
        message=message.format(
            count=counted(len(rows), "value"), header=header, example=doubt.example[:40]
        ),
        fix=fix,
        evidence=places(grid, rows),
    )


def ambiguous_once(shown: str, findings: Sequence[Finding]) -> list[Finding]:
    """The findings of a file, with those on ambiguous numbers, a habit of the file, as one."""
    word = "intake.ambiguous-number"
    unsure = [finding for finding in findings if finding.id == word]
    if len(unsure) < 2:
        return list(findings)
    one = Finding(
        id=word,
        severity=unsure[0].severity,
        subject=shown,
        message=(
            f"in {len(unsure)} columns ({some(map(_column, unsure))}) figures"
            " could be read in two ways, such as 4,096; read with thousands parted where a size or"
            " count stands, as a fraction elsewhere"
        ),
        fix=unsure[0].fix,
        evidence=tuple(finding.evidence[0] for finding in unsure[:SHOWN]),
    )
    return [*(finding for finding in findings if finding.id != word), one]


def _column(finding: Finding) -> str:
    return finding.subject.removeprefix(f"{finding.evidence[0].file}, ")


def places(grid: Grid, rows: pa.Array) -> tuple[Place, ...]:
    """The first few of these rows of a sheet."""
    return tuple(grid.place(row) for row in rows.slice(0, SHOWN).to_pylist())


def rows_of(table: pa.Table, mask: pa.Array) -> tuple[Place, ...]:
    """The places of the first few rows of a table for which the mask is true."""
    first = pc.indices_nonzero(mask).slice(0, SHOWN)
    return tuple(
        Place(**row) for row in table.select(["file", "sheet", "row"]).take(first).to_pylist()
    )
