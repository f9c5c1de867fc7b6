"""A template in a place: all its resources in their order, and its outputs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from landbridge.armlang.context import Budget, Context, Frame, Section
from landbridge.armlang.dependencies import Around, Register, in_order, linked
from landbridge.armlang.evaluation import no_deeper
from landbridge.armlang.fields import record
from landbridge.armlang.frame import Given, framed, given_parameters
from landbridge.armlang.heads import all_heads
from landbridge.armlang.inner import inner_template, sees_itself_only
from landbridge.armlang.outputs import Output, outputs
from landbridge.armlang.resource import Resource
from landbridge.armlang.scope import Before, Scope, State
from landbridge.armlang.template import Template
from landbridge.armlang.values import Pending, key_of, part_of


@dataclass(frozen=True)
class Deployment:
    """What a template means in a place.

    `resources` stand in an order in which they can be deployed, those that are left out or only
    looked up included. `parameters` are the values that count, secrets among them: `secure` names
    those.
    """

    template: Template = field(repr=False)
    scope: Scope = field(repr=False)
    parameters: Mapping[str, object] = field(repr=False)
    secure: frozenset[str]
    resources: tuple[Resource, ...]
    frame: Frame = field(repr=False)

    @property
    def pending(self) -> Mapping[str, frozenset[str]]:
        """What waits, by the label of the resource, and for what."""
        return {each.label: each.needs for each in self.resources if each.needs}

    def outputs(self, state: State | None = None) -> Mapping[str, Output]:
        """The outputs with what is known by now; one whose condition is false is left out."""
        frame = replace(self.frame, budget=Budget(self.template.limits.template_bytes))
        if state is not None:
            frame = replace(frame, scope=replace(self.scope, state=state))
        context = Context(frame, Section.OUTPUT, self.template.spot / "outputs")
        return {output.name: output for output in outputs(self.template, context)}


def expanded(
    template: Template, scope: Scope, given: Given | None = None, *, open_parameters: bool = False
) -> Deployment:
    """A template in a place with values for its parameters. Raises InputError.

    With `open_parameters` a parameter without a value is pending, as a reader of templates needs
    it; a deployment leaves it out and gets an error.
    """
    with no_deeper(template.spot):
        frame = framed(template, scope, given or {}, open_parameters=open_parameters)
        return _deployed(template, frame)


def _deployed(template: Template, frame: Frame) -> Deployment:
    context = Context(frame, Section.HEAD, template.spot)
    found = all_heads(template, context)
    register = Register(found, _loop_names(template))
    ids = frozenset(e.id.casefold() for e in found if e.deployed and isinstance(e.id, str))
    scope = replace(frame.scope, state=Before(frame.scope.state, ids))
    inner = replace(frame, scope=scope, roster=Around(register, frame))
    bodies = _bodies(found, inner)
    resources = in_order(linked(bodies, Register(bodies, _loop_names(template))))
    return Deployment(
        template=template,
        scope=frame.scope,
        parameters={name: frame.parameters[name] for name in frame.parameters},
        secure=frozenset(
            name
            for name, schema in template.parameters.items()
            if template.shape(schema, template.spot / "parameters" / name).secure
        ),
        resources=resources,
        frame=inner,
    )


def _loop_names(template: Template) -> Iterator[str]:
    for each in template.resources:
        if each.loop is not None:
            yield str(each.loop.get("name", each.symbol))
            yield each.symbol


def _bodies(resources: list[Resource], frame: Frame) -> list[Resource]:
    found = []
    for each in resources:
        context = replace(each.context, frame=frame)
        found.append(_around(replace(each, context=context).with_body()))
    return found


def _around(resource: Resource) -> Resource:
    """A deployment with what its template asks of the resources around it."""
    if not resource.declared.is_deployment or not resource.deployed:
        return resource
    properties = record(resource.declared.record.get("properties"), resource.spot, "properties")
    if sees_itself_only(resource) or key_of(properties, "template") is None:
        return resource
    inner = nested(resource)
    asked = {name for each in inner.resources for name in each.touched} if inner else set()
    return replace(resource, touched=resource.touched | asked)


def nested(resource: Resource) -> Deployment | None:
    """What a deployment within a template deploys; None for any other resource.

    Raises InputError for a linked template that nobody reads, for one that links to itself, and
    for templates that are nested too deeply.
    """
    if not resource.declared.is_deployment or resource.condition is False:
        return None
    properties = record(resource.body.get("properties"), resource.spot, "properties")
    template, scope = inner_template(resource, properties)
    if not sees_itself_only(resource):
        return _deployed(template, _shared(resource.context.frame, scope))
    given = part_of(properties, "parameters")
    unknown = isinstance(given, Pending)
    values = {} if unknown else given_parameters(given, resource.spot / "properties")
    return _deployed(template, framed(template, scope, values, open_parameters=unknown))


def _shared(frame: Frame, scope: Scope) -> Frame:
    """The frame of a template with the outer scope: all but the place is that of the outer one."""
    return replace(frame, scope=scope, budget=Budget(scope.limits.template_bytes))


def flattened(deployment: Deployment) -> Iterator[Resource]:
    """All resources, those of templates within the template behind the deployment they are of."""
    for resource in deployment.resources:
        yield resource
        inner = nested(resource)
        if inner is not None:
            yield from flattened(inner)
