"""Words that rules use, such as service tags: nothing else may be called so."""

from collections.abc import Iterator

from landbridge.intake.azure import types
from landbridge.intake.azure.resources import Resources

RULED = (
    *(types.SECURITY_GROUP, types.SECURITY_RULE, types.ROUTE_TABLE, types.ROUTE),
    *(types.COLLECTION_GROUP, types.FIREWALL, types.ADMIN_RULE),
)
KEYS = frozenset(
    {"sourceaddressprefix", "sourceaddressprefixes", "destinationaddressprefix", "addressprefix"}
    | {"destinationaddressprefixes", "sourceaddresses", "destinationaddresses"}
)


def words(resources: Resources) -> Iterator[str]:
    """All words at the ends of rules that are no addresses."""
    for type_ in RULED:
        for each in resources.of(type_):
            yield from _words(each.record.data)


def _words(value: object) -> Iterator[str]:
    waiting: list[object] = [value]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, dict):
            for key, each in inner.items():
                if key.lower() in KEYS:
                    yield from _texts(each)
                elif isinstance(each, dict | list):
                    waiting.append(each)
        elif isinstance(inner, list):
            waiting.extend(inner)


def _texts(value: object) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str) and each[:1].isalpha():
            yield each
