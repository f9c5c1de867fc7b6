"""Values of expressions and of the JSON around them.

An error says where: the innermost call at fault gives its column, the context file and path.
What waits for a resource raises Waiting inside an expression and is Pending outside of it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from landbridge.armlang.context import Context, Function, Loop, Names, Section
from landbridge.armlang.fault import Fault, NotYetKnown, Waiting
from landbridge.armlang.functions import Asked, function_of
from landbridge.armlang.loops import loops_in, plain_copy, turns
from landbridge.armlang.parser import is_expression, literal, parse
from landbridge.armlang.spot import Spot
from landbridge.armlang.steps import missing, stepped
from landbridge.armlang.syntax import Access, Call, Literal, Node
from landbridge.armlang.tokens import BadToken
from landbridge.armlang.values import Pending, kind, needs_of, settled, size
from landbridge.errors import InputError


def valued(value: object, context: Context) -> object:
    """A JSON value with all its expressions computed; what waits is Pending in its place."""
    with no_deeper(context.spot):
        return _valued(value, context)


@contextmanager
def no_deeper(spot: Spot) -> Iterator[None]:
    """Where Python's own stack ends, an InputError says so."""
    try:
        yield
    except RecursionError:
        raise InputError(
            "this is nested too deeply",
            place=spot,
            remedy="Look for a value that holds itself, or split the template.",
        ) from None


def _valued(value: object, context: Context) -> object:
    if isinstance(value, str):
        return _text(value, context)
    if isinstance(value, dict):
        return _object(value, context)
    _spend(context, 2)
    if isinstance(value, list):
        return [_part(item, context, number) for number, item in enumerate(value)]
    return value


def _part(value: object, context: Context, step: str | int) -> object:
    """What stands one step further; where that is a plain text, nobody asks for the place."""
    if isinstance(value, str) and not is_expression(value):
        return _text(value, context)
    return _valued(value, context.inside(step))


def _text(text: str, context: Context) -> object:
    if not is_expression(text):
        _spend(context, len(text) + 3)
        return literal(text)
    try:
        value = expression(text, context)
    except Waiting as waiting:
        return Pending(text, waiting.needs)
    _spend(context, size(value))
    return value


def _object(record: Mapping[str, object], context: Context) -> dict[str, object]:
    _spend(context, 1 + sum(map(len, record)) + 3 * len(record))
    found: dict[str, object] = {}
    for key, value in record.items():
        if key == "copy" and not plain_copy(value):
            found |= {name: _repeated(loop, context) for name, loop in _loops(value, context)}
        else:
            inner = _part(value, context, key)
            name = _part(key, context, key)
            if isinstance(name, Pending):
                found[key] = Pending(key, name.needs | needs_of(inner))
            else:
                found[_name(name, context.inside(key))] = inner
    return found


def _name(name: object, context: Context) -> str:
    """The name of a property, which may have been an expression."""
    if not isinstance(name, str):
        raise failed(Fault(f"the name of a property is {kind(name)}"), context)
    return name


def _loops(value: object, context: Context) -> list[tuple[str, tuple[dict[str, object], Context]]]:
    inside = context.inside("copy")
    try:
        found = loops_in(value)
    except Fault as fault:
        raise failed(fault, inside) from None
    return [(str(loop["name"]), (loop, inside.inside(number))) for number, loop in enumerate(found)]


def _repeated(given: tuple[dict[str, object], Context], context: Context) -> list[object]:
    """The array that a `copy` of properties or variables makes."""
    loop, inside = given
    count = counted(loop.get("count"), inside.inside("count"))
    name, body = str(loop["name"]), loop.get("input")
    at = inside.inside("input")
    return [_valued(body, at.turn(Loop(name, index, nameless=False))) for index in turns(count)]


