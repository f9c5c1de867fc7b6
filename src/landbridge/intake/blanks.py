"""Keys with nothing behind them, as in a half-written file: those of mappings and lists are empty.

A key that asks for one value and has none is a mistake, and stays one.
"""

from typing import Any

from pydantic import BaseModel

from landbridge.intake.forms import is_model, kind_at


def without_blanks(data: object, kind: Any) -> object:  # noqa: ANN401 - types as values
    """The data without the empty keys that by default hold keys or entries of their own."""
    if kind is not None and isinstance(data, list):
        return [without_blanks(each, kind_at(kind, nth)) for nth, each in enumerate(data)]
    if kind is None or not isinstance(data, dict):
        return data
    return {
        key: without_blanks(value, kind_at(kind, key))
        for key, value in data.items()
        if value is not None or not _holds_more(kind, key)
    }


def _holds_more(kind: Any, key: object) -> bool:  # noqa: ANN401 - as above
    """Whether a key is left out without harm, and would else hold a mapping or a list."""
    field = kind.model_fields.get(key) if is_model(kind) else None
    if field is None or field.is_required():
        return False
    default = field.get_default(call_default_factory=True)
    return isinstance(default, BaseModel | tuple | dict)
