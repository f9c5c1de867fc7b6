"""How a number is written for people: thousands separated, one decimal, the unit after a space.

A number that is not known is a dash; it is never shown as zero.
"""

from decimal import Decimal

UNKNOWN = "\N{EN DASH}"
MINUS = "\N{MINUS SIGN}"
NBSP = "\N{NO-BREAK SPACE}"
MIB_PER_GIB = 1024


def count(value: float | None) -> str:
    """A whole number: `12,345`."""
    return UNKNOWN if value is None else f"{value:,.0f}"


def one(value: float | None) -> str:
    """One decimal, always: `1,234.5`, `3.0`. What rounds to zero has no sign."""
    return UNKNOWN if value is None else f"{round(value, 1) + 0.0:,.1f}"


def plain(value: float) -> str:
    """As many decimals as the number has, three at most: `64`, `1.333`."""
    text = f"{value:,.3f}"
    return text.rstrip("0").rstrip(".")


def percent(value: float | None) -> str:
    """A share in percent, one decimal: `82.4 %`."""
    return UNKNOWN if value is None else f"{one(value)}{NBSP}%"


def money(value: Decimal | None) -> str:
    """An amount to two decimals, `1,234.50`; only here is it rounded. Its currency stands by it."""
    return UNKNOWN if value is None else f"{value:,.2f}"


def difference(value: int) -> str:
    """How much more or less, with its sign: `+1,200`, or `none`."""
    if value == 0:
        return "none"
    return f"{'+' if value > 0 else MINUS}{abs(value):,}"


def of(number: str, unit: str) -> str:
    """A number with its unit, never broken over two lines."""
    return f"{number}{NBSP}{unit}" if unit else number


def many(value: int, noun: str, plural: str = "") -> str:
    """A count with its noun in the right number: `1 host`, `2 hosts`."""
    return f"{count(value)}{NBSP}{noun if value == 1 else plural or noun + 's'}"


def gib(mib: float | None) -> float | None:
    """GiB from MiB; unknown stays unknown."""
    return None if mib is None else mib / MIB_PER_GIB


def share(part: float, whole: float) -> float:
    """Percent of the whole; nothing of nothing is 0, something of nothing is 100."""
    if whole <= 0:
        return 100.0 if part > 0 else 0.0
    return 100 * part / whole
