"""Service tags, Microsoft's names for the addresses of a service, and what changed in a list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from landbridge.space import Addresses


@dataclass(frozen=True)
class ServiceTag:
    """One tag with its prefixes as published, each known to be one."""

    name: str
    prefixes: tuple[str, ...]

    @cached_property
    def addresses(self) -> Addresses:
        """What the tag stands for."""
        return Addresses.of(self.prefixes)


@dataclass(frozen=True)
class ServiceTags:
    """The tags of one cloud at one change, found by name, blind to case; no two share a name."""

    tags: tuple[ServiceTag, ...] = ()
    cloud: str = ""
    change: int | None = None

    def find(self, name: str) -> ServiceTag | None:
        """The tag; None where the list has none, which says nothing of its addresses."""
        return self._by_name.get(name.casefold())

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._by_name

    def __getitem__(self, name: str) -> Addresses:
        """The addresses of a tag; raises KeyError where the list has none."""
        return self._by_name[name.casefold()].addresses

    def __iter__(self) -> Iterator[ServiceTag]:
        return iter(self.tags)

    def __len__(self) -> int:
        return len(self.tags)

    @cached_property
    def _by_name(self) -> Mapping[str, ServiceTag]:
        return {tag.name.casefold(): tag for tag in self.tags}


@dataclass(frozen=True)
class TagChange:
    """A tag that both lists have, with other prefixes."""

    old: ServiceTag
    new: ServiceTag

    @cached_property
    def added(self) -> tuple[str, ...]:
        """The prefixes that only the new list has, as published."""
        return _only(self.new, self.old)

    @cached_property
    def removed(self) -> tuple[str, ...]:
        """The prefixes that only the old list has, as published."""
        return _only(self.old, self.new)

    @cached_property
    def gained(self) -> Addresses:
        """The addresses that came; none where prefixes were only cut or joined."""
        return self.new.addresses - self.old.addresses

    @cached_property
    def lost(self) -> Addresses:
        """The addresses that went."""
        return self.old.addresses - self.new.addresses


@dataclass(frozen=True)
class TagChanges:
    """How one list differs from another, in the order of the lists."""

    added: tuple[ServiceTag, ...]
    removed: tuple[ServiceTag, ...]
    changed: tuple[TagChange, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def changes(old: ServiceTags, new: ServiceTags) -> TagChanges:
    """What came, went and changed from one list to another."""
    both = (TagChange(was, now) for now in new if (was := old.find(now.name)))
    return TagChanges(
        added=tuple(tag for tag in new if tag.name not in old),
        removed=tuple(tag for tag in old if tag.name not in new),
        changed=tuple(each for each in both if each.added or each.removed),
    )


def _only(one: ServiceTag, other: ServiceTag) -> tuple[str, ...]:
    known = set(other.prefixes)
    return tuple(prefix for prefix in one.prefixes if prefix not in known)
