"""Functions that compare: equals, greater, less, coalesce."""

from collections.abc import Callable
from operator import ge, gt, le, lt

from landbridge.armlang.fault import Fault
from landbridge.armlang.functions.signature import Asked, Function, Given
from landbridge.armlang.values import kind, same


def _coalesce(asked: Asked) -> object:
    """The first that is not null; those behind it are not computed."""
    for node in asked.call.arguments:
        value = asked.value(node)
        if value is not None:
            return value
    return None


def _ordered(name: str, compare: Callable[[object, object], bool]) -> Function:
    def apply(left: object, right: object) -> bool:
        if isinstance(left, str) != isinstance(right, str):
            raise Fault(
                f"{name}() has {kind(left)} and {kind(right)}", "Compare two numbers or two texts."
            )
        return compare(left, right)

    return Function(name, "int|float|string, int|float|string", apply)


COMPARISON = (
    Function("coalesce", "any+", _coalesce, Given.NODES),
    Function("equals", "any, any", same),
    _ordered("greater", gt),
    _ordered("greaterOrEquals", ge),
    _ordered("less", lt),
    _ordered("lessOrEquals", le),
)
