"""The texts of which rules are made, checked as they are read."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from landbridge.space import Addresses

NUMERIC = re.compile(r"^[0-9]|^[0-9a-fA-F]*:")
PORT_MAX = 65535


def _many(value: object) -> object:
    """One text or number stands for a list of one."""
    return (str(value),) if isinstance(value, str | int) and not isinstance(value, bool) else value


def _end(text: str) -> str:
    """Whatever begins like an address must be one; all else is a name."""
    if NUMERIC.match(text):
        _addresses(text)
    return text


def _addresses(text: str) -> Addresses:
    try:
        return Addresses.parse(text)
    except ValueError as error:
        raise ValueError(
            f"`{text}` is no address, prefix or range of addresses ({error})"
        ) from None


def _prefix(text: str) -> str:
    if "-" in text or not NUMERIC.match(text):
        raise ValueError(f"`{text}` is no prefix, such as 10.0.0.0/24")
    _addresses(text)
    return text


def _address(text: str) -> str:
    if "/" in text:
        raise ValueError(f"`{text}` is no single address, such as 10.0.0.4")
    return _prefix(text)


def _ports(text: str) -> str:
    if text == "*":
        return text
    first, dash, last = text.partition("-")
    numbers = [first.strip(), (last if dash else first).strip()]
    if not all(each.isdecimal() and int(each) <= PORT_MAX for each in numbers):
        raise ValueError(f"`{text}` is no port or range of ports from 0 to {PORT_MAX}")
    if int(numbers[0]) > int(numbers[1]):
        raise ValueError(f"the range of ports `{text}` ends before it starts")
    return text


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


Prefix = Annotated[str, AfterValidator(_prefix)]
"""A prefix or single address of either family."""
Address = Annotated[str, AfterValidator(_address)]
"""One address of either family."""
End = Annotated[str, AfterValidator(_end)]
"""An end of a rule: an address, prefix, range, `*`, a service tag, or the name of a group."""
Ends = Annotated[tuple[End, ...], BeforeValidator(_many), Field(min_length=1)]
Ports = Annotated[
    tuple[Annotated[str, BeforeValidator(_as_text), AfterValidator(_ports)], ...],
    BeforeValidator(_many),
    Field(min_length=1),
]
"""Ports as texts: `443`, `8000-8080` or `*`."""
Texts = Annotated[tuple[str, ...], BeforeValidator(_many)]
Protocol = Annotated[
    Literal["any", "*", "tcp", "udp", "icmp", "icmpv6", "esp", "ah", "gre", "sctp"],
    BeforeValidator(_lower),
]
Direction = Annotated[Literal["inbound", "outbound"], BeforeValidator(_lower)]
ANY_END = ("*",)
ANY_PORT = ("*",)
