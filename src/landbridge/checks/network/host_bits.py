"""Prefixes that name an address in place of a network."""

from collections.abc import Iterator
from ipaddress import ip_address, ip_network
from typing import Any

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity
from landbridge.model.declared import Key
from landbridge.model.network.fields import NUMERIC
from landbridge.model.place import Frozen

Names = tuple[str, ...]


def _behind(subject: Subject) -> Iterator[Hit]:
    for key, names, text in _texts(subject.estate.network, ("network",), ()):
        if meant := _without(text):
            yield Hit("/".join(names) or text, f"{text} is read as {meant}", keys=(key,))


def _texts(value: Any, key: Key, names: Names) -> Iterator[tuple[Key, Names, str]]:  # noqa: ANN401 - whatever a network holds
    """Every text with a slash in it that begins like an address, its key, and what holds it."""
    if isinstance(value, str):
        if "/" in value and NUMERIC.match(value):
            yield key, names, value
    elif isinstance(value, tuple):
        for at, each in enumerate(value):
            yield from _texts(each, (*key, at), names)
    elif isinstance(value, Frozen):
        own = getattr(value, "name", "")
        inner = (*names, own) if own else names
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), (*key, name), inner)


def _without(text: str) -> str:
    """The prefix without the bits behind its length; nothing where there are none."""
    try:
        network = ip_network(text, strict=False)
    except ValueError:
        return ""
    bare = ip_address(text.partition("/")[0]) == network.network_address
    return "" if bare else str(network)


HOST_BITS = Rule(
    id="azure.host-bits",
    severity=Severity.MEDIUM,
    says="a prefix has bits set behind its length",
    happens="Azure refuses it or reads all of the prefix, and one address may have been meant",
    fix="The network engineer: write the prefix that is meant, or the address alone.",
    source=("routing.prefix.host-bits",),
    needs=(NETWORK,),
    find=_behind,
    undecided=answered,
)
