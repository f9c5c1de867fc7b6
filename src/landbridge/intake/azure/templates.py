"""The resources that templates of ARM mean, nested ones too."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from landbridge.armlang import (
    Deployment,
    Limits,
    NothingKnown,
    NotYetKnown,
    Pending,
    Scope,
    Template,
    document,
    expanded,
    nested,
    parameter_file,
)
from landbridge.armlang import Resource as Declared
from landbridge.armlang.values import needs_of
from landbridge.catalogue.arm import public_cloud, template_limits
from landbridge.errors import InputError
from landbridge.intake.azure.earlier import Earlier
from landbridge.intake.azure.meant import meant
from landbridge.intake.azure.open_parameters import is_open, standing
from landbridge.intake.azure.record import Record, awaited
from landbridge.intake.azure.resource import Resource, last
from landbridge.intake.azure.texts import LARGEST, read_text
from landbridge.intake.exports.found import Remarks
from landbridge.intake.opening import shown

NOWHERE = "00000000-0000-0000-0000-000000000000"
"""The subscription of a template whose place nobody told."""
HEAD = frozenset({"id", "name", "type"})
"""What a parameter that stands for itself may be in."""
UNKNOWN = (
    "what this template makes within the other is known only once it is deployed: it is left out."
    " `landbridge import azure` shows it then"
)
ADDRESSES = ("uri", "relativePath", "id")
UNLINKED = (
    "its linked template{} is not beside this one: what it deploys lacks. Put it there, or give"
    " what it deployed as `az ... list` shows it"
)
PARAMETERS = ".parameters.json"
DEPLOYMENT = "microsoft.resources/deployments"


class Place(NamedTuple):
    """Where templates are deployed to, and the file with their parameters."""

    parameters: Path | None = None
    """Values for all templates; each takes those that it declares."""
    subscription: str = ""
    resource_group: str = ""
    location: str = ""
    several: bool = False
    """Whether there are several templates, of which not each has all parameters."""


def resources_of(
    text: str, path: Path, place: Place, remarks: Remarks, earlier: Earlier | None = None
) -> Iterator[Resource]:
    """What a template deploys; of a resource that it deploys twice, the last form.

    `earlier` are the templates before, and learn of this one. Raises InputError for what is wrong
    with it.
    """
    limits = _exported(template_limits())
    template = Template.read(document(text, shown(path), limits), shown(path), limits)
    told, before = meant(template), earlier or Earlier()
    scope = Scope(
        limits,
        level=template.level,
        subscription=place.subscription or NOWHERE,
        resource_group=place.resource_group or told.resource_group or path.stem,
        location=place.location or None,
        environment=public_cloud(),
        state=before,
        linked=lambda link: _beside(link, path, limits),
    )
    beside = _parameters(values_beside(path), limits)
    given = {**told.first, **beside, **_own(template, place, limits)}
    found: dict[str, Resource] = {}
    for each in _all(_computed(template, scope, given, remarks), remarks):
        if each.deployed and each.type.lower() != DEPLOYMENT:
            found |= {made.key: made for made in _resource(each, remarks)}
    before.take(found)
    return iter(found.values())


def _computed(
    template: Template, scope: Scope, given: Mapping[str, object], remarks: Remarks
) -> Deployment:
    """A template in its place; parameters without a value stay open."""
    marks = standing(template, given)
    try:
        found = expanded(template, scope, {**marks, **given}, open_parameters=True)
    except InputError:
        return _by_itself(template, scope, given)
    for name in marks:
        root = Record(template.spot.file, f"$.parameters.{name}", {})
        remarks.add(root, f"it has no value: <{name}> stands for it (--parameters gives values)")
    return found


def _by_itself(template: Template, scope: Scope, given: Mapping[str, object]) -> Deployment:
    """One in which no parameter may stand for itself; else it asks what nobody knows yet."""
    try:
        return expanded(template, scope, given, open_parameters=True)
    except InputError:
        unknown = replace(scope, state=NothingKnown())
        return expanded(template, unknown, given, open_parameters=True)


def _all(deployment: Deployment, remarks: Remarks) -> Iterator[Declared]:
    """All resources, those of nested templates too; a linked one that is not there is told."""
    for each in deployment.resources:
        yield each
        if _is_lost(each):
            record = Record(each.spot.file, f"$.{each.spot.path}", {})
            remarks.add(record, UNLINKED.format(_called(each)))
        elif (inner := _nested(each, remarks)) is not None:
            yield from _all(inner, remarks)


def _nested(each: Declared, remarks: Remarks) -> Deployment | None:
    """What a deployment within a template deploys; None where that waits for others, and told."""
    try:
        return nested(each)
    except NotYetKnown:
        remarks.add(Record(each.spot.file, f"$.{each.spot.path}", {}), UNKNOWN)
        return None


def _called(each: Declared) -> str:
    """The address of a linked template, or that of a template spec, as far as it is known."""
    body = each.body.get("properties")
    link = body.get("templateLink") if isinstance(body, dict) else None
    told = (link.get(key) for key in ADDRESSES) if isinstance(link, dict) else ()
    return next((f" {each}" for each in told if isinstance(each, str)), "")


def _is_lost(each: Declared) -> bool:
    """Whether a deployment links to a template that nobody can read."""
    body = each.body.get("properties") if each.declared.is_deployment else None
    link = body.get("templateLink") if isinstance(body, dict) and "template" not in body else None
    if link is None or each.condition is False:
        return False
    linked = each.context.scope.linked
    return not isinstance(link, dict) or bool(needs_of(link)) or linked is None or not linked(link)


def _exported(limits: Limits) -> Limits:
    """The limits without those of size: an export of a large group is none that is deployed."""
    whole = LARGEST
    return Limits(
        **{
            **{key: getattr(limits, key) for key in Limits.__dataclass_fields__},
            "template_bytes": whole,
            "resource_bytes": whole,
            "resources": whole,
            "parameters": whole,
        }
    )


def _parameters(path: Path | None, limits: Limits) -> Mapping[str, object]:
    if path is None:
        return {}
    return parameter_file(document(read_text(path), shown(path), limits), shown(path))


def values_beside(path: Path) -> Path | None:
    """The file with the values of a template's parameters, by the name that tools give it."""
    there = path.with_name(f"{path.stem}{PARAMETERS}")
    return there if there.is_file() else None


