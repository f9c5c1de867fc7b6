"""Calls of a template: each is of a function that exists, whether it is ever computed or not."""

from collections.abc import Mapping

from landbridge.armlang.context import Function
from landbridge.armlang.declared import inline_template
from landbridge.armlang.fault import Fault
from landbridge.armlang.functions import function_of
from landbridge.armlang.parser import is_expression, parse
from landbridge.armlang.spot import Spot
from landbridge.armlang.syntax import Call, walk
from landbridge.armlang.tokens import BadToken
from landbridge.errors import InputError


def refuse_unknown_calls(value: object, spot: Spot, functions: Mapping[str, Function]) -> None:
    """Raises InputError for the first call of a function that does not exist, used or not."""
    waiting = [(value, spot)]
    while waiting:
        here, at = waiting.pop()
        if isinstance(here, str) and is_expression(here):
            _checked(here, at, functions)
        elif isinstance(here, list):
            found = [(n, each) for n, each in enumerate(here) if _may_call(each)]
            waiting += [(each, at / number) for number, each in reversed(found)]
        elif isinstance(here, dict):
            inner = inline_template(here)
            parts = [(key, part) for key, part in here.items() if key.casefold() != "metadata"]
            if inner is not None:
                parts = _without(parts, inner)
            waiting += [(part, at / key) for key, part in reversed(parts) if _may_call(part)]
            waiting += [(key, at / key) for key, _ in parts if is_expression(key)]


def _may_call(value: object) -> bool:
    return is_expression(value) if isinstance(value, str) else isinstance(value, dict | list)


def _without(parts: list[tuple[str, object]], inner: object) -> list[tuple[str, object]]:
    """The parts of a deployment, its properties without the template, which is read by itself."""
    return [
        (key, {k: p for k, p in part.items() if p is not inner} if isinstance(part, dict) else part)
        for key, part in parts
    ]


def _checked(text: str, spot: Spot, functions: Mapping[str, Function]) -> None:
    try:
        nodes = walk(parse(text).node)
    except BadToken as bad:
        raise InputError(bad.problem, place=spot.at(bad.column), remedy=bad.remedy) from None
    for call in (node for node in nodes if isinstance(node, Call)):
        own = call.namespace and call.namespace.casefold() != "sys"
        if not (call.full_name.casefold() in functions if own else function_of(call.name)):
            fault = unknown_function(call)
            raise InputError(fault.problem, place=spot.at(call.column), remedy=fault.remedy)


def unknown_function(call: Call) -> Fault:
    """The fault of a call that means nothing."""
    if call.namespace:
        return Fault(
            f"there is no function `{call.full_name}`", "Declare it in the section `functions`."
        )
    return Fault(f"there is no function `{call.name}`", "docs/arm-language.md lists all of them.")
