"""Masks of answers: where a bar holds for sure, where it may, and where nobody told."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.machines.passthrough import PASSTHROUGH
from landbridge.checks.machines.virtual_tpm import VIRTUAL_TPM
from landbridge.checks.migration.answers import Answers
from landbridge.checks.migration.bars import Bar

NEVER_SHOWN = frozenset({PASSTHROUGH.id, VIRTUAL_TPM.id})
"""Doubts of which RVTools shows at most a trace: without it an export tells as little as any, which
these rules say once, and no kind is held back."""


def surely(answers: Answers) -> list[pa.Array]:
    """Where it stands in the way."""
    return [_true(mask) if not bar.doubt else _never(mask) for bar, mask in answers]


def perhaps(answers: Answers) -> list[pa.Array]:
    """Where it may stand in the way: a doubt that is not told is one as well."""
    return [pc.or_(is_untold(bar, mask), is_doubted(bar, mask)) for bar, mask in answers]


def is_untold(bar: Bar, mask: pa.Array) -> pa.Array:
    """Where nobody told whether it holds, and an export could have."""
    return _never(mask) if bar.id in NEVER_SHOWN else pc.is_null(mask)


def is_doubted(bar: Bar, mask: pa.Array) -> pa.Array:
    """Where it holds, and nobody published whether it hinders."""
    return _true(mask) if bar.doubt else _never(mask)


def _true(mask: pa.Array) -> pa.Array:
    return pc.fill_null(mask, False)


def _never(mask: pa.Array) -> pa.Array:
    return pa.repeat(False, len(mask))
