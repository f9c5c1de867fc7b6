"""What a file should have been: the model of its keys, and the kinds of value found in it."""

from collections.abc import Iterable, Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from landbridge.model.estate import Estate

Loc = tuple[int | str, ...]
HIDDEN = frozenset({"inventory", "prices", "tags", "declared"})
"""Fields of an estate that are no keys of its file."""
KIND = "kind"
"""The key that tells which of several models a value follows."""


class Form(NamedTuple):
    """The model of a file's keys, how sentences call the file, and where to look its keys up."""

    model: type[BaseModel] = Estate
    called: str = "an estate file"
    remedy: str = "Correct it there: `landbridge init` shows every key with what it takes."


ESTATE = Form()


def keys_at(loc: Loc, model: type[BaseModel]) -> list[str]:
    """The keys that the model has at a place of the file."""
    kind = kind_of(loc, model)
    return [key for key in kind.model_fields if key not in HIDDEN] if is_model(kind) else []


def field_at(loc: Loc, model: type[BaseModel]) -> FieldInfo | None:
    """The field of the key at a place of the file, if it is one."""
    *parent, key = loc or ("",)
    kind = kind_of(parent, model)
    return kind.model_fields.get(key) if is_model(kind) else None


def kind_at(kind: Any, step: object) -> Any:  # noqa: ANN401 - types as values
    """The type of one field of a model, or of the entries of a list or mapping."""
    if is_model(kind):
        field = kind.model_fields.get(step)
        return _told(field.annotation) if field else None
    if members := kinds_of(kind):
        return members.get(step)
    inner = [arg for arg in get_args(kind) if arg is not ...]
    return _told(inner[-1]) if get_origin(kind) in {tuple, dict} and inner else None


def kinds_of(kind: Any) -> dict[object, type[BaseModel]]:  # noqa: ANN401 - types as values
    """The models that a value may follow, by the word of their key `kind`."""
    members = [arg for arg in get_args(kind) if is_model(arg)]
    if get_origin(kind) not in {Union, UnionType} or len(members) < 2:
        return {}
    return {get_args(each.model_fields[KIND].annotation)[0]: each for each in members}


def in_file(loc: Loc, model: type[BaseModel]) -> Loc:
    """A path of validation as a path of the file, in which no step names the kind of a model."""
    return tuple(_steps(loc, model))


def _steps(loc: Loc, model: type[BaseModel]) -> Iterator[int | str]:
    kind: Any = model
    for step in loc:
        if step not in kinds_of(kind):
            yield step
        kind = kind_at(kind, step)


def kind_of(loc: Iterable[int | str], model: type[BaseModel]) -> Any:  # noqa: ANN401 - types as values
    """The type of the value at a place of the file."""
    kind: Any = model
    for step in loc:
        kind = kind_at(kind, step)
    return kind


def is_model(kind: object) -> bool:
    """Whether a type has keys of its own."""
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _told(kind: Any) -> Any:  # noqa: ANN401 - as above
    """The type of a value that may be left out, once it is told, and without its conditions."""
    if get_origin(kind) is Annotated:
        return _told(get_args(kind)[0])
    if get_origin(kind) not in {Union, UnionType} or kinds_of(kind):
        return kind
    return _told(next(arg for arg in get_args(kind) if arg is not NoneType))
