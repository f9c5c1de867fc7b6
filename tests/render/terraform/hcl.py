"""HCL read by a parser that is none of ours, and its texts as Terraform reads them."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from io import StringIO
from typing import Any

import hcl2

Lookup = Callable[[str], str]
TOKEN = re.compile(
    r"\$\$\{|%%\{|\$\{(?P<asked>[^}]*)\}|\\u(?P<short>[0-9a-f]{4})|\\U(?P<long>[0-9a-f]{8})"
    r"|\\(?P<sign>.)|(?P<plain>.)",
    re.DOTALL,
)
SIGNS = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}


@cache
def parsed(text: str) -> Mapping[str, Any]:
    """The document; texts stand in quotes as they were written, expressions in `${}`."""
    found: Mapping[str, Any] = hcl2.load(StringIO(text))
    return found


def unquoted(written: str) -> str:
    return written[1:-1] if written.startswith('"') else written


def value(written: object, lookup: Lookup) -> object:
    """A value with its expressions looked up; what is no block is marked as one no more."""
    if isinstance(written, Mapping):
        own = {key: each for key, each in written.items() if not key.startswith("__")}
        return {str(text(key, lookup)): value(each, lookup) for key, each in own.items()}
    if isinstance(written, list):
        return [value(each, lookup) for each in written]
    return text(written, lookup) if isinstance(written, str) else written


def text(written: str, lookup: Lookup) -> str:
    if written.startswith("${"):
        return lookup(written[2:-1])
    if not written.startswith('"'):
        return written
    return "".join(_token(each, lookup) for each in TOKEN.finditer(written[1:-1]))


def _token(found: re.Match[str], lookup: Lookup) -> str:
    if found["asked"] is not None:
        return lookup(found["asked"])
    code = found["short"] or found["long"]
    if code:
        return chr(int(code, 16))
    if found["sign"]:
        return SIGNS[found["sign"]]
    return found["plain"] or found[0][1:]
