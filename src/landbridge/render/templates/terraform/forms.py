"""Bodies of Azure Resource Manager as arguments of azurerm, and back.

A form is a list of entries, each of which says where a value stands on both sides. A body is
written by a form only if the form leads back to it: what azurerm cannot say is never lost.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from landbridge.render.arm.resource import Body

Arguments = Mapping[str, Any]


class NotExpressed(Exception):
    """The provider has no word for a value."""


class Way(NamedTuple):
    """How a value is turned into an argument, and how that is read."""

    there: Callable[[Any], Any]
    back: Callable[[Any], Any]


@dataclass(frozen=True)
class Blocks:
    """The blocks of one kind within a resource, as an argument."""

    each: tuple[Arguments, ...]


@dataclass(frozen=True)
class At:
    """A value at a path of the body, and the argument that holds it."""

    path: str
    name: str
    way: Way
    entries: tuple["Entry", ...] = ()
    """Of the blocks, where it is one or several."""

    def there(self, body: Body) -> Iterator[tuple[str, Any]]:
        value = found(body, self.path)
        if value is not None:
            yield self.name, self.way.there(value)

    def back(self, arguments: Arguments) -> Iterator[tuple[str, Any]]:
        if self.name in arguments:
            yield self.path, self.way.back(arguments[self.name])


@dataclass(frozen=True)
class Always:
    """A value that the provider sends without being told."""

    path: str
    value: object

    def there(self, body: Body) -> Iterator[tuple[str, Any]]:
        """No argument; a body without it, or with another, does not come back as it was."""
        yield from ()

    def back(self, arguments: Arguments) -> Iterator[tuple[str, Any]]:
        yield self.path, self.value


@dataclass(frozen=True)
class Together:
    """Values from several places of the body in one block; none where there are no values."""

    name: str
    entries: tuple["Entry", ...]

    def there(self, body: Body) -> Iterator[tuple[str, Any]]:
        inner = arguments(body, self.entries)
        if inner:
            yield self.name, Blocks((inner,))

    def back(self, arguments: Arguments) -> Iterator[tuple[str, Any]]:
        for each in arguments[self.name].each if self.name in arguments else ():
            for entry in self.entries:
                yield from entry.back(each)


@dataclass(frozen=True)
class Parted:
    """A list of which each item is a block of the kind that `by` tells."""

    path: str
    by: Callable[[Body], str]
    kinds: Mapping[str, tuple["Entry", ...]]

    def there(self, body: Body) -> Iterator[tuple[str, Any]]:
        parts: dict[str, list[Arguments]] = {}
        for each in found(body, self.path) or ():
            kind = self.by(each)
            parts.setdefault(kind, []).append(arguments(each, word(self.kinds, kind)))
        yield from ((kind, Blocks(tuple(told))) for kind, told in parts.items())

    def back(self, arguments: Arguments) -> Iterator[tuple[str, Any]]:
        items = [
            body_of(each, entries)
            for kind, entries in self.kinds.items()
            for each in (arguments[kind].each if kind in arguments else ())
        ]
        yield self.path, items


Entry = At | Always | Together | Parted


def arguments(body: Body, entries: Iterable[Entry]) -> Arguments:
    """What the provider is told of a body."""
    return dict(pair for entry in entries for pair in entry.there(body))


def body_of(told: Arguments, entries: Iterable[Entry]) -> Body:
    """What the provider sends, of what it is told."""
    body: dict[str, Any] = {}
    for entry in entries:
        for path, value in entry.back(told):
            _put(body, path, value)
    return body


def expressed(body: Body, entries: tuple[Entry, ...]) -> Arguments | None:
    """The arguments for a body; None where the form does not lead back to all of it."""
    try:
        told = arguments(body, entries)
    except NotExpressed:
        return None
    return told if alike(body_of(told, entries)) == alike(body) else None


def alike(value: object) -> object:
    """The same value however its lists of named things are ordered, without what is empty."""
    if isinstance(value, Mapping):
        inner = {key: alike(each) for key, each in value.items()}
        return {key: each for key, each in inner.items() if each != {}}
    if isinstance(value, list | tuple):
        items = [alike(each) for each in value]
        return sorted(items, key=_called) if all(map(_called, items)) else items
    return value


def _called(value: object) -> str:
    return str(value.get("name", "")) if isinstance(value, Mapping) else ""


def found(body: Body, path: str) -> Any:  # noqa: ANN401 - JSON
    """The value at a path; None where there is none."""
    value: Any = body
    for key in path.split("/"):
        if not isinstance(value, Mapping) or key not in value:
            return None
        value = value[key]
    return value


def _put(body: dict[str, Any], path: str, value: object) -> None:
    *outer, last = path.split("/")
    for key in outer:
        body = body.setdefault(key, {})
    body[last] = value


def word(words: Mapping[Any, Any], value: object) -> Any:  # noqa: ANN401 - JSON
    """The word for a value. Raises NotExpressed where there is none."""
    try:
        return words[value]
    except KeyError:
        raise NotExpressed from None
