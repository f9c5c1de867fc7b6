"""The resources that templates of ARM mean, nested ones too."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from landbridge.armlang import (
    Limits,
    Pending,
    Scope,
    Template,
    document,
    expanded,
    flattened,
    parameter_file,
)
from landbridge.armlang import Resource as Declared
from landbridge.catalogue.arm import public_cloud, template_limits
from landbridge.intake.azure.record import Record, awaited
from landbridge.intake.azure.resource import Resource, last
from landbridge.intake.azure.texts import LARGEST, read_text
from landbridge.intake.exports.found import Remarks
from landbridge.intake.opening import shown

NOWHERE = "00000000-0000-0000-0000-000000000000"
"""The subscription of a template whose place nobody told."""
DEPLOYMENT = "microsoft.resources/deployments"


class Place(NamedTuple):
    """Where templates are deployed to, and the files with their parameters."""

    parameters: Path | None = None
    subscription: str = ""
    resource_group: str = ""
    location: str = ""


def resources_of(text: str, path: Path, place: Place, remarks: Remarks) -> Iterator[Resource]:
    """What a template deploys. Raises InputError for what is wrong with it."""
    limits = _exported(template_limits())
    template = Template.read(document(text, shown(path), limits), shown(path), limits)
    scope = Scope(
        limits,
        level=template.level,
        subscription=place.subscription or NOWHERE,
        resource_group=place.resource_group or path.stem,
        location=place.location or None,
        environment=public_cloud(),
        linked=lambda link: _beside(link, path, limits),
    )
    given = _parameters(place.parameters, limits)
    for each in flattened(expanded(template, scope, given, open_parameters=True)):
        if each.deployed and each.type.lower() != DEPLOYMENT:
            yield from _resource(each, remarks)


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


def _beside(link: Mapping[str, object], path: Path, limits: Limits) -> object | None:
    """A linked template that lies beside this one."""
    told = link.get("relativePath") or link.get("uri")
    name = told.split("?")[0] if isinstance(told, str) else ""
    there = path.parent / (name if "relativePath" in link else Path(name).name)
    if not name or not there.resolve().is_relative_to(path.parent.resolve()):
        return None
    return document(read_text(there), shown(there), limits) if there.is_file() else None


def _resource(each: Declared, remarks: Remarks) -> Iterator[Resource]:
    """A resource with expressions in place of what is only known once it is deployed."""
    record = Record(each.spot.file, f"$.{each.spot.path}", _plain(each.body))
    if not isinstance(each.id, str) or not isinstance(each.name, str):
        remarks.add(record, "its name is not known before it is deployed: it is left out")
        return
    if isinstance(each.condition, Pending):
        remarks.add(record, "whether it is deployed is not known: it is taken as deployed")
    yield Resource(each.id, each.type.lower(), last(each.name), record)


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, Pending):
        return awaited(value.text, value.needs)
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value
