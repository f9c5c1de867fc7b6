"""Functions that take a lambda: filter, map, reduce, sort …"""

from collections.abc import Callable
from functools import cmp_to_key

from landbridge.armlang.fault import Fault
from landbridge.armlang.functions.signature import Asked, Function, Given, Lambda, lambda_of
from landbridge.armlang.syntax import Node
from landbridge.armlang.values import kind


def _array(asked: Asked) -> list[object]:
    value = asked.value(asked.call.arguments[0])
    if not isinstance(value, list):
        raise Fault(
            f"argument 1 of {asked.call.name}() is of type {kind(value)}", "It takes array."
        )
    return value


def _filter(asked: Asked) -> list[object]:
    keeps = _predicate(asked, lambda_of(asked, 2, 1, 2))
    return [item for number, item in enumerate(_array(asked)) if keeps(item, number)]


def _predicate(asked: Asked, inner: Lambda) -> Callable[..., bool]:
    def truth(*values: object) -> bool:
        result = inner(*values)
        if not isinstance(result, bool):
            raise Fault(f"the lambda of {asked.call.name}() gives {kind(result)}", "It gives bool.")
        return result

    return truth


def _map(asked: Asked) -> list[object]:
    inner = lambda_of(asked, 2, 1, 2)
    return [inner(item, number) for number, item in enumerate(_array(asked))]


def _map_values(asked: Asked) -> dict[str, object]:
    value, inner = asked.value(asked.call.arguments[0]), lambda_of(asked, 2, 1, 1)
    if not isinstance(value, dict):
        raise Fault(f"argument 1 of mapValues() is of type {kind(value)}", "It takes object.")
    return {key: inner(held) for key, held in value.items()}


def _reduce(asked: Asked) -> object:
    inner = lambda_of(asked, 3, 2, 3)
    result = asked.value(asked.call.arguments[1])
    for number, item in enumerate(_array(asked)):
        result = inner(result, item, number)
    return result


def _sort(asked: Asked) -> list[object]:
    before = _predicate(asked, lambda_of(asked, 2, 2, 2))

    def order(left: object, right: object) -> int:
        if before(left, right):
            return -1
        return 1 if before(right, left) else 0

    return sorted(_array(asked), key=cmp_to_key(order))


def _to_object(asked: Asked) -> dict[str, object]:
    return {_key(asked, key): value for key, value in _pairs(asked)}


def _group_by(asked: Asked) -> dict[str, object]:
    groups: dict[str, list[object]] = {}
    for key, value in _pairs(asked):
        groups.setdefault(_key(asked, key), []).append(value)
    return dict(groups)


def _pairs(asked: Asked) -> list[tuple[object, object]]:
    key = lambda_of(asked, 2, 1, 1)
    value = lambda_of(asked, 3, 1, 1) if len(asked.call.arguments) > 2 else None
    return [(key(item), value(item) if value else item) for item in _array(asked)]


def _key(asked: Asked, key: object) -> str:
    if not isinstance(key, str):
        raise Fault(f"the key lambda of {asked.call.name}() gives {kind(key)}", "It gives string.")
    return key


def _lambda(asked: Asked) -> object:
    raise Fault(
        "lambda() stands where no lambda can",
        "It is an argument of filter, groupBy, map, mapValues, reduce, sort or toObject.",
    )


def _lambda_variables(asked: Asked) -> object:
    name = _literal(asked, asked.call.arguments[0])
    seen = {key.casefold(): value for key, value in asked.context.lambdas.items()}
    if name.casefold() not in seen:
        raise Fault(f"no lambda around has a variable `{name}`", "Name it in lambda('...', ...).")
    return seen[name.casefold()]


def _literal(asked: Asked, node: Node) -> str:
    value = asked.value(node)
    if not isinstance(value, str):
        raise Fault(f"argument 1 of {asked.call.name}() is {kind(value)}", "It takes string.")
    return value


LAMBDAS = (
    Function("filter", "array, any", _filter, Given.NODES),
    Function("groupBy", "array, any, any?", _group_by, Given.NODES),
    Function("lambda", "any+", _lambda, Given.NODES),
    Function("lambdaVariables", "string", _lambda_variables, Given.NODES),
    Function("map", "array, any", _map, Given.NODES),
    Function("mapValues", "object, any", _map_values, Given.NODES),
    Function("reduce", "array, any, any", _reduce, Given.NODES),
    Function("sort", "array, any", _sort, Given.NODES),
    Function("toObject", "array, any, any?", _to_object, Given.NODES),
)
