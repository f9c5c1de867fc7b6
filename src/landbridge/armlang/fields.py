"""Parts of a template by the names that they must have; names are blind to case."""

from collections.abc import Collection, Mapping

from landbridge.armlang.spot import Spot
from landbridge.armlang.values import kind
from landbridge.errors import InputError


def record(value: object, spot: Spot, what: str) -> dict[str, object]:
    """The value as an object, and an empty one for null. Raises InputError for all else."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise InputError(f"{what} is {kind(value)}", place=spot, remedy="It must be an object.")
    return value


def array(value: object, spot: Spot, what: str) -> list[object]:
    """The value as an array, and an empty one for null."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise InputError(f"{what} is {kind(value)}", place=spot, remedy="It must be an array.")
    return value


def named(value: Mapping[str, object], names: Collection[str]) -> dict[str, object]:
    """The object with these names as they are written here; all others stay as they are."""
    spelled = {name.casefold(): name for name in names}
    return {spelled.get(key.casefold(), key): part for key, part in value.items()}


def only(value: object, names: Collection[str], spot: Spot, what: str) -> dict[str, object]:
    """An object that has none but these names."""
    found = named(record(value, spot, what), names)
    strange = next((key for key in found if key not in names), None)
    if strange is not None:
        raise InputError(
            f"{what} has no `{strange}`",
            place=spot / strange,
            remedy=f"It may have {', '.join(sorted(names))}.",
        )
    return found


def text(value: object, spot: Spot, what: str) -> str:
    """The value as a text that is not empty."""
    if not isinstance(value, str) or not value:
        found = kind(value) if value != "" else "empty"
        raise InputError(f"{what} is {found}", place=spot, remedy="It must be a text.")
    return value
