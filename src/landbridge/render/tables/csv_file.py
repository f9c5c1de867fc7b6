"""A table as a CSV file (RFC 4180) that Excel opens as UTF-8 and takes for data, never formulas."""

import csv
import io
from collections.abc import Iterable, Sequence

from landbridge.render.tables.table import Cell
from landbridge.render.text import unformulated

BYTE_ORDER_MARK = "\ufeff"


def csv_file(titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The whole file; numbers stay numbers, a text that looks like a formula gets an apostrophe."""
    buffer = io.StringIO(newline="")
    buffer.write(BYTE_ORDER_MARK)
    writer = csv.writer(buffer)
    writer.writerow(titles)
    writer.writerows([unformulated(c) if isinstance(c, str) else c for c in row] for row in rows)
    return buffer.getvalue()
