"""What is wrong with one value, in a sentence for the person who wrote it."""

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from pydantic_core import ErrorDetails

from landbridge.intake.forms import Form, Loc, field_at, keys_at, kind_of, kinds_of
from landbridge.model.network.fields import MANY

DAY = "a day such as 2027-03-31"
NUMBER, WHOLE = "a number", "a whole number"
LONGEST = 60
POINT = "write a decimal point, no comma"
WITH_COMMA = re.compile(r"[-+]?\d+,\d+")
KEY_ITSELF = "[key]"
"""How pydantic ends the path to a key that is wrong by itself."""


class Case(NamedTuple):
    """One thing that validation found at a path of the file; `written` is a plain value there."""

    detail: ErrorDetails
    form: Form
    loc: Loc
    written: str | None = None

    @property
    def called(self) -> str:
        """The key, by its path."""
        return f"`{path_of(self.loc)}`"

    @property
    def shown(self) -> str:
        """The value: a number just as it is written, for 4.10 is not 4.1."""
        value = self.detail["input"]
        if isinstance(value, dict | list | tuple):
            return "a mapping" if isinstance(value, dict) else "a list"
        plain = isinstance(value, int | float) and self.written is not None
        text = str(self.written) if plain else repr(value)
        return "empty" if value is None else _short(text)


def sentence(case: Case) -> str:
    """What was found, what was expected, and where it can be told what was meant."""
    kind = case.detail["type"]
    if kind in EXPECTED:
        return _unfit(case, EXPECTED[kind])
    return SENTENCES.get(kind, _untold)(case)


def path_of(loc: Iterable[int | str]) -> str:
    """`sizing.placement[0].vms`: list entries count from zero, as in the file's own order."""
    path = ""
    for step in (step for step in loc if step != KEY_ITSELF):
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    return path


def _unknown_key(case: Case) -> str:
    *parent, key = case.loc
    owner = f"`{path_of(parent)}`" if parent else case.form.called
    near = _nearest(str(key), keys_at(case.detail["loc"][:-1], case.form.model))
    return f"`{key}` is no key of {owner}" + (f"; did you mean `{near}`?" if near else "")


def _no_text_as_key(case: Case) -> str:
    key = case.detail["loc"][-1]
    point = f". If it is of a number: {POINT}" if isinstance(case.detail["input"], int) else ""
    return f"`{key}` is no key of {case.form.called}: its keys are words{point}"


def _missing(case: Case) -> str:
    *parent, key = case.loc
    if isinstance(key, int):
        above: ErrorDetails = {**case.detail, "loc": case.detail["loc"][:-1]}
        return _of_other_length(case._replace(detail=above, loc=tuple(parent)))
    return f"`{path_of(parent)}` lacks the key `{key}`" if parent else f"the key `{key}` is missing"


def _of_other_length(case: Case) -> str:
    return f"{case.called} has too few or too many entries. {_help(case)}"


def _of_no_kind(case: Case) -> str:
    words = " or ".join(map(repr, kinds_of(kind_of(case.detail["loc"], case.form.model))))
    tag = case.detail.get("ctx", {}).get("tag")
    if tag is None:
        return f"{case.called} lacks the key `kind`, which is {words}"
    return f"`{path_of((*case.loc, 'kind'))}` is {_short(repr(tag))}; expected is {words}"


def _not_among(case: Case) -> str:
    expected = case.detail.get("ctx", {}).get("expected", "")
    words = expected.replace("'", "").replace(" or ", ", ").split(", ")
    near = _nearest(str(case.detail["input"])[:LONGEST], words)
    told = f"{case.called} is {case.shown}; expected is {expected}"
    return f"{told}. Did you mean {near}?" if near else ". ".join(filter(None, (told, _help(case))))


def _no_text(case: Case) -> str:
    told = _unfit(case, "text")
    if not isinstance(case.detail["input"], int | float):
        return told
    return f'{told}; put it in quotes to make it text: "{_short(case.written or case.shown)}"'


