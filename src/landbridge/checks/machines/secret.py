"""Passwords in annotations."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Row, Rows, words
from landbridge.checks.rule import Rule
from landbridge.checks.secrets import LIKELY, secrets
from landbridge.model import Severity


def _secret(rows: pa.Table) -> pa.Array:
    likely = words(rows, ["annotation"], LIKELY)
    texts = pc.if_else(likely, rows["annotation"], "")
    told = [
        None if text is None else bool(text) and any(secrets(text)) for text in texts.to_pylist()
    ]
    return pa.array(told, pa.bool_())


def _patterns(row: Row) -> str:
    """The patterns with their places, and nothing of what stands there."""
    found = sorted(set(secrets(row["annotation"])), key=lambda one: one.at)
    return ", ".join(f"'{one.pattern}' at character {one.at:,}" for one in found)


SECRET = Rule(
    id="vm.secret-in-annotation",
    severity=Severity.HIGH,
    says="the annotation holds what looks like a password in clear text",
    happens="everyone who may read the vCenter or this export knows it, and it moves along to the"
    " next vCenter",
    fix="The VM's owner: change the password, then delete it from the annotation and from the"
    " export.",
    source=("rvtools-analyzer",),
    needs=("vms.annotation",),
    find=Rows("vms", _secret, _patterns),
)
