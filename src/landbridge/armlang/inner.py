"""The template of a deployment within a template: which one, in what place, with what it sees."""

from collections.abc import Mapping
from dataclasses import replace

from landbridge.armlang.context import Context, Section
from landbridge.armlang.declared import inner_scope
from landbridge.armlang.fields import record
from landbridge.armlang.resource import Resource
from landbridge.armlang.scope import Level, Scope
from landbridge.armlang.template import Template
from landbridge.armlang.values import Pending, needs_of, part_of
from landbridge.armlang.whereabouts import place_of
from landbridge.errors import InputError

DEEPEST = 20
"""Templates within templates that are followed; nobody nests so many on purpose."""


def inner_template(resource: Resource, properties: Mapping[str, object]) -> tuple[Template, Scope]:
    """The template and its place, of a deployment with these properties. Raises InputError."""
    context = replace(resource.context, section=Section.BODY)
    scope = _scope_within(resource, context)
    value, chain = _template_of(properties, scope, resource)
    if len(chain) > DEEPEST:
        raise InputError(
            f"more than {DEEPEST} templates are nested within each other",
            place=resource.spot,
            remedy="Look for a template that deploys itself.",
        )
    around = None if sees_itself_only(resource) else context.frame.functions
    spot, limits = resource.spot / "properties" / "template", context.scope.limits
    template = Template.read(value, spot, limits, around)
    scope = replace(scope, chain=chain)
    return template, replace(scope, level=template.level) if scope.unknown else scope


def sees_itself_only(resource: Resource) -> bool:
    """Whether its template has the inner scope, as one that was computed always has."""
    given = record(resource.declared.record.get("properties"), resource.spot, "properties")
    return inner_scope(given) or isinstance(part_of(given, "template"), str)


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
    inline = part_of(properties, "template")
    if inline is not None:
        return inline, (*scope.chain, "")
    link = part_of(properties, "templateLink")
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
