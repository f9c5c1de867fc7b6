"""A template in a place: all its resources in their order, and its outputs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from landbridge.armlang.context import Budget, Context, Frame, Loop, Section, Target
from landbridge.armlang.declared import inner_scope
from landbridge.armlang.dependencies import Register, in_order, linked
from landbridge.armlang.evaluation import counted, no_deeper, valued
from landbridge.armlang.fields import record
from landbridge.armlang.frame import Given, framed, given_parameters
from landbridge.armlang.resource import Resource, heads, place_of
from landbridge.armlang.scope import Level, Scope, State
from landbridge.armlang.template import Template
from landbridge.armlang.values import Pending, key_of, needs_of
from landbridge.errors import InputError

DEEPEST = 20
"""Templates within templates that are followed; nobody nests so many on purpose."""


@dataclass(frozen=True)
class Output:
    """An output of a deployment; its value is Pending while it waits for a resource."""

    name: str
    type: str
    value: object = field(repr=False)
    secure: bool = False


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
        with no_deeper(context.spot):
            found = [_output(self.template, name, context) for name in self.template.outputs]
        return {output.name: output for output in found if output is not None}


@dataclass(frozen=True)
class _Before:
    """The state before a deployment: of what is deployed now nothing is known yet."""

    state: State
    deployed: frozenset[str]

    def resource(self, resource_id: str, api_version: str | None) -> Mapping[str, object] | None:
        if resource_id.casefold() in self.deployed:
            return None
        return self.state.resource(resource_id, api_version)

    def listed(
        self, resource_id: str, function: str, api_version: str, values: object
    ) -> object | None:
        if resource_id.casefold() in self.deployed:
            return None
        return self.state.listed(resource_id, function, api_version, values)

    def provider(self, namespace: str) -> Mapping[str, object] | None:
        return self.state.provider(namespace)

    def zones(self, subscription: str, location: str) -> Mapping[str, str] | None:
        return self.state.zones(subscription, location)


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
    found = _heads(template, context)
    register = Register(found, _loop_names(template))
    ids = frozenset(e.id.casefold() for e in found if e.deployed and isinstance(e.id, str))
    scope = replace(frame.scope, state=_Before(frame.scope.state, ids))
    inner = replace(frame, scope=scope, roster=_Outer(register, frame))
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


@dataclass(frozen=True)
class _Outer:
    """The resources of a template, and behind them those of the template around it."""

    register: Register
    frame: Frame

    def find(self, name: str) -> Target | None:
        around = self.frame.roster
        return self.register.find(name) or (around.find(name) if around else None)

    def loop(self, name: str) -> tuple[Target, ...] | None:
        around = self.frame.roster
        found = self.register.loop(name)
        return found if found is not None or around is None else around.loop(name)


def _heads(template: Template, context: Context) -> list[Resource]:
    found: list[Resource] = []
    most = template.limits.resources
    for each in template.resources:
        found += heads(each, context)
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
    if _sees_itself_only(resource) or key_of(properties, "template") is None:
        return resource
    inner = nested(resource)
    asked = {name for each in inner.resources for name in each.touched} if inner else set()
    return replace(resource, touched=resource.touched | asked)


def _sees_itself_only(resource: Resource) -> bool:
    """Whether its template has the inner scope, as one that was computed always has."""
    given = record(resource.declared.record.get("properties"), resource.spot, "properties")
    return inner_scope(given) or isinstance(_part(given, "template"), str)


def nested(resource: Resource) -> Deployment | None:
    """What a deployment within a template deploys; None for any other resource.

    Raises InputError for a linked template that nobody reads, for one that links to itself, and
    for templates that are nested too deeply.
    """
    if not resource.declared.is_deployment or resource.condition is False:
        return None
    context = replace(resource.context, section=Section.BODY)
    properties = record(resource.body.get("properties"), resource.spot, "properties")
    scope = _scope_within(resource, context)
    value, chain = _template_of(properties, scope, resource)
    limits = context.scope.limits
    if len(chain) > DEEPEST:
        raise InputError(
            f"more than {DEEPEST} templates are nested within each other",
            place=resource.spot,
            remedy="Look for a template that deploys itself.",
        )
    around = None if _sees_itself_only(resource) else context.frame.functions
    template = Template.read(value, resource.spot / "properties" / "template", limits, around)
    scope = replace(scope, chain=chain)
    if scope.unknown:
        scope = replace(scope, level=template.level)
    if around is not None:
        return _deployed(template, _shared(context.frame, scope))
    given = _part(properties, "parameters")
    unknown = isinstance(given, Pending)
    values = {} if unknown else given_parameters(given, resource.spot / "properties")
    return _deployed(template, framed(template, scope, values, open_parameters=unknown))


def _shared(frame: Frame, scope: Scope) -> Frame:
    """The frame of a template with the outer scope: all but the place is that of the outer one."""
    return replace(frame, scope=scope, budget=Budget(scope.limits.template_bytes))


def _scope_within(resource: Resource, context: Context) -> Scope:
    place = place_of(resource.declared, replace(context, section=Section.HEAD))
    if isinstance(place, Pending):
        place = replace(context.scope, unknown=place.needs, location=None, tags=None)
    if not isinstance(place, Scope):
        raise InputError(
            "nobody knows where this deployment deploys to",
            place=resource.spot,
            remedy="It must be a tenant, management group, subscription or resource group.",
        )
    name = resource.name if isinstance(resource.name, str) else "nested"
    there = replace(place, deployment=name, template_link=None)
    told = resource.location
    if place.level is Level.RESOURCE_GROUP or not isinstance(told, str):
        return there
    return replace(there, location=told)


def _template_of(
    properties: Mapping[str, object], scope: Scope, resource: Resource
) -> tuple[object, tuple[str, ...]]:
    """The template and the chain of those around it."""
    inline = _part(properties, "template")
    if inline is not None:
        return inline, (*scope.chain, "")
    link = _part(properties, "templateLink")
    if not isinstance(link, dict):
        raise InputError(
            "a deployment has no template",
            place=resource.spot,
            remedy="Give it properties.template.",
        )
    name = str(next((link[key] for key in ("uri", "relativePath", "id") if key in link), link))
    if name in scope.chain:
        circle = " → ".join([*filter(None, scope.chain), name])
        raise InputError(
            f"a template links to itself: {circle}", place=resource.spot, remedy="Break the circle."
        )
    value = scope.linked(link) if scope.linked and not needs_of(dict(link)) else None
    if value is None:
        raise InputError(
            f"the linked template {resource.context.masked(name)} was not read",
            place=resource.spot / "properties" / "templateLink",
            remedy="Give it beside this one, or put it into properties.template.",
        )
    return value, (*scope.chain, name)


def _part(properties: Mapping[str, object], name: str) -> object:
    key = key_of(properties, name)
    return None if key is None else properties[key]


def flattened(deployment: Deployment) -> Iterator[Resource]:
    """All resources, those of templates within the template behind the deployment they are of."""
    for resource in deployment.resources:
        yield resource
        inner = nested(resource)
        if inner is not None:
            yield from flattened(inner)


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
