"""How deep JSON may be nested."""

from landbridge.armlang.spot import Spot
from landbridge.errors import InputError

DEEPEST = 100
"""Objects and arrays within each other; deeper ones end Python's own stack."""


def not_too_deep(value: object, spot: Spot) -> None:
    """Raises InputError for JSON that is nested deeper than anybody can follow."""
    level: list[object] = [value]
    for _ in range(DEEPEST):
        level = [inner for outer in level for inner in _parts(outer)]
        if not level:
            return
    raise InputError(
        f"more than {DEEPEST} objects and arrays stand within each other",
        place=spot,
        remedy="Split the template.",
    )


def _parts(value: object) -> list[object]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [part for part in inner if isinstance(part, dict | list)]
