"""The ends of rules as Azure takes them: tags, prefixes, and references to groups."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from landbridge.model.network.fields import NUMERIC
from landbridge.security.ends import ANY as ANY_WORDS
from landbridge.security.ends import Ends
from landbridge.space import V4, Addresses

ANY = "*"
NOBODY = "{} is left out: of whom it names no address is known"
NOT_ALL = "{} stands for the members whose addresses are known; others are not in it"


class Told(NamedTuple):
    """An end of a rule, parted by how Azure takes each kind; `remarks` are what it leaves out."""

    tags: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def anybody(self) -> bool:
        """Whether it names somebody at all."""
        return bool(self.tags or self.prefixes or self.groups)


class Parts(NamedTuple):
    """A rule of the estate as those that Azure holds, and what they leave out of it."""

    rules: Sequence[Mapping[str, Any]]
    remarks: Sequence[str]


def told(texts: Sequence[str], ends: Ends, groups: Collection[str]) -> Told:
    """What the texts mean. `groups` are the names, in small letters, that a rule may refer to.

    Every other name of the network becomes the prefixes that it stands for.
    """
    kinds: dict[str, list[str]] = {"group": [], "name": [], "prefix": [], "tag": []}
    for text in texts:
        kinds[_kind(text, ends, groups)].append(text)
    if any(text.lower() in ANY_WORDS for text in kinds["tag"]):
        return Told(tags=(ANY,))
    known = {name: ends.one(name) for name in kinds["name"]}
    named = (each.certain for each in known.values())
    return Told(
        tuple(dict.fromkeys(kinds["tag"])),
        tuple(dict.fromkeys([*_written(kinds["prefix"]), *_prefixes(named)])),
        tuple(dict.fromkeys(kinds["group"])),
        tuple(NOT_ALL.format(name) for name, each in known.items() if each.possible),
    )


def _kind(text: str, ends: Ends, groups: Collection[str]) -> str:
    if text.lower() in groups:
        return "group"
    if text.lower() in ends.named or text.startswith("/"):
        return "name"
    return "prefix" if NUMERIC.match(text) else "tag"


def _written(texts: Iterable[str]) -> Iterator[str]:
    """Prefixes as they were written; a range becomes prefixes, since not every rule takes one."""
    for text in texts:
        if "-" in text:
            yield from Addresses.parse(text).prefixes()
        else:
            yield text


def _prefixes(sets: Iterable[Addresses]) -> Iterator[str]:
    for each in sets:
        yield from each.prefixes()


def families(prefixes: Sequence[str]) -> list[tuple[str, ...]]:
    """Prefixes by their family: a rule takes those of one."""
    old = tuple(each for each in prefixes if Addresses.parse(each) <= Addresses(V4))
    new = tuple(each for each in prefixes if each not in old)
    return [each for each in (old, new) if each]
