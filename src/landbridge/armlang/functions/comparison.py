"""Functions that compare: equals, greater, less, coalesce."""

from collections.abc import Callable

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


def _ordered(name: str, wanted: Callable[[int], bool]) -> Function:
    """A function that looks at -1, 0 or 1: how the left stands to the right."""

    def apply(left: int | float | str, right: int | float | str) -> bool:
        if isinstance(left, str) and isinstance(right, str):
            return wanted((left > right) - (left < right))
        if isinstance(left, str) or isinstance(right, str):
            both = f"{kind(left)} and {kind(right)}"
            raise Fault(f"{name}() has {both}", "Compare two numbers or two texts.")
        return wanted((left > right) - (left < right))

    return Function(name, "int|float|string, int|float|string", apply)


COMPARISON = (
    Function("coalesce", "any+", _coalesce, Given.NODES),
    Function("equals", "any, any", same),
    _ordered("greater", lambda order: order > 0),
    _ordered("greaterOrEquals", lambda order: order >= 0),
    _ordered("less", lambda order: order < 0),
    _ordered("lessOrEquals", lambda order: order <= 0),
)
