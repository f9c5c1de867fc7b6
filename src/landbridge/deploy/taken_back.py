"""What a deployment laid over something, taken off again; what others put there since stays."""

from collections.abc import Mapping, Sequence
from typing import Any

from landbridge.deploy.merged import PREFIXES, Body, have_names, said_otherwise

ABSENT = object()


def taken_back(standing: Body, laid: Body, stood: Body) -> dict[str, Any]:
    """What to put so that all that was laid is as it stood before."""
    back = {key: _back(key, standing.get(key), laid[key], stood.get(key, ABSENT)) for key in laid}
    gave_way = {key: stood[key] for key in said_otherwise(laid) if key in stood}
    kept = {key: value for key, value in standing.items() if key not in laid} | gave_way
    return {**kept, **{key: value for key, value in back.items() if value is not ABSENT}}


def _back(key: str, standing: object, laid: object, stood: object) -> object:
    if isinstance(standing, Mapping) and isinstance(laid, Mapping):
        if isinstance(stood, Mapping):
            return taken_back(standing, laid, stood)
        return taken_back(standing, laid, {}) or stood if stood is ABSENT else stood
    if isinstance(standing, list) and isinstance(laid, list):
        before = stood if isinstance(stood, list) else []
        if key == PREFIXES:
            return _prefixes(standing, laid, before) or stood
        if have_names([*standing, *laid]):
            return _named(standing, laid, before) or stood
    return stood


def _prefixes(standing: list[str], laid: list[str], stood: list[str]) -> list[str]:
    return [*stood, *(each for each in standing if each not in (*laid, *stood))]


def _named(standing: Sequence[Body], laid: Sequence[Body], stood: Sequence[Body]) -> list[object]:
    ours, before = _by_name(laid), _by_name(stood)
    left = list[object]()
    for name, each in _by_name(standing).items():
        if name not in ours:
            left.append(each)
        elif name in before:
            left.append(taken_back(each, ours[name], before[name]))
    return left


def _by_name(items: Sequence[Body]) -> dict[str, Body]:
    return {str(each.get("name", "")).casefold(): each for each in items}
