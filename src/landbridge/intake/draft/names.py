"""Names that are free, and patterns that fit just the VMs that are meant."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from landbridge.model.patterns import matcher

ANY = r"[*?]"
"""What stands for other letters in a pattern."""

SEVERAL = 2
MOST = 12
"""VMs that a name may begin for in different words: so many tiers has an application at most."""

LAST = "\U0010ffff"


def literal(text: str) -> str:
    """A pattern that this text fits; where it holds `*` or `?`, any letter in its place does."""
    return re.sub(ANY, "?", text)


def slug(text: str) -> str:
    """Small letters and figures, parted by hyphens."""
    return re.sub(r"[\W_]+", "-", text.lower()).strip("-")


def by_stem(names: Iterable[str]) -> Mapping[str, list[str]]:
    """The names by what they share with others of one application."""
    stems: dict[str, list[str]] = {}
    for name in names:
        stems.setdefault(_stem(name), []).append(name)
    return stems


def _stem(name: str) -> str:
    """All to the first separator, else to the number."""
    head = re.match(r"[^-_.]+[-_.]", name)
    return (head.group() if head else re.sub(r"\d+$", "", name)).lower()


def is_site(stem: str, names: Sequence[str]) -> bool:
    """Whether what many names begin with tells where VMs stand: they go on in different words.

    `lon-web-01`, `lon-sql-01` and ten more are no application called `lon`.
    """
    return len(names) > MOST and len({_word(name[len(stem) :]) for name in names}) > 1


def _word(rest: str) -> str:
    """The next part of a name without its number."""
    return re.sub(r"\d+", "", re.split(r"[-_.]", rest)[0]).lower()


def fitted(names: Sequence[str], patterns: Sequence[str]) -> int:
    """How many of the names fit one of the patterns."""
    return sum(map(bool, map(matcher(patterns).fullmatch, names))) if patterns else 0


def unique(name: str, taken: set[str]) -> str:
    """The name, or the next free one after it."""
    free, nth = name, 1
    while free in taken:
        nth += 1
        free = f"{name}-{nth}"
    taken.add(free)
    return free


@dataclass(frozen=True)
class Population:
    """The names of all VMs, to tell what a pattern fits, blind to case as patterns are."""

    names: Sequence[str]

    def fitting(self, patterns: Sequence[str]) -> int:
        """How many VMs fit one of these patterns."""
        if any(re.search(ANY, each.removesuffix("*")) for each in patterns):
            return sum(map(bool, map(matcher(patterns).fullmatch, self.names)))
        begins = [each[:-1] for each in patterns if each.endswith("*")]
        whole = {each.lower() for each in patterns if not each.endswith("*")}
        return sum(map(self._beginning, begins)) + sum(self._counted[each] for each in whole)

    def patterns(self, members: Iterable[str]) -> tuple[str, ...]:
        """Beginnings that only these names have, and the other names as they are."""
        return tuple(
            pattern
            for begin, own in sorted(by_stem(members).items())
            for pattern in self._patterns(begin, sorted({literal(each) for each in own}))
        )

    def _patterns(self, begin: str, own: Sequence[str]) -> Sequence[str]:
        if len(own) < SEVERAL or re.search(ANY, begin) or not begin:
            return own
        return [f"{begin}*"] if self._beginning(begin) == self.fitting(own) else own

    def _beginning(self, begin: str) -> int:
        low = begin.lower()
        return bisect_left(self._sorted, low + LAST) - bisect_left(self._sorted, low)

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(name.lower() for name in self.names)

    @cached_property
    def _counted(self) -> Counter[str]:
        return Counter(self._sorted)
