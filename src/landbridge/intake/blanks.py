"""Keys with nothing behind them, as in a half-written file: those of mappings and lists are empty.

A key that asks for one value and has none is a mistake, and stays one.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from landbridge.intake.forms import HIDDEN, KIND, is_model, kind_at, kinds_of


class Key(NamedTuple):
    """What stands behind a key: its type if there are keys in it, and whether it may be empty."""

    kind: Any
    may_be_empty: bool


PLAIN = Key(None, may_be_empty=False)


def without_blanks(data: object, kind: Any) -> object:  # noqa: ANN401 - types as values
    """The data without the empty keys that by default hold keys or entries of their own."""
    if kind is None or not isinstance(data, list | dict):
        return data
    if isinstance(data, list):
        entry = kind_at(kind, 0)
        return [without_blanks(each, entry) for each in data]
    if members := kinds_of(kind):
        kind = members.get(str(data.get(KIND)))
    keys = _keys(kind) if is_model(kind) else {key: _entry(kind) for key in data}
    return {
        key: without_blanks(value, keys.get(key, PLAIN).kind)
        for key, value in data.items()
        if value is not None or not keys.get(key, PLAIN).may_be_empty
    }


@cache
def _keys(model: type[BaseModel]) -> Mapping[object, Key]:
    """The keys of a model; what is hidden of it is left alone."""
    return {
        name: Key(_deep(kind_at(model, name)), _may_be_empty(model, name))
        for name in model.model_fields.keys() - HIDDEN
    }


def _entry(kind: Any) -> Key:  # noqa: ANN401 - types as values
    return Key(kind_at(kind, ""), may_be_empty=False)


def _deep(kind: Any) -> Any:  # noqa: ANN401 - types as values
    """The type, if anything in it has keys of its own."""
    return kind if _has_keys(kind) else None


def _has_keys(kind: Any) -> bool:  # noqa: ANN401 - types as values
    return is_model(kind) or any(_has_keys(each) for each in get_args(kind))


def _may_be_empty(model: type[BaseModel], name: str) -> bool:
    """Whether a key is left out without harm, and would else hold a mapping or a list."""
    field = model.model_fields[name]
    if field.is_required():
        return False
    default = field.get_default(call_default_factory=True)
    return isinstance(default, BaseModel | tuple | dict)
