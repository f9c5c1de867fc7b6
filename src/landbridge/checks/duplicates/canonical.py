"""One form for each identity and address, however an export spells it."""

from collections.abc import Callable, Mapping
from ipaddress import ip_address

import pyarrow as pa
import pyarrow.compute as pc

MARKS = r"[^0-9a-z]"
"""What spellings of MAC addresses and UUIDs differ in: colons, dashes, dots, blanks, braces."""


def canonical(values: pa.Array, column: str) -> pa.Array:
    """The values of a column in the form that is compared."""
    return FORMS.get(column, pc.utf8_lower)(values)


def bare(values: pa.Array) -> pa.Array:
    """Letters and figures alone: `00-50-56-8A-00-01` as `0050568a0001`."""
    return pc.replace_substring_regex(pc.utf8_lower(values), MARKS, "")


def _short(values: pa.Array) -> pa.Array:
    """IPv6 addresses at their shortest, without a zone; all else as it is, blind to case."""
    long = pc.unique(values.filter(pc.match_substring(values, ":")))
    short = pa.array([_shortest(each) for each in long.to_pylist()], pa.string())
    return pc.coalesce(short.take(pc.index_in(values, long)), pc.utf8_lower(values))


def _shortest(text: str) -> str:
    low = text.lower().partition("%")[0]
    try:
        return ip_address(low).compressed
    except ValueError:
        return low


FORMS: Mapping[str, Callable[[pa.Array], pa.Array]] = {
    **{"mac": bare, "bios_uuid": bare},
    **{"ipv4": _short, "ipv6": _short},
}
"""By column; of all others only the case is nothing."""


__all__ = ["bare", "canonical"]
