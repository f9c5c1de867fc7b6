"""`$filter` as Resource Manager's lists take it: fields compared with texts, joined by `and`."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.store import Resource

Field = Callable[[Resource], object]
Test = Callable[[Resource], bool]

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_TEXT = r"'((?:[^']|'')*)'"
_COMPARED = re.compile(rf"(\w+)\s+(eq|ne)\s+{_TEXT}", re.IGNORECASE)
_WITHIN = re.compile(rf"substringof\(\s*{_TEXT}\s*,\s*(\w+)\s*\)", re.IGNORECASE)
_START = re.compile(rf"startswith\(\s*(\w+)\s*,\s*{_TEXT}\s*\)", re.IGNORECASE)
_TAG = re.compile(rf"tagName\s+eq\s+{_TEXT}(?:\s+and\s+tagValue\s+eq\s+{_TEXT})?", re.IGNORECASE)


def tested(text: str, fields: Mapping[str, Field]) -> Test:
    """The test that a filter is. Raises Refusal for a form or a field that a list does not have."""
    if found := _TAG.fullmatch(text.strip()):
        return _tagged(found)
    tests = [_test(part.strip(), fields, text) for part in _AND.split(text)]
    return lambda resource: all(test(resource) for test in tests)


def _test(part: str, fields: Mapping[str, Field], whole: str) -> Test:
    if part.casefold() in fields:
        return _holds(fields[part.casefold()])
    for form, made in _FORMS:
        if found := form.fullmatch(part):
            name, told = made(found)
            if name.casefold() in fields:
                return _over(fields[name.casefold()], told)
    known = ", ".join(fields) or "nothing but tags"
    told_so = f"Invalid $filter '{whole}' specified in the query string: the emulator compares"
    raise Refusal(400, "InvalidFilterInQueryString", f"{told_so} {known} here.")


def _holds(field: Field) -> Test:
    return lambda resource: bool(field(resource))


def _over(field: Field, told: Callable[[str], bool]) -> Test:
    return lambda resource: told(str(field(resource) or "").casefold())


def _compared(found: re.Match[str]) -> tuple[str, Callable[[str], bool]]:
    name, sign, text = found.groups()
    return name, lambda held: (held == _plain(text)) is (sign.casefold() == "eq")


def _inside(found: re.Match[str]) -> tuple[str, Callable[[str], bool]]:
    return found[2], lambda held: _plain(found[1]) in held


def _begins(found: re.Match[str]) -> tuple[str, Callable[[str], bool]]:
    return found[1], lambda held: held.startswith(_plain(found[2]))


_FORMS = ((_COMPARED, _compared), (_WITHIN, _inside), (_START, _begins))


def _tagged(found: re.Match[str]) -> Test:
    """Names of tags are blind to case, their values are not."""
    name, value = _plain(found[1]), found[2]

    def test(resource: Resource) -> bool:
        tags: Mapping[str, Any] = resource.body.get("tags") or {}
        held = {each.casefold(): tags[each] for each in tags}
        return name in held and value in (None, held[name])

    return test


def _plain(text: str) -> str:
    return text.replace("''", "'").casefold()
