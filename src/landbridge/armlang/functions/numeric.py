"""Functions of numbers, and the number of a copy."""

import re

from landbridge.armlang.context import Loop
from landbridge.armlang.fault import Fault
from landbridge.armlang.functions.signature import Asked, Function, Given
from landbridge.armlang.values import whole

INTEGER = re.compile(r"[+-]?[0-9]{1,19}")


def _add(left: int, right: int) -> int:
    return whole(left + right)


def _sub(left: int, right: int) -> int:
    return whole(left - right)


def _mul(left: int, right: int) -> int:
    return whole(left * right)


def _div(left: int, right: int) -> int:
    """Towards zero: -7 by 2 is -3."""
    quotient = abs(left) // abs(_not_zero("div", right))
    return whole(quotient if (left < 0) == (right < 0) else -quotient)


def _mod(left: int, right: int) -> int:
    """With the sign of the dividend: -7 by 2 leaves -1."""
    rest = abs(left) % abs(_not_zero("mod", right))
    return -rest if left < 0 else rest


def _not_zero(name: str, number: int) -> int:
    if number == 0:
        raise Fault(f"{name}() divides by zero", "Give another divisor.")
    return number


def _int(value: str | int) -> int:
    if isinstance(value, int):
        return value
    if not INTEGER.fullmatch(value.strip()):
        raise Fault("int() has a text that is no integer", "Write digits only: '42'.")
    return whole(int(value))


def _float(value: str | int | float) -> float:
    try:
        return float(value)
    except ValueError:
        raise Fault("float() has a text that is no number", "Write it as '3.0'.") from None


def _copy_index(asked: Asked, *values: object) -> int:
    name = values[0] if values and isinstance(values[0], str) else None
    offset = values[-1] if values and isinstance(values[-1], int) else 0
    return whole(_loop(asked, name).index + offset)


def _loop(asked: Asked, name: str | None) -> Loop:
    loops = asked.context.loops
    if name is None:
        found = next((loop for loop in reversed(loops) if loop.nameless), None)
        found = found or (loops[-1] if loops else None)
    else:
        fits = (loop for loop in reversed(loops) if loop.name.casefold() == name.casefold())
        found = next(fits, None)
    if found is None:
        loop = f"the copy loop `{name}`" if name else "a copy loop"
        raise Fault(f"copyIndex() stands outside of {loop}", "Use it inside of `copy` only.")
    return found


NUMERIC = (
    Function("add", "int, int", _add),
    Function("copyIndex", "string|int?, int?", _copy_index, Given.ASKED),
    Function("div", "int, int", _div),
    Function("float", "string|int|float", _float),
    Function("int", "string|int", _int),
    Function("mod", "int, int", _mod),
    Function("mul", "int, int", _mul),
    Function("sub", "int, int", _sub),
)