def refuse_unknown(place: Place, templates: Mapping[Path, str]) -> None:
    """Raises InputError for a value of several templates of which none has the parameter."""
    limits = _exported(template_limits())
    known: dict[str, str] = {}
    for path, text in templates.items() if place.several else ():
        read = Template.read(document(text, shown(path), limits), shown(path), limits)
        known |= {name.casefold(): name for name in read.parameters}
    for name in _parameters(place.parameters, limits) if place.several else ():
        if name.casefold() not in known:
            raise InputError(
                f"none of the templates has a parameter `{name}`",
                place=shown(place.parameters) if place.parameters else None,
                remedy=f"They have {', '.join(sorted(known.values())) or 'none'}.",
            )


def _own(template: Template, place: Place, limits: Limits) -> Mapping[str, object]:
    """The values that are given for all, as far as a template has such parameters.

    One alone must have them all: who misspells a name is told so.
    """
    given = _parameters(place.parameters, limits)
    if not place.several:
        return given
    known = {name.casefold() for name in template.parameters}
    return {name: value for name, value in given.items() if name.casefold() in known}


def _beside(link: Mapping[str, object], path: Path, limits: Limits) -> object | None:
    """A linked template that lies beside this one, under the last parts of its address."""
    told = link.get("relativePath") or link.get("uri")
    parts = told.split("?")[0].split("/") if isinstance(told, str) else []
    tails = [parts] if "relativePath" in link else [parts[at:] for at in range(len(parts))]
    for tail in tails:
        there = path.parent.joinpath(*tail) if tail and tail[-1] else path.parent
        if _may_link(there, path, itself="relativePath" in link):
            return document(read_text(there), shown(there), limits)
    return None


def _may_link(there: Path, path: Path, *, itself: bool) -> bool:
    """Whether a file lies beside a template, and is another one unless it may link to itself."""
    try:
        inside = there.resolve().is_relative_to(path.parent.resolve())
        return inside and (itself or there.resolve() != path.resolve()) and there.is_file()
    except (OSError, ValueError):
        return False


def _resource(each: Declared, remarks: Remarks) -> Iterator[Resource]:
    """A resource with expressions in place of what is only known once it is deployed."""
    record = Record(each.spot.file, f"$.{each.spot.path}", _plain(each.body))
    if not isinstance(each.id, str) or not isinstance(each.name, str):
        remarks.add(record, "its name is not known before it is deployed: it is left out")
        return
    if isinstance(each.condition, Pending):
        remarks.add(record, "whether it is deployed is not known: it is taken as deployed")
    yield Resource(each.id, each.type.lower(), last(each.name), record)


def _head(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """A name or an id, which may hold a parameter that stands for itself."""
    return value if isinstance(value, str) else _plain(value)


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, Pending):
        return awaited(value.text, value.needs)
    if isinstance(value, str) and is_open(value):
        return awaited(value, frozenset())
    if isinstance(value, dict):
        return {key: _head(each) if key in HEAD else _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value
