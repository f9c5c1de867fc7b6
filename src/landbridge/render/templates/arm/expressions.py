"""Values as the language of ARM templates has them."""

from collections.abc import Mapping
from typing import NamedTuple

from landbridge.armlang import literal
from landbridge.render.arm.resource import RESOURCE_GROUP
from landbridge.render.templates.values import EXTENDS, Given, Grown, Id, Told


class Written(NamedTuple):
    """Text that stands as it is: an expression, without its brackets."""

    text: str


def json_of(value: object, group: str) -> object:
    """A value as JSON, its ids as seen from a resource group; what is text stays text."""
    if isinstance(value, Id | Given | Grown | Told | Written):
        return f"[{expression(value, group)}]"
    if isinstance(value, Mapping):
        return {literal(str(key)): json_of(each, group) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [json_of(each, group) for each in value]
    return literal(value) if isinstance(value, str) else value


def quoted(text: str) -> str:
    """A text within an expression."""
    return "'" + text.replace("'", "''") + "'"


def expression(value: Id | Given | Grown | Told | Written, group: str) -> str:
    """What stands between the brackets."""
    if isinstance(value, Given):
        return f"parameters({quoted(value.parameter)})"
    if isinstance(value, Grown):
        ours = ", ".join(map(quoted, value.values))
        return f"union(createArray({ours}), parameters({quoted(value.parameter)}))"
    if isinstance(value, Told):
        return f"reference({_id(value.id, group)}, {quoted(value.version)}, 'Full').{value.of}"
    return value.text if isinstance(value, Written) else _id(value, group)


def _id(id_: Id, group: str) -> str:
    if not id_.type:
        return "subscription().id"
    if id_.type == RESOURCE_GROUP:
        return f"format('{{0}}/resourceGroups/{{1}}', subscription().id, {quoted(id_.name)})"
    if EXTENDS in id_.type:
        return _extension(id_, group)
    words = _texts(id_.type, *id_.name.split("/"))
    if not id_.group:
        return f"subscriptionResourceId({words})"
    return f"resourceId({_elsewhere(id_.group, group)}{words})"


def _elsewhere(there: str, here: str) -> str:
    """What comes before the type; a template of the subscription names that, too."""
    if there.lower() == here.lower():
        return ""
    return f"{'' if here else 'subscription().subscriptionId, '}{quoted(there)}, "


def _extension(id_: Id, group: str) -> str:
    base, _, own = id_.type.partition(EXTENDS)
    names = id_.name.split("/")
    above = base.count("/")
    under = Id(base, "/".join(names[:above]), id_.group)
    type_ = f"{names[above]}/{own}"
    return f"extensionResourceId({_id(under, group)}, {_texts(type_, *names[above + 1 :])})"


def _texts(*texts: str) -> str:
    return ", ".join(map(quoted, texts))
