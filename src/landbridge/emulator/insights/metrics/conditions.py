"""The filter of a question for metrics: which values of a dimension, and whether one by one."""

import re
from typing import NamedTuple

from landbridge.emulator.insights import errors

PART = re.compile(r"\s*([A-Za-z0-9_.]+)\s+(eq|ne|startswith)\s+'((?:[^']|'')*)'\s*", re.IGNORECASE)
JOIN = re.compile(r"(and|or)\s+", re.IGNORECASE)
ANY = "*"


class Condition(NamedTuple):
    """One comparison: `clustername eq 'Cluster-1'`."""

    dimension: str
    operator: str
    value: str

    def meets(self, value: str) -> bool:
        told, wanted = value.casefold(), self.value.casefold()
        if self.operator == "startswith":
            return told.startswith(wanted)
        return (wanted in (ANY, told)) == (self.operator == "eq")


Filter = tuple[Condition, ...]


def read(text: str) -> Filter:
    """Conditions of one dimension are alternatives, but for `ne`. Raises Refusal."""
    found: list[Condition] = []
    place, join = 0, ""
    while place < len(text):
        match = PART.match(text, place)
        if match is None:
            raise errors.filter_unread(text)
        condition = _condition(match)
        if join == "or" and condition.dimension != found[-1].dimension:
            raise errors.filter_unread(text)
        found.append(condition)
        place, join = _joined(text, match.end())
    if join:
        raise errors.filter_unread(text)
    return tuple(found)


def admits(conditions: Filter, value: str) -> bool:
    """Whether a value of the one dimension that they are about is wanted."""
    ruled_out = any(each.operator == "ne" and not each.meets(value) for each in conditions)
    ways_in = [each.meets(value) for each in conditions if each.operator != "ne"]
    return not ruled_out and (any(ways_in) or not ways_in)


def _condition(match: re.Match[str]) -> Condition:
    dimension, operator, value = match.groups()
    return Condition(dimension.casefold(), operator.casefold(), value.replace("''", "'"))


def _joined(text: str, place: int) -> tuple[int, str]:
    if place == len(text):
        return place, ""
    match = JOIN.match(text, place)
    if match is None:
        raise errors.filter_unread(text)
    return match.end(), match[1].casefold()