def _no_list(case: Case) -> str:
    field = field_at(case.detail["loc"], case.form.model)
    if field and MANY in field.metadata:
        return f"{case.called} is {case.shown}, and a text or a list of texts is expected"
    how = "write `- ` before each entry, or put it in [brackets]"
    return f"{case.called} is {case.shown}, and a list is expected: {how}"


def _no_mapping(case: Case) -> str:
    keys = ", ".join(f"`{key}`" for key in keys_at(case.detail["loc"], case.form.model))
    expected = f"the keys {keys} are" if keys else "a mapping of keys is"
    return f"{case.called} is {case.shown}, and {expected} expected under it"


def _of_no_form(case: Case) -> str:
    if not str(case.detail["input"]).strip():
        return f"{case.called} is blank, and words are expected"
    return f"{case.called} is {case.shown}, and that is not its form. {_help(case)}"


def _help(case: Case) -> str:
    """What the key's help says, which editors show too."""
    field = field_at(case.detail["loc"], case.form.model)
    return (field.description or "") if field else ""


def _too_few(case: Case) -> str:
    return f"{case.called} has no entry, and needs one at least"


def _too_large(case: Case) -> str:
    day = isinstance(case.detail.get("ctx", {}).get("lt"), str)  # pydantic gives days as text
    return _unfit(case, "a day before {lt}" if day else "less than {lt}")


def _as_told(case: Case) -> str:
    message = str(case.detail["msg"]).removeprefix("Value error, ")
    whole = not isinstance(case.detail["input"], str | int | float)
    return message if whole else f"{case.called} is {case.shown}, {message}"


def _untold(case: Case) -> str:
    return f"{case.called} is {case.shown}, which does not fit ({case.detail['msg']})"


def _unfit(case: Case, expected: str) -> str:
    bounds = case.detail.get("ctx", {}).items()
    wanted = expected.format(**{name: _bound(value) for name, value in bounds})
    none = "; leave the key out if there is none" if _unneeded(case) else ""
    point = f"; {POINT}" if WITH_COMMA.fullmatch(str(case.detail["input"])) else ""
    return f"{case.called} is {case.shown}, and {wanted} is expected{none}{point}"


def _unneeded(case: Case) -> bool:
    """Whether the key is empty and need not be there at all."""
    field = field_at(case.detail["loc"], case.form.model)
    return case.detail["input"] is None and field is not None and not field.is_required()


def _bound(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


EXPECTED: Mapping[str, str] = {
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float", "int_parsing_size"), WHOLE),
    **dict.fromkeys(("float_type", "float_parsing", "decimal_type", "decimal_parsing"), NUMBER),
    **dict.fromkeys(("bool_type", "bool_parsing"), "true or false"),
    **dict.fromkeys(("date_type", "date_parsing"), DAY),
    **dict.fromkeys(("date_from_datetime_parsing", "date_from_datetime_inexact"), DAY),
    **dict.fromkeys(("finite_number", "decimal_whole_digits"), "a number of usual size"),
    "decimal_max_places": "a number with at most {decimal_places} digits behind the point",
    "greater_than": "more than {gt}",
    "greater_than_equal": "{ge} or more",
    "less_than_equal": "{le} or less",
    "string_too_short": "text that says something",
}
"""What was expected, by pydantic's type of error."""

SENTENCES: Mapping[str, Callable[[Case], str]] = {
    "extra_forbidden": _unknown_key,
    "invalid_key": _no_text_as_key,
    "missing": _missing,
    "literal_error": _not_among,
    "string_type": _no_text,
    "string_pattern_mismatch": _of_no_form,
    "tuple_type": _no_list,
    "too_long": _of_other_length,
    "union_tag_invalid": _of_no_kind,
    "union_tag_not_found": _of_no_kind,
    "model_attributes_type": _no_mapping,
    "too_short": _too_few,
    "less_than": _too_large,
    "model_type": _no_mapping,
    "dict_type": _no_mapping,
    "value_error": _as_told,
}
"""The sentences that need more than what was expected."""


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."


def _nearest(word: str, known: Iterable[str]) -> str | None:
    by_low = {name.lower(): name for name in known}
    found = get_close_matches(word.lower(), by_low, n=1)
    return by_low[found[0]] if found else None
