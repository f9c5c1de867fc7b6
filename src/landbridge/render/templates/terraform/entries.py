"""Entries of forms by their kinds."""

from collections.abc import Mapping
from typing import Any

from landbridge.render.templates.terraform.forms import (
    At,
    Blocks,
    Entry,
    NotExpressed,
    Way,
    arguments,
    body_of,
    word,
)


def at(path: str, name: str) -> At:
    """A value that both sides write alike."""
    return At(path, name, Way(_same, _same))


def worded(path: str, name: str, words: Mapping[Any, Any]) -> At:
    """A value for which both sides have words of their own."""
    back = {own: word for word, own in words.items()}
    return At(path, name, Way(lambda value: word(words, value), lambda value: word(back, value)))


def keyed(path: str, name: str, key: str = "id") -> At:
    """Objects of one key each, of which the argument holds the values alone."""
    return At(
        path,
        name,
        Way(
            lambda value: [word(each, key) for each in value],
            lambda value: [{key: each} for each in value],
        ),
    )


def only(path: str, name: str) -> At:
    """A list of one value, of which the argument holds just that."""
    return At(path, name, Way(_only, lambda value: [value]))


def lone(path: str, name: str) -> At:
    """A value of which the argument is a list."""
    return At(path, name, Way(lambda value: [value], _only))


def number(path: str, name: str) -> At:
    """A number that the body writes as text."""
    return At(path, name, Way(_whole, str))


def blocks(path: str, name: str, *entries: Entry) -> At:
    """A list of objects, a block each."""
    return At(
        path,
        name,
        Way(
            lambda value: Blocks(tuple(arguments(each, entries) for each in value)),
            lambda value: [body_of(each, entries) for each in value.each],
        ),
        entries,
    )


def block(path: str, name: str, *entries: Entry) -> At:
    """An object as a block."""
    return At(
        path,
        name,
        Way(
            lambda value: Blocks((arguments(value, entries),)),
            lambda value: body_of(value.each[0], entries),
        ),
        entries,
    )


def _same(value: object) -> object:
    return value


def _only(value: list[object]) -> object:
    if len(value) != 1:
        raise NotExpressed
    return value[0]


def _whole(value: object) -> int:
    if not str(value).isdecimal():
        raise NotExpressed
    return int(str(value))
