"""Heads of resources: type, name, id and condition, before anything of their bodies is computed."""

from collections.abc import Mapping
from dataclasses import replace

from landbridge.armlang.context import Context, Loop, Section
from landbridge.armlang.declared import Declared
from landbridge.armlang.evaluation import counted, failed, valued, whole_value
from landbridge.armlang.fault import Fault, Waiting
from landbridge.armlang.fields import text
from landbridge.armlang.identity import id_in, joined_id
from landbridge.armlang.resource import Resource, Turn
from landbridge.armlang.scope import Scope
from landbridge.armlang.template import Template
from landbridge.armlang.values import Pending, kind, needs_of
from landbridge.armlang.whereabouts import place_of
from landbridge.errors import InputError


def all_heads(template: Template, context: Context) -> list[Resource]:
    """Those of a template. Raises InputError for too many, and for one that is declared twice."""
    found: list[Resource] = []
    most = template.limits.resources
    for each in template.resources:
        found += _heads(each, context)
        if len(found) > most:
            raise InputError(
                f"the template has more than {most} resources",
                place=template.spot / "resources",
                remedy="Split it: a nested template counts for itself.",
            )
    _unique(found)
    return found


def _unique(resources: list[Resource]) -> None:
    seen: dict[str, Resource] = {}
    for each in resources:
        if not each.deployed or not isinstance(each.id, str):
            continue
        other = seen.setdefault(each.id.casefold(), each)
        if other is not each and True is each.condition is other.condition:
            raise InputError(
                f"{each.context.masked(each.id)} is declared twice",
                place=each.spot,
                remedy=f"The other one is {other.spot}.",
            )


def _heads(declared: Declared, context: Context) -> list[Resource]:
    """All resources of one declaration, copies and inner ones too, still without their bodies."""
    here = replace(context, spot=declared.spot)
    loop = declared.loop
    if loop is None:
        return [_head(each, here) for each in declared]
    at = here.inside("copy")
    name = text(loop.get("name", declared.symbol), at.spot / "name", "the name of a copy")
    count = counted(loop.get("count"), at.inside("count"))
    batch = _batch(loop, at)
    return [
        replace(_head(each, here.turn(Loop(name, index))), turn=Turn(name, index, count, batch))
        for index in range(count)
        for each in declared
    ]


def _batch(loop: Mapping[str, object], context: Context) -> int | None:
    mode = str(loop.get("mode", "Parallel")).casefold()
    if mode not in ("serial", "parallel"):
        problem = f"the mode of a copy is `{loop['mode']}`"
        raise failed(Fault(problem, "It is Serial or Parallel."), context.inside("mode"))
    size = whole_value(loop.get("batchSize", 1), context.inside("batchSize"))
    if isinstance(size, bool) or not isinstance(size, int) or size < 1:
        raise failed(Fault("batchSize is no number", "Give 1 or more."), context)
    return size if mode == "serial" else None


def _head(declared: Declared, context: Context) -> Resource:
    here = replace(context, spot=declared.spot, section=Section.HEAD)
    given = declared.record
    condition = _condition(given.get("condition", True), here.inside("condition"))
    if condition is False:
        return _left_out(declared, here)
    type_, name = _type_and_name(declared, here)
    version = valued(given.get("apiVersion"), here.inside("apiVersion"))
    head = Resource(
        id="",
        type=type_,
        name=name,
        api_version=version if isinstance(version, str) else None,
        spot=declared.spot,
        symbol=_symbol(declared, here),
        condition=condition,
        existing=declared.existing,
        declared=declared,
        context=here,
    )
    if version is None and "apiProfile" not in here.frame.template:
        raise InputError("a resource has no apiVersion", place=here.spot, remedy="Give it one.")
    return replace(head, id=_id(head, here))


def _left_out(declared: Declared, context: Context) -> Resource:
    """A resource that is not deployed: what cannot be computed of it is no fault.

    Templates rely on that: they name it after values that are null where it is left out.
    """
    text_ = str(declared.record["name"])
    unnamed = Pending(text_, frozenset({f"{text_}, which is left out"}))
    head = Resource(
        id=unnamed,
        type=str(declared.record["type"]),
        name=unnamed,
        api_version=None,
        spot=declared.spot,
        symbol=_symbol(declared, context),
        condition=False,
        existing=declared.existing,
        declared=declared,
        context=context,
    )
    try:
        type_, name = _type_and_name(declared, context)
        named = replace(head, type=type_, name=name)
        return replace(named, id=_id(named, context))
    except InputError:
        return head


def _symbol(declared: Declared, context: Context) -> str:
    if not declared.symbol or declared.loop is None:
        return declared.symbol
    return f"{declared.symbol}[{context.loops[-1].index}]"


def _type_and_name(declared: Declared, context: Context) -> tuple[str, str | Pending]:
    """Of a resource in another one, both behind those of the other, unless it gives them whole."""
    type_ = whole_value(declared.record["type"], context.inside("type"))
    name = valued(declared.record["name"], context.inside("name"))
    if not isinstance(type_, str) or not isinstance(name, str | Pending):
        found = kind(name if isinstance(type_, str) else type_)
        raise failed(Fault(f"type or name of a resource is {found}", "Give texts."), context)
    if declared.parent is None:
        return type_, name
    outer_type, outer = _type_and_name(declared.parent, replace(context, spot=declared.parent.spot))
    whole = type_.casefold().startswith(f"{outer_type}/".casefold())
    joined = type_ if whole else f"{outer_type}/{type_}"
    if isinstance(name, Pending) or isinstance(outer, Pending):
        return joined, Pending(str(declared.record["name"]), needs_of([name, outer]))
    return joined, name if whole and name.count("/") else f"{outer}/{name}"


def _condition(value: object, context: Context) -> bool | Pending:
    found = valued(value, context)
    if isinstance(found, str) and found.casefold() in ("true", "false"):
        return found.casefold() == "true"
    if isinstance(found, bool | Pending):
        return found
    raise failed(Fault(f"the condition is {kind(found)}", "It is true or false."), context)


def _id(head: Resource, context: Context) -> str | Pending:
    scope = place_of(head.declared, context)
    needs = needs_of([head.name, scope])
    if isinstance(head.name, Pending) or isinstance(scope, Pending):
        return Pending(str(head.declared.record["name"]), needs)
    try:
        if isinstance(scope, Scope):
            return id_in(scope, head.type, head.name)
        return joined_id(scope, head.type, head.name.split("/"))
    except Waiting as waiting:
        return Pending(str(head.declared.record["name"]), waiting.needs)
    except Fault as fault:
        raise failed(fault, context.inside("name")) from None
