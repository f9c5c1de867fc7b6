"""Many names in few words: the first of them, and how many more there are."""

from collections.abc import Sequence

NAMED = 3
"""How many a finding names; it counts the others."""


def several(names: Sequence[str], kind: str = "VM") -> str:
    """`a`, `a and b`, `a, b, c and 4 more VMs`."""
    left = len(names) - NAMED
    more = [f"{left:,} more {kind}{'s' * (left > 1)}"] if left > 0 else []
    *others, last = *names[:NAMED], *more
    return f"{', '.join(others)} and {last}" if others else last


def some(vms: Sequence[str]) -> str:
    """`a is`, `a, b and c are`, `a, b, c and 4 more VMs are`."""
    return f"{several(vms)} {'is' if len(vms) == 1 else 'are'}"
