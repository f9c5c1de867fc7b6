"""Prefixes and addresses as an estate writes them: one form each, so that nothing is guessed."""

import re
from ipaddress import IPv4Network, ip_address
from typing import Annotated

from pydantic import AfterValidator, Field

PLAIN = r"^[0-9]{1,3}(\.[0-9]{1,3}){3}/[0-9]{1,2}$"


def _prefix(text: str) -> str:
    """The text, if it is an IPv4 prefix with its length and without host bits."""
    try:
        around = IPv4Network(text, strict=False)
    except ValueError:
        raise ValueError("no IPv4 prefix; write one such as 10.0.0.0/22") from None
    if text != str(around):
        raise ValueError(_otherwise(text, around))
    return text


def _otherwise(text: str, around: IPv4Network) -> str:
    """What the text is instead, and how to write what was probably meant."""
    address, slash, length = text.partition("/")
    if not slash:
        return f"an address without a prefix length; write {text}/32 for this address alone"
    if not re.fullmatch("[0-9]+", length):
        return f"a prefix with a netmask; write its length, as in {around}"
    if address == str(around.network_address):
        return f"an odd form of a prefix; write {around}"
    return f"an address inside a prefix; write {around}, or {address}/32 for this address alone"


def _address(text: str) -> str:
    """The text, if it is an address of either family."""
    try:
        ip_address(text)
    except ValueError:
        raise ValueError("no address; write one such as 10.0.0.4") from None
    return text


Prefix = Annotated[str, AfterValidator(_prefix), Field(json_schema_extra={"pattern": PLAIN})]
Address = Annotated[str, AfterValidator(_address)]
