"""Parameters and variables of a template, ready to be asked for."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from landbridge.armlang.context import Budget, Context, Frame, Loop, Names, Section
from landbridge.armlang.depth import not_too_deep
from landbridge.armlang.evaluation import counted, failed, valued
from landbridge.armlang.fault import Fault, Waiting
from landbridge.armlang.fields import only, record
from landbridge.armlang.loops import loops_in, plain_copy, turns
from landbridge.armlang.parser import is_expression, parse
from landbridge.armlang.scope import Scope
from landbridge.armlang.spot import Spot
from landbridge.armlang.syntax import Call, Literal, walk
from landbridge.armlang.template import Template
from landbridge.armlang.tokens import BadToken
from landbridge.armlang.values import Pending, key_of
from landbridge.errors import InputError

Given: TypeAlias = Mapping[str, object]
"""Values of parameters by name."""


class _Framed:
    """Makes a frame: parameters ask for each other and so do variables, each for all before."""

    def __init__(self, template: Template, scope: Scope, given: Given, open_: bool) -> None:
        self._template = template
        self._given = given
        self._open = open_
        self._loops = dict(self._variable_loops())
        self.frame = Frame(
            scope=scope,
            parameters=Names("parameter", template.parameters, self._parameter),
            variables=Names("variable", self._variable_names(), self._variable),
            functions=template.functions,
            budget=Budget(template.limits.template_bytes),
            template=template.value,
        )

    def _context(self, section: Section, *steps: str) -> Context:
        spot = self._template.spot
        for step in steps:
            spot /= step
        return Context(self.frame, section, spot)

    def _parameter(self, name: str) -> object:
        schema = self._template.parameters[name]
        context = self._context(Section.PARAMETER, "parameters", name)
        shape = self._template.shape(schema, context.spot)
        value = self._bound(name, context, shape.nullable)
        if shape.secure:
            self.frame.secrets.extend(sorted(set(_texts(value)), key=len, reverse=True))
        shape.check(value, context.spot)
        return value

    def _bound(self, name: str, context: Context, nullable: bool) -> object:
        schema, key = self._template.parameters[name], key_of(self._given, name)
        if key is not None and (self._given[key] is not None or nullable):
            return self._given[key]
        if "defaultValue" in schema:
            return valued(schema["defaultValue"], context.inside("defaultValue"))
        if nullable:
            return None
        if self._open:
            text = f"parameters('{name}')"
            return Pending(f"[{text}]", frozenset({text}))
        raise InputError(
            f"the parameter `{name}` has no value", place=context.spot, remedy="Give it one."
        )

    def _variable_loops(self) -> Iterator[tuple[str, tuple[int, dict[str, object]]]]:
        value = self._template.variables.get("copy")
        spot = self._template.spot / "variables" / "copy"
        try:
            found = [] if plain_copy(value) else loops_in(value)
        except Fault as fault:
            raise InputError(fault.problem, place=spot, remedy=fault.remedy) from None
        for number, loop in enumerate(found):
            yield str(loop["name"]), (number, loop)

    def _variable_names(self) -> list[str]:
        plain = [n for n in self._template.variables if n != "copy" or not self._loops]
        return [*plain, *self._loops]

    def _variable(self, name: str) -> object:
        if name not in self._loops:
            context = self._context(Section.VARIABLE, "variables", name)
            return valued(self._template.variables[name], context)
        number, loop = self._loops[name]
        context = self._context(Section.VARIABLE, "variables", "copy").inside(number)
        count = counted(loop.get("count"), context.inside("count"))
        at, body = context.inside("input"), loop["input"]
        return [valued(body, at.turn(Loop(name, index))) for index in turns(count)]


def framed(template: Template, scope: Scope, given: Given, *, open_parameters: bool) -> Frame:
    """The frame of a template in a place. Raises InputError for values that do not fit.

    With open parameters one without a value is pending; else it is an error.
    """
    for name in given:
        if key_of(template.parameters, name) is None:
            raise InputError(
                f"the template has no parameter `{name}`",
                place=template.spot / "parameters",
                remedy=f"It has {', '.join(template.parameters) or 'none'}.",
            )
    for name, value in given.items():
        not_too_deep(value, template.spot / "parameters" / name)
    frame = _Framed(template, scope, given, open_parameters).frame
    for name in template.parameters:
        _asked(frame.parameters, name, Context(frame, Section.PARAMETER, template.spot))
    _warm(frame, template)
    return frame


def _asked(names: Names, name: str, context: Context) -> None:
    try:
        names[name]
    except Fault as fault:
        raise failed(fault, context) from None


def _warm(frame: Frame, template: Template) -> None:
    """Compute variables those first that others ask for, so that a long row of them is no deep one.

    What fails here fails again, and is told, where it is needed; what is not needed may fail.
    """
    for name in _in_order(template.variables):
        try:
            frame.variables[name]
        except (Fault, Waiting, InputError):
            continue


def _in_order(variables: Mapping[str, object]) -> Iterator[str]:
    done: set[str] = set()
    for first in variables:
        waiting = [(first, False)]
        while waiting:
            name, asked = waiting.pop()
            if asked:
                yield name
            elif name not in done:
                done.add(name)
                waiting.append((name, True))
                inner = _asked_variables(variables[name])
                keys = (key_of(variables, each) for each in inner)
                waiting += [(key, False) for key in keys if key is not None and key not in done]


def _asked_variables(value: object) -> set[str]:
    """The variables that a value asks for by name."""
    calls = (node for text in _texts(value) if is_expression(text) for node in _calls(text))
    return {
        argument.value
        for call in calls
        if call.name.casefold() == "variables" and not call.namespace
        for argument in call.arguments
        if isinstance(argument, Literal) and isinstance(argument.value, str)
    }


def _calls(text: str) -> list[Call]:
    try:
        return [node for node in walk(parse(text).node) if isinstance(node, Call)]
    except BadToken:
        return []


def _texts(value: object) -> Iterator[str]:
    waiting = [value]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, str) and inner:
            yield inner
        elif isinstance(inner, dict):
            waiting.extend(inner.values())
        elif isinstance(inner, list):
            waiting.extend(inner)


def parameter_file(value: object, place: str | Spot) -> dict[str, object]:
    """Values of parameters from the JSON value of a file of them."""
    spot = place if isinstance(place, Spot) else Spot(place)
    names = ("$schema", "contentVersion", "parameters", "metadata")
    return given_parameters(only(value, names, spot, "a file").get("parameters"), spot)


def given_parameters(value: object, spot: Spot) -> dict[str, object]:
    """Values of parameters as a deployment is given them: `{"name": {"value": 1}}`.

    A secret in a key vault is pending: only a deployment can read it.
    """
    here = spot / "parameters"
    keys = ("value", "reference", "metadata")
    return {
        name: each
        if isinstance(each, Pending)
        else _given(only(each, keys, here / name, "a parameter"), here / name)
        for name, each in record(value, here, "`parameters`").items()
    }


def _given(entry: Mapping[str, object], spot: Spot) -> object:
    if "reference" in entry:
        return Pending(f"the secret of {spot.path}", frozenset({_vault(entry["reference"])}))
    if "value" not in entry:
        raise InputError("a parameter has no value", place=spot, remedy="Give it value: ....")
    return entry["value"]


def _vault(reference: object) -> str:
    vault = reference.get("keyVault") if isinstance(reference, dict) else None
    found = vault.get("id") if isinstance(vault, dict) else None
    return found if isinstance(found, str) else "a key vault"
