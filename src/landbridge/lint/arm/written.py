"""Resources of templates as they are written: what would have to be computed is left open."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from landbridge.armlang import Template, is_expression
from landbridge.armlang.context import Function
from landbridge.armlang.declared import Declared as Written
from landbridge.catalogue.arm import template_limits
from landbridge.errors import InputError
from landbridge.lint.arm.read import Read
from landbridge.lint.declared import Declared, Open
from landbridge.lint.tree import COMPUTED, Entry, Unknown, Value, placed

ON = "/providers/"
SPACE = re.compile(r"[A-Za-z][A-Za-z0-9]*\.[A-Za-z][A-Za-z0-9.]*")
"""How the namespace of a provider looks among the parts of a name."""
NO_BODY = ("type", "name", "apiVersion")
AS_WRITTEN = "judged as it is written: {}"
LATE = "what it makes is known only once it is deployed"
NOT_READ = "the template that it deploys is not read: what that makes is not judged"


def as_written(
    template: Template, read: Read, open_: list[Open], but: Collection[str] = frozenset()
) -> Iterator[Declared]:
    """Resources with all that would have to be computed left open; none of some paths."""
    for each in (inner for outer in template.resources for inner in outer):
        if each.spot.path in but or each.existing:
            continue
        inside = template_in(each, template.functions) if each.is_deployment else None
        if inside is not None:
            yield from as_written(inside, read, open_)
        elif each.is_deployment:
            open_.append(Open(read.at(each.spot.path).start, NOT_READ, whole=True))
        else:
            yield _as_written(each, read)


def _as_written(each: Written, read: Read) -> Declared:
    source, version = read.at(each.spot.path), each.record.get("apiVersion")
    parts = (each.parent.record.get("type"), each.record["type"]) if each.parent else ()
    return made(
        type_="/".join(map(str, parts)) or str(each.record["type"]),
        version=version if isinstance(version, str) else None,
        body={k: v for k, v in each.body().items() if k not in NO_BODY},
        subject=str(each.record["name"]),
        source=source,
    )


def template_in(each: Written, functions: Mapping[str, Function]) -> Template | None:
    """The template that stands in a deployment, if one does and can be read."""
    spot, properties = each.spot / "properties" / "template", each.record.get("properties")
    inner = properties.get("template") if isinstance(properties, dict) else None
    try:
        return Template.read(inner, spot, template_limits(), functions)
    except InputError:
        return None


def made(
    type_: str, version: str | None, body: Mapping[str, object], subject: str, source: Value
) -> Declared:
    head, told = source.entries.get("type"), source.entries.get("apiVersion")
    return Declared(
        type=_extended(type_, subject),
        version=version,
        body=_opened(placed(body, source)),
        subject=subject,
        at=head.value if head else source,
        versioned=told.value if told else None,
    )


def _extended(type_: str, name: str) -> str:
    """The type of a resource on another one, which is told behind that of the other.

    Its namespace may stand in its name alone.
    """
    _, inside, behind = type_.partition(ON)
    if not inside or "." in behind.partition("/")[0]:
        return behind or type_
    spaces = [part for part in name.split("/") if SPACE.fullmatch(part)]
    return f"{spaces[-1]}/{behind}" if spaces else type_


def _opened(value: Value) -> Value:
    """The same with every expression that was not computed as what it is."""
    if isinstance(value.holds, str) and value.own and is_expression(value.holds):
        return replace(value, holds=Unknown(value.holds))
    if value.is_list:
        return replace(value, holds=[_opened(each) for each in value.items])
    held = {
        key: Entry(COMPUTED if is_expression(key) else key, e.start, e.end, _opened(e.value))
        for key, e in value.entries.items()
    }
    return replace(value, holds=held) if value.is_object else value
