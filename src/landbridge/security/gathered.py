"""Address groups with all that they lead to, gathered when somebody asks for one."""

import re
from collections.abc import Iterator, Mapping
from typing import Protocol

from landbridge.model.network import AddressGroup, Network
from landbridge.security.filter import Known
from landbridge.space import NOWHERE

GROUP_PATH = re.compile(r"/groups/(?P<name>[^/]+)$")


class Plain(Protocol):
    """What members of groups mean that are no groups themselves."""

    def at_path(self, path: str) -> Known:
        """What an NSX path in small letters leads to."""
        ...

    def by_criteria(self, group: AddressGroup) -> Known:
        """The members of a group by their tags."""
        ...

    def plain(self, text: str) -> Known:
        """An address or a tag."""
        ...


class Names(Mapping[str, Known]):
    """All names; application security groups go before address groups, these before the rest.

    A group is gathered when it is asked for: of a thousand groups that nest, rules name a few.
    """

    def __init__(
        self, network: Network, names: Mapping[str, Known], asgs: Mapping[str, Known], ends: Plain
    ) -> None:
        groups = {group.name.lower(): group for group in network.groups}
        self._groups = {name: each for name, each in groups.items() if name not in asgs}
        self._plain = {**names, **asgs}
        self._ends = ends
        self._known: dict[str, Known] = {}

    def __getitem__(self, name: str) -> Known:
        if name not in self._groups:
            return self._plain[name]
        if name not in self._known:
            group = self._groups[name]
            self._known[name] = _gathered(group, self._groups, self._plain, self._ends)
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        return name in self._groups or name in self._plain

    def __iter__(self) -> Iterator[str]:
        return iter({**self._plain, **self._groups})

    def __len__(self) -> int:
        return len({**self._plain, **self._groups})


def _gathered(
    start: AddressGroup,
    groups: Mapping[str, AddressGroup],
    names: Mapping[str, Known],
    ends: Plain,
    above: frozenset[str] = frozenset(),
) -> Known:
    """Known by its own members and by those of every group that it leads to, however deep.

    A group in itself adds nothing; `above` are those of which it is asked where members may be.
    """
    seen, waiting, parts = {start.name.lower()}, [start], list[Known]()
    while waiting:
        group = waiting.pop()
        inner = {named_by(text) for text in group.members} & groups.keys()
        waiting += [groups[name] for name in sorted(inner - seen)]
        seen |= inner
        plain = [text for text in group.members if named_by(text) not in inner]
        parts += [_member(text, names, ends) for text in plain]
        parts += [ends.by_criteria(group)] if group.criteria else []
        for each in group.somewhere_in:
            inside = groups.get(named_by(each))
            if inside is None:
                parts.append(_somewhere(group.name, _member(each, names, ends)))
            elif inside.name.lower() not in above:
                there = _gathered(inside, groups, names, ends, above | seen)
                parts.append(_somewhere(group.name, there))
    return Known.union(parts)


def named_by(text: str) -> str:
    """The name that a member of a group is told by, in small letters; a path's is its end."""
    word = text.lower()
    return group_at(word) if word.startswith("/") else word


def group_at(path: str) -> str:
    """The name of the group that an NSX path leads to; else the path itself."""
    found = GROUP_PATH.search(path)
    return found["name"] if found else path


def _member(text: str, names: Mapping[str, Known], ends: Plain) -> Known:
    if text.startswith("/"):
        return ends.at_path(text.lower())
    return names[text.lower()] if text.lower() in names else ends.plain(text)


def _somewhere(group: str, where: Known) -> Known:
    """A member that has one of these addresses, and nobody knows which."""
    return Known(NOWHERE, where.widest, (group,))
