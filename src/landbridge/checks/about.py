"""Which keys of the estate a finding is about, if no row of an export shows it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from landbridge.checks.rule import Hit, Rule
from landbridge.model.checked import KEYS
from landbridge.model.declared import Key
from landbridge.model.estate import Estate
from landbridge.model.place import Place

ENTRY = "*"
"""Stands in a pattern for that entry of a list which a subject names."""
EACH = "+"
"""Stands for every entry of a list of which the subject says nothing."""
BETWEEN = ("/", " to ")
"""What parts the name of an entry from that of one inside."""


def places(rule: Rule, hit: Hit, estate: Estate) -> tuple[Place, ...]:
    """Where a hit without rows is seen: at its keys, else at those that its rule is about."""
    return estate.declared.places(*(hit.keys or (named(estate, _patterns(rule), hit.subject),)))


def named(estate: Estate, patterns: Sequence[str], subject: str) -> Key:
    """What a subject is called after, by the pattern that takes most of its name.

    `network.virtual_networks.*.subnets.*` leads to the subnet `hub/web`, or to the network `hub`
    where it declares no such subnet; without either to `network`, since the service or a topology
    made it.
    """
    ways = [way for each in patterns for way in _ways(estate, each.split("."), subject.lower())]
    nearest = min(ways, key=lambda way: len(way[1]), default=None)
    return nearest[0] if nearest else tuple(each.partition(".")[0] for each in patterns[:1])


def _patterns(rule: Rule) -> Sequence[str]:
    """What the rule says of it, else the keys without which it has no answer."""
    needed = (part.removeprefix(KEYS) for part in rule.needs if part.startswith(KEYS))
    return rule.about or tuple(needed)


def _ways(value: Any, steps: Sequence[str], name: str) -> Iterator[tuple[Key, str]]:  # noqa: ANN401 - whatever an estate holds
    """Each key that the steps lead to, and what it leaves of the name."""
    if not steps:
        yield (), name
    elif steps[0] == EACH:
        for nth, entry in enumerate(value or ()):
            yield from (((nth, *key), left) for key, left in _ways(entry, steps[1:], name))
    elif steps[0] != ENTRY:
        for key, left in _ways(getattr(value, steps[0], None), steps[1:], name):
            yield (steps[0], *key), left
    else:
        for nth, entry, left in _bearing(value or (), name):
            for key, rest in list(_ways(entry, steps[1:], left)) or [((), left)]:
                yield (nth, *key), rest


def _bearing(entries: Iterable[Any], name: str) -> Iterator[tuple[int, Any, str]]:
    """The entries that the name begins with, and what comes after theirs."""
    for nth, entry in enumerate(entries):
        own = _called(entry).lower()
        if name == own:
            yield nth, entry, ""
        for sign in BETWEEN:
            if name.startswith(own + sign):
                yield nth, entry, name.removeprefix(own + sign)


def _called(entry: Any) -> str:  # noqa: ANN401 - as above
    if isinstance(entry, str):
        return entry
    return next(str(getattr(entry, key)) for key in ("name", "to") if hasattr(entry, key))
