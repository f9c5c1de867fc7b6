"""How long a guest's system is supported, by the name that vCenter shows of it."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from landbridge.catalogue import catalogue

ENDS, LONGER = "guest.support-ends", "guest.longer-support"
LATER = re.compile(r"\bor later\b", re.IGNORECASE)
"""How a name ends that stands for all that came after it as well."""
BITS = re.compile(r"\(?(32|64)[- ]bit\)?|x86[_-]64|x64|i[3-6]86", re.IGNORECASE)
"""Figures of the processor in a system's name."""


class Support(NamedTuple):
    """The last day of support; and the last of what goes on longer, with what `kind` that is."""

    ends: date
    longer: date | None = None
    kind: str = ""


@cache
def support(system: str) -> Support | None:
    """By the fact whose name takes most of the system's; None for a system that no fact names."""
    found = ((match, days) for name, days in _known() if (match := name.search(system)))
    best = max(found, key=lambda each: len(each[0].group()), default=None)
    return best[1] if best else None


def over(system: str, today: date) -> bool | None:
    """Whether support has ended; None where no fact tells it of that very version."""
    known = support(system)
    if known is None:
        return None
    past = known.ends < today
    return None if past and LATER.search(system) else past


def versioned(system: str) -> bool:
    """Whether the name tells one version: `Ubuntu Linux (64-bit)` may be of any age."""
    plain = BITS.sub("", system)
    vague = plain.startswith("Other") or LATER.search(plain)
    return bool(not vague and re.search("[0-9]", plain))


@cache
def _known() -> tuple[tuple[re.Pattern[str], Support], ...]:
    return tuple(_named())


def _named() -> Iterator[tuple[re.Pattern[str], Support]]:
    for fact in catalogue().under(ENDS):
        for name, days in fact.value.items() if isinstance(fact.value, dict) else ():
            whole = re.compile(rf"(?<!\w){name}(?![0-9])", re.IGNORECASE)
            ends, *longer = (date.fromisoformat(str(day)) for day in _days(days))
            yield whole, Support(ends, longer[0], _kind(name)) if longer else Support(ends)


def _days(days: object) -> tuple[object, ...]:
    return days if isinstance(days, tuple) else ()


def _kind(name: str) -> str:
    """What goes on longer than the support of a system so called."""
    kinds = catalogue().value(LONGER)
    told = kinds.items() if isinstance(kinds, dict) else ()
    return next((str(kind) for word, kind in told if word in name), "longer support")


__all__ = ["Support", "over", "support", "versioned"]
