"""An estate as it may be handed on: its files by their names, without the folders of this disk."""

from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.intake.homes import Homes
from landbridge.model.estate import Estate
from landbridge.model.finding import Finding
from landbridge.model.inventory import Inventory
from landbridge.model.reading import Reading


def portable(estate: Estate, reading: Reading, homes: Homes) -> tuple[Estate, Reading]:
    """Rows, keys and gaps with the places that whoever gets them can look up."""
    inventory, declared = _rows(estate.inventory, homes), homes.declared(estate.declared)
    files = (each.model_copy(update={"path": homes.named(each.path)}) for each in reading.files)
    told = Reading(files=tuple(files), gaps=tuple(_gap(each, homes) for each in reading.gaps))
    return estate.model_copy(update={"inventory": inventory, "declared": declared}), told


def _gap(gap: Finding, homes: Homes) -> Finding:
    return replace(gap, evidence=tuple(map(homes.place, gap.evidence)))


def _rows(inventory: Inventory, homes: Homes) -> Inventory:
    tables = {name: _table(table, homes) for name, table in inventory.tables.items()}
    return replace(inventory, tables=tables)


def _table(table: pa.Table, homes: Homes) -> pa.Table:
    at = table.schema.get_field_index("file")
    files = pc.unique(table["file"])
    names = pa.array(map(homes.named, files.to_pylist()), pa.string())
    return table.set_column(
        at, table.schema.field(at), names.take(pc.index_in(table["file"], files))
    )
