"""Which kinds of HCX migration each VM can take, and for each that it cannot, why not.

The answers come from the predicates of the rules: the catalogue says which rule bars which kind.
"""

from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.migration.answers import Answers, asked_of, some, whole
from landbridge.checks.migration.bars import Bar
from landbridge.checks.migration.masks import is_doubted, is_untold, perhaps, surely
from landbridge.checks.subject import Subject


def migration_types(subject: Subject, only: pa.Array | None = None) -> pa.Table:
    """For each VM that moves and each kind: whether it is possible, and every reason against it.

    Columns `vcenter`, `moref`, `vm`, `kind` (`bulk`, `rav`, `vmotion`, `cold`, `hav`), `possible`
    (`yes`, `no`, `unknown`) and `reasons`, which is empty for a yes. A VM whose export says too
    little is unknown, with what was not told. `only` is a mask of those VMs that are asked about.
    """
    asked = subject.once(asked_of)
    asked = asked if only is None else some(asked, whole(only))
    return pa.concat_tables(_of_kind(asked.vms, *kind) for kind in asked.kinds)


def _of_kind(vms: pa.Table, kind: str, answers: Answers) -> pa.Table:
    sure, open_ = surely(answers), perhaps(answers)
    told = [pc.if_else(mask, bar.against, None) for bar, mask in answers if not bar.doubt]
    untold = [_reason(bar, mask) for bar, mask in answers]
    unknown = pc.if_else(reduce(pc.or_, open_), "unknown", "yes")
    columns = {
        "vcenter": vms["vcenter"],
        "moref": vms["moref"],
        "vm": vms["name"],
        "kind": pa.repeat(kind, vms.num_rows),
        "possible": pc.if_else(reduce(pc.or_, sure), "no", unknown),
        "reasons": _listed([*told, *untold]),
    }
    return pa.table({name: whole(column) for name, column in columns.items()})


def _reason(bar: Bar, mask: pa.Array) -> pa.Array:
    """Why a kind is not known, null where it is."""
    doubted = pc.if_else(is_doubted(bar, mask), bar.doubted, None)
    return pc.if_else(is_untold(bar, mask), bar.unknown, doubted)


def _listed(reasons: list[pa.Array]) -> pa.Array:
    """The reasons of each VM as a list, those that do not hold left out."""
    first = pa.repeat("", len(reasons[0]))  # Arrow forgets rows in which nothing is joined
    joined = pc.binary_join_element_wise(first, *reasons, "\n", null_handling="skip")
    parts = pc.split_pattern(joined, "\n")
    words = pc.list_flatten(parts)
    lengths = pc.subtract(pc.list_value_length(parts), 1)
    ends = pc.cast(pc.cumulative_sum(lengths), pa.int32())
    offsets = pa.concat_arrays([pa.array([0], pa.int32()), ends])
    return pa.ListArray.from_arrays(offsets, words.filter(pc.not_equal(words, "")))
