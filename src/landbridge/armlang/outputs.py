"""Outputs of a deployment."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from landbridge.armlang.context import Context, Loop
from landbridge.armlang.evaluation import counted, no_deeper, valued
from landbridge.armlang.fields import record
from landbridge.armlang.template import Template


@dataclass(frozen=True)
class Output:
    """An output of a deployment; its value is Pending while it waits for a resource."""

    name: str
    type: str
    value: object = field(repr=False)
    secure: bool = False


def outputs(template: Template, context: Context) -> Iterator[Output]:
    """Those of a template; one whose condition is false is left out."""
    with no_deeper(context.spot):
        found = [_output(template, name, context) for name in template.outputs]
    return (output for output in found if output is not None)


def _output(template: Template, name: str, context: Context) -> Output | None:
    schema, here = template.outputs[name], context.inside(name)
    if valued(schema.get("condition", True), here.inside("condition")) is False:
        return None
    shape = template.shape(schema, here.spot)
    value = _repeated(schema["copy"], here) if "copy" in schema else _once(schema, here)
    if not shape.secure:
        shape.check(value, here.spot)
    return Output(name, str(shape.schema.get("type", shape.name)), value, shape.secure)


def _once(schema: Mapping[str, object], context: Context) -> object:
    return valued(schema["value"], context.inside("value"))


def _repeated(value: object, context: Context) -> object:
    at = context.inside("copy")
    loop = record(value, at.spot, "a copy")
    count = counted(loop.get("count"), at.inside("count"))
    here = at.inside("input")
    return [valued(loop.get("input"), here.turn(Loop("", index))) for index in range(count)]
