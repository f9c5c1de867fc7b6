"""Functions of texts."""

import base64
import binascii
import re

from landbridge.armlang.context import Section
from landbridge.armlang.fault import Fault, Waiting
from landbridge.armlang.functions.composite import composed
from landbridge.armlang.functions.objects import read_json
from landbridge.armlang.functions.room import joined, roomy, worded
from landbridge.armlang.functions.signature import Asked, Function, Given
from landbridge.armlang.values import as_text

DATA_URI = re.compile(r"data:(?P<type>[^,;]*)(?P<extra>(;[^,;]*)*),(?P<data>.*)", re.DOTALL | re.I)


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _base64_to_string(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        raise Fault("the text is no base64 of a text", "Make it with base64().") from None


def _base64_to_json(text: str) -> object:
    return read_json(_base64_to_string(text))


def _data_uri(asked: Asked, value: object) -> str:
    return f"data:text/plain;charset=utf-8;base64,{_base64(worded(asked, value))}"


def _data_uri_to_string(text: str) -> str:
    match = DATA_URI.fullmatch(text)
    if match is None:
        raise Fault("the text is no data URI", "It begins with 'data:' and has a comma.")
    if match["extra"].lower().endswith(";base64"):
        return _base64_to_string(match["data"])
    return _unescaped(match["data"])


def _ends_with(text: str, end: str) -> bool:
    return text.lower().endswith(end.lower())


def _starts_with(text: str, start: str) -> bool:
    return text.lower().startswith(start.lower())


def _fail(asked: Asked, message: str) -> object:
    raise Fault(f"the template says: {message}", "Give it what it asks for.")


def _format(asked: Asked, pattern: str, *values: object) -> str:
    return composed(asked, pattern, values)


def _join(asked: Asked, parts: list[object], between: str) -> str:
    return joined(asked, (worded(asked, part) for part in parts), between)


def _like(text: str, pattern: str) -> bool:
    """Each part as early as it can be, so that many stars take no longer than one."""
    first, *parts = pattern.lower().split("*")
    left = text.lower()
    if not parts or not left.startswith(first):
        return not parts and left == first
    left = left[len(first) :]
    for part in parts[:-1]:
        _, found, left = left.partition(part) if part else ("", "*", left)
        if not found:
            return False
    return left.endswith(parts[-1])


def _new_guid(asked: Asked) -> str:
    only_in_defaults(asked)
    make = asked.context.scope.new_guid
    if make is None:
        raise Waiting(frozenset({"newGuid()"}))
    return make()


def only_in_defaults(asked: Asked) -> None:
    """Raises Fault unless the call stands in the default of a parameter."""
    if asked.context.section is not Section.PARAMETER:
        raise Fault(
            f"{asked.call.name}() stands in {asked.context.section}",
            "It may stand in the default of a parameter only.",
        )


def _pad_left(asked: Asked, value: str | int, length: int, filler: str = " ") -> str:
    if len(filler) != 1:
        raise Fault("padLeft() fills with more or less than one character", "Give it one.")
    roomy(asked, length)
    return as_text(value).rjust(length, filler)


def _replace(asked: Asked, text: str, old: str, new: str) -> str:
    if not old:
        raise Fault("replace() looks for an empty text", "Give what shall be replaced.")
    roomy(asked, len(text) + text.count(old) * (len(new) - len(old)))
    return text.replace(old, new)


def _split(text: str, delimiters: str | list[object]) -> list[object]:
    given = delimiters if isinstance(delimiters, list) else [delimiters]
    marks = [re.escape(mark) for mark in given if isinstance(mark, str) and mark]
    if any(not isinstance(mark, str) for mark in given):
        raise Fault("split() has a delimiter that is no text", "Give texts.")
    return list(re.split("|".join(marks), text)) if marks else [text]


def _string(asked: Asked, value: object) -> str:
    return worded(asked, value)


def _substring(text: str, start: int, length: int | None = None) -> str:
    end = len(text) if length is None else start + length
    if start < 0 or (length is not None and length < 0) or start > len(text) or end > len(text):
        raise Fault(
            f"substring() reaches outside of a text of {len(text)} characters",
            "Use take() and skip() where the text may be shorter.",
        )
    return text[start:end]


def _to_lower(text: str) -> str:
    return text.lower()


def _to_upper(text: str) -> str:
    return text.upper()


def _trim(text: str) -> str:
    return text.strip()


def _uri_component(text: str) -> str:
    return "".join(chr(b) if chr(b) in UNRESERVED else f"%{b:02X}" for b in text.encode())


UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def _unescaped(text: str) -> str:
    parts = re.split(r"((?:%[0-9A-Fa-f]{2})+)", text)
    for place in range(1, len(parts), 2):
        raw = bytes.fromhex(parts[place].replace("%", ""))
        parts[place] = raw.decode(errors="replace")
    return "".join(parts)


STRINGS = (
    Function("base64", "string", _base64),
    Function("base64ToJson", "string", _base64_to_json),
    Function("base64ToString", "string", _base64_to_string),
    Function("dataUri", "any", _data_uri, Given.ASKED),
    Function("dataUriToString", "string", _data_uri_to_string),
    Function("endsWith", "string, string", _ends_with),
    Function("fail", "string", _fail, Given.ASKED),
    Function("format", "string, any*", _format, Given.ASKED),
    Function("join", "array, string", _join, Given.ASKED),
    Function("like", "string, string", _like),
    Function("newGuid", "", _new_guid, Given.ASKED),
    Function("padLeft", "string|int, int, string?", _pad_left, Given.ASKED),
    Function("replace", "string, string, string", _replace, Given.ASKED),
    Function("split", "string, string|array", _split),
    Function("startsWith", "string, string", _starts_with),
    Function("string", "any", _string, Given.ASKED),
    Function("substring", "string, int, int?", _substring),
    Function("toLower", "string", _to_lower),
    Function("toUpper", "string", _to_upper),
    Function("trim", "string", _trim),
    Function("uriComponent", "string", _uri_component),
    Function("uriComponentToString", "string", _unescaped),
)