def counted(value: object, context: Context) -> int:
    """How often a loop turns: an integer within the limits."""
    count = whole_value(value, context)
    most = context.scope.limits.copies
    if isinstance(count, bool) or not isinstance(count, int):
        raise failed(Fault(f"`count` of a copy is {kind(count)}", "Give an integer."), context)
    if not 0 <= count <= most:
        raise failed(Fault(f"a copy turns {count} times", f"Azure takes 0 to {most}."), context)
    return count


def whole_value(value: object, context: Context) -> object:
    """A value that must be known here and now; raises InputError where it waits."""
    try:
        return settled(valued(value, context))
    except Waiting as waiting:
        what = ", ".join(sorted(waiting.needs))
        raise NotYetKnown(
            f"this must be known before anything is deployed, and waits for {what}",
            place=context.spot,
            remedy="Tell what it waits for, or give it as a parameter.",
        ) from None


def expression(text: str, context: Context) -> object:
    """The value of one expression. Raises Waiting, and InputError with its place."""
    limit = context.scope.limits.expression_characters
    if len(text) > limit:
        problem = f"an expression has {len(text)} characters"
        raise failed(Fault(problem, f"Azure takes {limit}."), context)
    try:
        return _node(parse(text).node, context)
    except BadToken as bad:
        raise failed(bad, context, bad.column) from None


def failed(fault: Fault, context: Context, column: int | None = None) -> InputError:
    """A fault with its place, and without any secret."""
    spot = context.spot.at(column) if column else context.spot
    remedy = context.masked(fault.remedy)
    return InputError(context.masked(fault.problem), place=spot, remedy=remedy)


def _spend(context: Context, size: int) -> None:
    try:
        context.frame.budget.spend(size)
    except Fault as fault:
        raise failed(fault, context) from None


def _node(node: Node, context: Context) -> object:
    if isinstance(node, Literal):
        return node.value
    try:
        return _call(node, context) if isinstance(node, Call) else _access(node, context)
    except Fault as fault:
        raise failed(fault, context, node.column) from None


def _call(call: Call, context: Context) -> object:
    context.frame.pace.step()
    if call.namespace and call.namespace.casefold() != "sys":
        return _own(call, context)
    function = function_of(call.name)
    if function is None:
        raise no_function(call)
    return function.compute(Asked(call, context, _node))


def no_function(call: Call) -> Fault:
    """The fault of a call that means nothing."""
    return Fault(
        f"there is no function `{call.full_name}`",
        "Functions of one's own are called with their namespace: contoso.named(...).",
    )


def _own(call: Call, context: Context) -> object:
    """A function that the template declares itself."""
    function = context.frame.functions.get(call.full_name.casefold())
    if function is None:
        raise no_function(call)
    if function.name in context.calls:
        circle = " → ".join([*context.calls, function.name])
        raise Fault(f"a function calls itself: {circle}", "Break the circle.")
    values = Asked(call, context, _node).values()
    if len(values) != len(function.parameters):
        names = ", ".join(name for name, _ in function.parameters) or "nothing"
        raise Fault(f"{function.name}() has {len(values)} arguments", f"It takes {names}.")
    found = _valued(function.output, _inner(function, values, context))
    return settled(found)


def _inner(function: Function, values: list[object], context: Context) -> Context:
    given = dict(zip((name for name, _ in function.parameters), values, strict=True))
    return replace(
        context,
        section=Section.FUNCTION,
        spot=function.spot,
        loops=(),
        lambdas={},
        arguments=Names(f"parameter of {function.name}()", given, given.__getitem__),
        calls=(*context.calls, function.name),
    )


def _access(node: Access, context: Context) -> object:
    value = _node(node.base, context)
    for step in node.steps:
        if isinstance(value, Pending):
            raise Waiting(value.needs)
        if value is None and step.safe:
            return None
        key = settled(_node(step.key, context))
        found, inside = stepped(value, key)
        if not inside:
            if step.safe:
                return None
            raise failed(missing(value, key, step), context, step.column)
        value = found
    if isinstance(value, Pending):
        raise Waiting(value.needs)
    return value
