"""What a validation found, as sentences with their places."""

from typing import Any

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from landbridge.intake.forms import ESTATE, Form, Loc
from landbridge.intake.plain_yaml import PlainLoader
from landbridge.intake.sentences import Case, sentence
from landbridge.model.place import Place

OF_KEYS = frozenset({"extra_forbidden", "invalid_key"})
"""Errors of which the key is the place, not its value."""


def complaints(
    error: ValidationError, text: str, file: str, form: Form = ESTATE
) -> list[tuple[Place, str]]:
    """Every problem once, in the order of the file."""
    root = yaml.compose(text, PlainLoader)
    told = {_told(root, detail, file, form) for detail in error.errors(include_url=False)}
    return sorted(told, key=lambda one: (one[0].line or 0, one[0].column or 0, one[1]))


def place_of(text: str, loc: Loc, file: str) -> Place:
    """Where the value stands that this path of keys leads to, or what should have held it."""
    return _marked(_node(yaml.compose(text, PlainLoader), loc, key_last=False), file)


def _told(root: Any, detail: ErrorDetails, file: str, form: Form) -> tuple[Place, str]:  # noqa: ANN401 - PyYAML publishes no types
    """At the key that nobody knows, or the value that does not fit; else what should hold it."""
    node = _node(root, detail["loc"], key_last=detail["type"] in OF_KEYS)
    written = node.value if isinstance(node, yaml.ScalarNode) else None
    return _marked(node, file), sentence(Case(detail, form, written))


def _node(root: Any, loc: Loc, *, key_last: bool) -> Any:  # noqa: ANN401 - as above
    node = root
    for depth, step in enumerate(loc):
        found = _child(node, step, want_key=key_last and depth == len(loc) - 1)
        if found is None:
            break
        node = found
    return node


def _marked(node: Any, file: str) -> Place:  # noqa: ANN401 - as above
    mark = getattr(node, "start_mark", None)
    if mark is None:
        return Place(file=file)
    return Place(file=file, line=mark.line + 1, column=mark.column + 1)


def _child(node: Any, step: int | str, *, want_key: bool) -> Any:  # noqa: ANN401 - as above
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key if want_key else value
    return None
