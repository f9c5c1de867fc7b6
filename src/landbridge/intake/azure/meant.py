"""Where a template that Landbridge rendered goes, and what it is given first, by its metadata."""

from collections.abc import Mapping
from typing import NamedTuple

from landbridge.armlang import Template
from landbridge.armlang.values import part_of
from landbridge.model.templates import FIRST, GROUP, OWN


class Meant(NamedTuple):
    """What it tells of itself; nothing where somebody else wrote it."""

    resource_group: str = ""
    first: Mapping[str, object] = {}


def meant(template: Template) -> Meant:
    """Read as far as it is told: metadata of others may hold anything."""
    told = _record(part_of(_record(part_of(_record(template.value), "metadata")), OWN))
    group = part_of(told, GROUP)
    asked = {name.lower() for name in template.parameters}
    first = {k: v for k, v in _record(part_of(told, FIRST)).items() if k.lower() in asked}
    return Meant(group if isinstance(group, str) else "", first)


def _record(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}
