"""Functions of true and false. `if`, `and` and `or` compute no more than they need."""

from landbridge.armlang.fault import Fault
from landbridge.armlang.functions.signature import Asked, Function, Given
from landbridge.armlang.syntax import Node
from landbridge.armlang.values import kind

WORDS = {"true": True, "1": True, "false": False, "0": False}


def truth(asked: Asked, node: Node) -> bool:
    """An argument that must be true or false."""
    value = asked.value(node)
    if not isinstance(value, bool):
        raise Fault(f"{asked.call.name}() has {kind(value)}", "It takes true or false.")
    return value


def _if(asked: Asked) -> object:
    condition, then, otherwise = asked.call.arguments
    return asked.value(then if truth(asked, condition) else otherwise)


def _and(asked: Asked) -> bool:
    return all(truth(asked, node) for node in asked.call.arguments)


def _or(asked: Asked) -> bool:
    return any(truth(asked, node) for node in asked.call.arguments)


def _not(value: bool) -> bool:
    return not value


def _bool(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value != 0
    found = WORDS.get(str(value).casefold())
    if found is None:
        raise Fault("bool() has a text that is neither true nor false", "Write 'true' or 'false'.")
    return found


def _true() -> bool:
    return True


def _false() -> bool:
    return False


LOGICAL = (
    Function("and", "bool, bool+", _and, Given.NODES),
    Function("bool", "bool|int|string", _bool),
    Function("false", "", _false),
    Function("if", "bool, any, any", _if, Given.NODES),
    Function("not", "bool", _not),
    Function("or", "bool, bool+", _or, Given.NODES),
    Function("true", "", _true),
)
