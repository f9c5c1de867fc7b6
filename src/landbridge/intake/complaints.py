"""What a validation found, in sentences for the person who wrote the file, each with its place."""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple, get_args, get_origin

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from landbridge.intake.plain_yaml import PlainLoader
from landbridge.model.estate import Estate
from landbridge.model.place import Place

Loc = tuple[int | str, ...]


class Form(NamedTuple):
    """What a file should have been: the model of its keys, and how sentences call it."""

    model: type[BaseModel] = Estate
    called: str = "an estate file"


ESTATE = Form()


def complaints(
    error: ValidationError, text: str, file: str, form: Form = ESTATE
) -> list[tuple[Place, str]]:
    """Every problem once, in the order of the file."""
    root = yaml.compose(text, PlainLoader)
    told = {
        (_place(root, detail, file), _sentence(detail, form))
        for detail in error.errors(include_url=False)
    }
    return sorted(told, key=lambda one: (one[0].line or 0, one[0].column or 0, one[1]))


def place_of(text: str, loc: Loc, file: str) -> Place:
    """Where the value stands that this path of keys leads to, or what should have held it."""
    return _at(yaml.compose(text, PlainLoader), loc, file, key_last=False)


def _place(root: Any, detail: ErrorDetails, file: str) -> Place:  # noqa: ANN401 - PyYAML publishes no types
    """The key that nobody knows, or the value that does not fit; else what should have held it."""
    return _at(root, detail["loc"], file, key_last=detail["type"] == "extra_forbidden")


def _at(root: Any, loc: Loc, file: str, *, key_last: bool) -> Place:  # noqa: ANN401 - as above
    node = root
    for depth, step in enumerate(loc):
        found = _child(node, step, want_key=key_last and depth == len(loc) - 1)
        if found is None:
            break
        node = found
    mark = getattr(node, "start_mark", None)
    if mark is None:
        return Place(file=file)
    return Place(file=file, line=mark.line + 1, column=mark.column + 1)


def _child(node: Any, step: int | str, *, want_key: bool) -> Any:  # noqa: ANN401 - as above
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key if want_key else value
    return None


def _sentence(detail: ErrorDetails, form: Form) -> str:
    return SENTENCES.get(detail["type"], _unfit)(detail, form)


def _unknown_key(detail: ErrorDetails, form: Form) -> str:
    *parent, key = detail["loc"]
    owner = f"`{_path(parent)}`" if parent else form.called
    near = _nearest(str(key), _keys_at(tuple(parent), form.model))
    return f"`{key}` is no key of {owner}" + (f"; did you mean `{near}`?" if near else "")


def _missing(detail: ErrorDetails, _: Form) -> str:
    *parent, key = detail["loc"]
    return f"`{_path(parent)}` lacks the key `{key}`"


def _not_among(detail: ErrorDetails, _: Form) -> str:
    expected = detail.get("ctx", {}).get("expected", "")
    near = _nearest(
        str(detail["input"]), expected.replace("'", "").replace(" or ", ", ").split(", ")
    )
    sentence = f"`{_path(detail['loc'])}` is {_shown(detail['input'])}; expected is {expected}"
    return f"{sentence}. Did you mean {near}?" if near else sentence


def _no_text(detail: ErrorDetails, _: Form) -> str:
    shown = _shown(detail["input"])
    quote = f'; put it in quotes to make it text: "{detail["input"]}"'
    simple = isinstance(detail["input"], int | float)
    return f"`{_path(detail['loc'])}` is {shown}, and text is expected" + (quote if simple else "")


def _no_list(detail: ErrorDetails, _: Form) -> str:
    return (
        f"`{_path(detail['loc'])}` is {_shown(detail['input'])}, and a list is expected:"
        " write `- ` before each entry, or put it in [brackets]"
    )


def _no_mapping(detail: ErrorDetails, form: Form) -> str:
    keys = ", ".join(f"`{key}`" for key in _keys_at(detail["loc"], form.model))
    expected = f"the keys {keys} are" if keys else "a mapping of keys is"
    return (
        f"`{_path(detail['loc'])}` is {_shown(detail['input'])}, and {expected} expected under it"
    )


def _blank(detail: ErrorDetails, form: Form) -> str:
    """Of our patterns, the one that asks for words."""
    if detail.get("ctx", {}).get("pattern") != r"\S":
        return _unfit(detail, form)
    return f"`{_path(detail['loc'])}` is blank, and words are expected"


def _as_told(detail: ErrorDetails, _: Form) -> str:
    return str(detail["msg"]).removeprefix("Value error, ")


def _unfit(detail: ErrorDetails, _: Form) -> str:
    message = str(detail["msg"]).removeprefix("Input ")
    subject = f"`{_path(detail['loc'])}` is {_shown(detail['input'])}"
    return f"{subject}; it {message}" if message.startswith("should") else f"{subject}: {message}"


SENTENCES: Mapping[str, Callable[[ErrorDetails, Form], str]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "literal_error": _not_among,
    "string_type": _no_text,
    "tuple_type": _no_list,
    "model_type": _no_mapping,
    "dict_type": _no_mapping,
    "string_pattern_mismatch": _blank,
    "value_error": _as_told,
}
"""By pydantic's type of error; everything else is told in its own words."""


def _path(loc: Iterable[int | str]) -> str:
    """`sizing.placement[0].vms`: list entries count from zero, as in the file's own order."""
    path = ""
    for step in loc:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    return path


def _shown(value: object) -> str:
    if isinstance(value, dict | list | tuple):
        return "a mapping" if isinstance(value, dict) else "a list"
    return "empty" if value is None else repr(value)[:60]


def _nearest(word: str, known: Iterable[str]) -> str | None:
    by_low = {name.lower(): name for name in known}
    found = get_close_matches(word.lower(), by_low, n=1)
    return by_low[found[0]] if found else None


def _keys_at(loc: Loc, model: type[BaseModel]) -> list[str]:
    """The keys that the model has at a place of the file."""
    kind: Any = model
    for step in loc:
        kind = _entry(kind, step)
    hidden = {"inventory", "prices"}
    return [k for k in kind.model_fields if k not in hidden] if _is_model(kind) else []


def _entry(kind: Any, step: int | str) -> Any:  # noqa: ANN401 - types as values
    """The type of one field of a model, or of the entries of a list or mapping."""
    if _is_model(kind):
        field = kind.model_fields.get(step)
        return field.annotation if field else None
    inner = [arg for arg in get_args(kind) if arg is not ...]
    return inner[-1] if get_origin(kind) in {tuple, dict} and inner else None


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
