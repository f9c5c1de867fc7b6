"""What was expected of a document that does not fit, in words for who wrote it."""

from collections.abc import Mapping, Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

LIST, NUMBER, WHOLE, TEXT = "a list", "a number", "a whole number", "a text"
TIME = "a time with its zone, such as 2026-11-20T00:00:00Z,"
_KINDS: Mapping[str, str] = {
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float", "int_parsing_size"), WHOLE),
    **dict.fromkeys(("float_type", "float_parsing", "finite_number"), NUMBER),
    **dict.fromkeys(("string_type", "string_too_short"), TEXT),
    **dict.fromkeys(("tuple_type", "list_type"), LIST),
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type"), "an object"),
    **dict.fromkeys(("datetime_type", "datetime_parsing", "timezone_aware"), TIME),
    **dict.fromkeys(("datetime_from_date_parsing", "datetime_object_invalid"), TIME),
    **dict.fromkeys(("bool_type", "bool_parsing"), "true or false"),
    "greater_than_equal": "{ge} or more",
    "less_than_equal": "{le} or less",
}


def place(error: ValidationError) -> str:
    """Where the first thing is that does not fit: `0.do.slow`; nothing for the whole."""
    return ".".join(str(step) for step in error.errors()[0]["loc"])


def expected(error: ValidationError, names: Sequence[str] = ()) -> str:
    """What was expected there; `names` are those that might stand in place of an unknown one."""
    first = error.errors()[0]
    if first["type"] == "missing":
        return "is missing"
    if first["type"] == "extra_forbidden":
        known = f"; one of {', '.join(names)} is expected" if names else ""
        return f"nothing has this name{known}"
    if first["type"] == "json_invalid":
        return f"is no JSON: {_why(first)}"
    if first["type"] == "value_error":
        return _why(first)
    if first["type"] == "literal_error":
        return f"{first['ctx']['expected'].replace('True', 'true')} is expected"
    kind = _KINDS.get(first["type"])
    return f"{kind.format(**first.get('ctx', {}))} is expected" if kind else str(first["msg"])


def _why(wrong: ErrorDetails) -> str:
    return str(wrong.get("ctx", {}).get("error", wrong["msg"]))
