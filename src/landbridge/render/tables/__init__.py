"""The tables of a plan, as CSV files and as one workbook."""

from typing import Any

from landbridge.model.plan import Report
from landbridge.render.tables.addresses import ADDRESSES
from landbridge.render.tables.assumptions import ASSUMPTIONS
from landbridge.render.tables.clusters import CLUSTERS
from landbridge.render.tables.csv_file import csv_file
from landbridge.render.tables.findings import FINDINGS
from landbridge.render.tables.generations import MONTHS, STEPS
from landbridge.render.tables.hosts import HOSTS
from landbridge.render.tables.migration import MIGRATION
from landbridge.render.tables.network import INTENTS, REACHABILITY
from landbridge.render.tables.table import Cell, Column, Table
from landbridge.render.tables.vms import VMS
from landbridge.render.tables.workbook import workbook

TABLES: tuple[Table[Any], ...] = (
    *(CLUSTERS, HOSTS, VMS, MIGRATION, FINDINGS, ASSUMPTIONS),
    *(STEPS, MONTHS, ADDRESSES),
    *(REACHABILITY, INTENTS),
)


def render_tables(report: Report) -> dict[str, str | bytes]:
    """The CSV files and the workbook by path; each table is worked out once."""
    made = [(table, list(table.cells(report))) for table in TABLES]
    files: dict[str, str | bytes] = {
        f"tables/{table.name}.csv": csv_file(table.titles, rows) for table, rows in made
    }
    return files | {"tables.xlsx": workbook(made, report.made_on)}


__all__ = ["TABLES", "Cell", "Column", "Table", "render_tables"]
