"""Whether a body is one that its type takes, and what of it is kept."""

from collections.abc import Iterator
from ipaddress import ip_interface

from landbridge.emulator.nsx import errors
from landbridge.emulator.nsx.data import COMMON, ENTRIES, EXPRESSIONS, KINDS, SERVERS
from landbridge.emulator.nsx.forms import misfits
from landbridge.emulator.store import Body

CONJUNCTION = "ConjunctionOperator"


def kept(path: str, kind: str, body: Body) -> Body:
    """What a client wrote. Raises NsxRefusal for what the type does not take."""
    for found in (
        misfits(body),
        _unknown(kind, body),
        _wrong_words(kind, body),
        _wrong_parts(body),
    ):
        if why := next(found, ""):
            raise errors.unfit(path, why)
    own = KINDS[kind].keys | COMMON - {"id", "resource_type", "children"}
    return {key: _whole(key, value) for key, value in body.items() if key in own}


def _whole(key: str, value: object) -> object:
    """A subnet tells its network, too."""
    if key != "subnets" or not isinstance(value, list):
        return value
    return [
        {**each, "network": str(ip_interface(each["gateway_address"]).network)} for each in value
    ]


def _unknown(kind: str, body: Body) -> Iterator[str]:
    told = str(body.get("resource_type") or kind)
    if told not in (kind, "ChildResourceReference"):
        yield f"a {kind} was expected, not a {told}"
    for key in body.keys() - KINDS[kind].keys - COMMON - SERVERS:
        if not key.startswith("_"):
            yield f"the emulator takes no `{key}` of a {kind}"


def _wrong_words(kind: str, body: Body) -> Iterator[str]:
    for key, words in KINDS[kind].words.items():
        if body.get(key) is not None and body[key] not in words:
            yield f"`{body[key]}` is no {key}: it is one of {', '.join(sorted(words))}"


def _wrong_parts(body: Body) -> Iterator[str]:
    yield from _wrong_expressions(_objects(body, "expression"))
    for each in _objects(body, "service_entries"):
        if each.get("resource_type") not in ENTRIES:
            yield f"{each.get('resource_type')} is no entry of a service"
    for subnet in _objects(body, "subnets"):
        if not _is_gateway(subnet.get("gateway_address")):
            yield f"`{subnet.get('gateway_address')}` is no gateway address such as 10.1.0.1/24"


def _wrong_expressions(found: list[Body]) -> Iterator[str]:
    joins = [each.get("resource_type") == CONJUNCTION for each in found]
    if joins != [nth % 2 == 1 for nth in range(len(joins))] or len(joins) % 2 == 0 < len(joins):
        yield "expressions and conjunctions take turns"
    for each in found:
        if each.get("resource_type") not in EXPRESSIONS:
            yield f"the emulator takes no expression of type {each.get('resource_type')}"
        yield from _wrong_expressions(_objects(each, "expressions"))
        for text in each.get("ip_addresses") or ():
            if not _is_address(text):
                yield f"`{text}` is no address, prefix or range"


def _objects(body: Body, key: str) -> list[Body]:
    found = body.get(key) or []
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _is_address(text: object) -> bool:
    try:
        ends = [ip_interface(end.strip()) for end in str(text).split("-")]
    except ValueError:
        return False
    return 0 < len(ends) < 3


def _is_gateway(text: object) -> bool:
    return "/" in str(text) and _is_address(text)
