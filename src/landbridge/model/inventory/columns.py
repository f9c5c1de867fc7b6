"""Of what the tables are made: kinds of columns, and those that several tables share."""

from collections.abc import Mapping

import pyarrow as pa

TEXT, COUNT, MIB, FLAG = pa.string(), pa.int64(), pa.float64(), pa.bool_()
PERCENT, RATIO, TIME = pa.float64(), pa.float64(), pa.timestamp("s")

ORIGIN = {"vcenter": TEXT, "file": TEXT, "sheet": TEXT, "row": COUNT}
"""The columns that close every table: whose thing it is and where it was read."""

HOST = {"host": TEXT, "cluster": TEXT, "datacenter": TEXT}
"""The columns by which a row of a detail table points at its host (by `vcenter` and `host`)."""


def schema(columns: Mapping[str, pa.DataType]) -> pa.Schema:
    """The columns of a table, with those that close every one."""
    return pa.schema([*columns.items(), *ORIGIN.items()])
