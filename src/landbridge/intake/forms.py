"""What a file should have been: the model of its keys, and the kinds of value found in it."""

from collections.abc import Iterable
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from landbridge.model.estate import Estate

Loc = tuple[int | str, ...]
HIDDEN = frozenset({"inventory", "prices"})
"""Fields of an estate that are no keys of its file."""


class Form(NamedTuple):
    """The model of a file's keys, how sentences call the file, and where to look its keys up."""

    model: type[BaseModel] = Estate
    called: str = "an estate file"
    remedy: str = "Correct it there: `landbridge init` shows every key with what it takes."


ESTATE = Form()


def keys_at(loc: Loc, model: type[BaseModel]) -> list[str]:
    """The keys that the model has at a place of the file."""
    kind = _kind(loc, model)
    return [key for key in kind.model_fields if key not in HIDDEN] if is_model(kind) else []


def field_at(loc: Loc, model: type[BaseModel]) -> FieldInfo | None:
    """The field of the key at a place of the file, if it is one."""
    *parent, key = loc or ("",)
    kind = _kind(parent, model)
    return kind.model_fields.get(key) if is_model(kind) else None


def kind_at(kind: Any, step: object) -> Any:  # noqa: ANN401 - types as values
    """The type of one field of a model, or of the entries of a list or mapping."""
    if is_model(kind):
        field = kind.model_fields.get(step)
        return _told(field.annotation) if field else None
    inner = [arg for arg in get_args(kind) if arg is not ...]
    return _told(inner[-1]) if get_origin(kind) in {tuple, dict} and inner else None


def is_model(kind: object) -> bool:
    """Whether a type has keys of its own."""
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _kind(loc: Iterable[int | str], model: type[BaseModel]) -> Any:  # noqa: ANN401 - as above
    kind: Any = model
    for step in loc:
        kind = kind_at(kind, step)
    return kind


def _told(kind: Any) -> Any:  # noqa: ANN401 - as above
    """The type of a value that may be left out, once it is told."""
    if get_origin(kind) not in {Union, UnionType}:
        return kind
    return next(arg for arg in get_args(kind) if arg is not NoneType)
