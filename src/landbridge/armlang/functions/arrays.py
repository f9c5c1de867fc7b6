"""Functions that make arrays and look into them."""

from landbridge.armlang.fault import Fault
from landbridge.armlang.functions.signature import Asked, Function, Given

INT32_MAX = 2**31 - 1
"""Start and count of range() together; the documentation counts in 32 bits here."""


def _array(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _create_array(*values: object) -> list[object]:
    return list(values)


def _flatten(arrays: list[object]) -> list[object]:
    if not all(isinstance(inner, list) for inner in arrays):
        raise Fault("flatten() has an element that is no array", "It takes an array of arrays.")
    return [item for inner in arrays if isinstance(inner, list) for item in inner]


def _index_from_end(array: list[object], number: int) -> object:
    if not 1 <= number <= len(array):
        raise Fault(
            f"the array has no element {number} from its end: it has {len(array)}",
            "The last one is number 1.",
        )
    return array[-number]


def _try_index_from_end(array: list[object] | None, number: int) -> object:
    inside = array is not None and 1 <= number <= len(array)
    return array[-number] if array is not None and inside else None


def _range(asked: Asked, start: int, count: int) -> list[object]:
    most = asked.context.scope.limits.range_items
    if not 0 <= count <= most:
        raise Fault(f"range() shall count {count} numbers", f"It counts 0 to {most}.")
    if start + count > INT32_MAX:
        raise Fault("range() counts beyond 32 bits", f"It ends at {INT32_MAX}.")
    return list(range(start, start + count))


def _extreme(name: str, values: tuple[object, ...]) -> list[int]:
    inner = values[0] if len(values) == 1 and isinstance(values[0], list) else list(values)
    numbers = [number for number in inner if isinstance(number, int)]
    if not inner or len(numbers) < len(inner) or any(isinstance(n, bool) for n in numbers):
        raise Fault(f"{name}() has something that is no integer", "Give integers, or one array.")
    return numbers


def _max(*values: object) -> int:
    return max(_extreme("max", values))


def _min(*values: object) -> int:
    return min(_extreme("min", values))


ARRAYS = (
    Function("array", "any", _array),
    Function("createArray", "any*", _create_array),
    Function("flatten", "array", _flatten),
    Function("indexFromEnd", "array, int", _index_from_end),
    Function("max", "int|array+", _max),
    Function("min", "int|array+", _min),
    Function("range", "int, int", _range, Given.ASKED),
    Function("tryIndexFromEnd", "array|null, int", _try_index_from_end),
)
