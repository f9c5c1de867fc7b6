"""The texts of which rules are made, checked as they are read."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from landbridge.space import Addresses, number_of

NUMERIC = re.compile(r"^[0-9]|^[0-9a-fA-F]*:")
PORT_MAX = 65535


@dataclass(frozen=True)
class Otherwise:
    """Marks what may be written otherwise too: how it is read, and what editors are told of it."""

    read: Callable[[object], object]
    told: Callable[[JsonSchemaValue], JsonSchemaValue]

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """What is marked, behind a step that makes it of what was written."""
        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """What is read; what is written is always the plain form."""
        plain = handler(schema)
        return plain if handler.mode == "serialization" else self.told(plain)


def _one_or_listed(listed: JsonSchemaValue) -> JsonSchemaValue:
    return {"anyOf": [listed["items"], listed]}


def _small_or_capitals(words: JsonSchemaValue) -> JsonSchemaValue:
    """The words, which editors complete, or whatever reads like one of them."""
    pattern = "|".join(_in_any_case(word) for word in words["enum"])
    other = {"type": "string", "pattern": f"^({pattern})$", "$comment": "in capitals"}
    return {"anyOf": [words, other]}


def _in_any_case(word: str) -> str:
    """A pattern; those of JSON schema know no flags."""
    return "".join(
        f"[{each.upper()}{each}]" if each.isalpha() else re.escape(each) for each in word
    )


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _many(value: object) -> object:
    """One text or number stands for a list of one."""
    return (value,) if isinstance(value, str | int) and not isinstance(value, bool) else value


MANY = Otherwise(_many, _one_or_listed)
"""Marks a list for which one value may stand alone."""
ANY_CASE = Otherwise(_lower, _small_or_capitals)
"""Marks words that may be written in capitals too."""


def _end(text: str) -> str:
    """Whatever begins like an address must be one; all else is a name."""
    if NUMERIC.match(text):
        _known(text, "no address, prefix or range of addresses, such as 10.0.0.0/24")
    return text


def _known(text: str, otherwise: str) -> None:
    """Raises ValueError in our own words, which for a range tell what is wrong with it."""
    try:
        Addresses.parse(text)
    except ValueError:
        raise ValueError(_backwards(text) or otherwise) from None


def _backwards(text: str) -> str:
    """What is wrong with a range of two addresses; nothing if it is none."""
    first, _, last = text.partition("-")
    try:
        start, end = number_of(first.strip()), number_of(last.strip())
    except ValueError:
        return ""
    if end < start:
        return "a range of addresses that ends before it starts"
    return "a range from one family of addresses to the other"


def _prefix(text: str) -> str:
    otherwise = "no prefix; write one such as 10.0.0.0/24"
    if "-" in text or not NUMERIC.match(text):
        raise ValueError(otherwise)
    _known(text, otherwise)
    return text


def _address(text: str) -> str:
    otherwise = "no single address; write one such as 10.0.0.4"
    if "/" in text or "-" in text or not NUMERIC.match(text):
        raise ValueError(otherwise)
    _known(text, otherwise)
    return text


def _ports(text: str) -> str:
    if text == "*":
        return text
    first, dash, last = (part.strip() for part in text.partition("-"))
    numbers = [first, last if dash else first]
    if not all(_is_port(each) for each in numbers):
        raise ValueError(f"no port or range of ports from 0 to {PORT_MAX}, such as 8000-8080")
    if int(numbers[0]) > int(numbers[1]):
        raise ValueError(f"a range of ports that ends before it starts; write {last}-{first}")
    return text


def _is_port(text: str) -> bool:
    """Whether the text is a port; longer ones are none, and never made a number."""
    short = text.isascii() and text.isdecimal() and len(text) <= len(str(PORT_MAX))
    return short and int(text) <= PORT_MAX


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Prefix = Annotated[str, AfterValidator(_prefix)]
"""A prefix or single address of either family."""
Address = Annotated[str, AfterValidator(_address)]
"""One address of either family."""
End = Annotated[str, AfterValidator(_end)]
"""An end of a rule: an address, prefix, range, `*`, a service tag, or the name of a group."""
Ends = Annotated[tuple[End, ...], Field(min_length=1), MANY]
Port = Annotated[
    str,
    BeforeValidator(_as_text, json_schema_input_type=str | int),
    AfterValidator(_ports),
]
Ports = Annotated[tuple[Port, ...], Field(min_length=1), MANY]
"""Ports as texts or numbers: `443`, `8000-8080` or `*`."""
Texts = Annotated[tuple[str, ...], MANY]
Protocol = Annotated[
    Literal["any", "*", "tcp", "udp", "icmp", "icmpv6", "esp", "ah", "gre", "sctp"],
    ANY_CASE,
]
Direction = Annotated[Literal["inbound", "outbound"], ANY_CASE]
ANY_END = ("*",)
ANY_PORT = ("*",)
