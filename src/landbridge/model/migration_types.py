"""Which kinds of HCX migration the VMs can take: counted here, VM by VM in an Arrow table."""

import pyarrow as pa
from pydantic import ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from landbridge.model.place import Frozen

EACH = pa.schema(
    {
        "vcenter": pa.string(),
        "moref": pa.string(),
        "vm": pa.string(),
        "kind": pa.string(),
        "possible": pa.string(),  # yes, no, unknown
        "reasons": pa.list_(pa.string()),  # none for a yes
    }
)
"""A row for each VM that moves and each kind."""


class Hindrance(Frozen):
    """A reason against a kind, or one for which nobody can tell, with the number of its VMs."""

    rule: str
    says: str
    vms: int


class MigrationType(Frozen):
    """A kind of migration: how many VMs can take it, cannot, or may; the commonest reason first."""

    kind: str
    name: str
    yes: int
    no: int
    unknown: int
    reasons: tuple[Hindrance, ...]


class MigrationTypes(Frozen):
    """All kinds, and the answer for each VM, which is in tables/migration.csv and not in JSON."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    kinds: tuple[MigrationType, ...]
    each: SkipJsonSchema[pa.Table] = Field(default=EACH.empty_table(), exclude=True, repr=False)


__all__ = ["EACH", "Hindrance", "MigrationType", "MigrationTypes"]
