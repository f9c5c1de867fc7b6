"""A file of faults, read; what is wrong in it is told with its line."""

from collections.abc import Sequence
from pathlib import Path

import yaml
from pydantic import ValidationError

from landbridge.emulator.faults import FILE, Faults, told
from landbridge.errors import InputError
from landbridge.model import Place

FORM = "docs/emulator.md shows the form of the file."


def read(path: Path) -> Faults:
    """The faults of a file. Raises InputError with what is wrong where, and what was expected."""
    text = _text(path)
    try:
        document = yaml.safe_load(text)
        return Faults(FILE.validate_python([] if document is None else document))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        why = str(getattr(error, "problem", None) or error)
        raise InputError(f"is no YAML: {why}", place=_place(path, mark), remedy=FORM) from error
    except ValidationError as error:
        mark = _mark(yaml.compose(text, yaml.SafeLoader), error.errors()[0]["loc"])
        raise InputError(told(error), place=_place(path, mark), remedy=FORM) from error


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise InputError("cannot be read", place=path, remedy=str(error.strerror)) from error
    except UnicodeDecodeError as error:
        raise InputError("is no YAML", place=path, remedy=str(error)) from error


def _mark(node: yaml.Node | None, steps: Sequence[int | str]) -> yaml.Mark | None:
    """Where a step of the way into a document stands that is furthest and there."""
    if node is None or not steps:
        return node.start_mark if node else None
    head, *rest = steps
    if isinstance(node, yaml.SequenceNode) and isinstance(head, int):
        return _mark(node.value[head], rest)
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == head:
                return _mark(value, rest) if rest else name.start_mark
    return node.start_mark


def _place(path: Path, mark: yaml.Mark | None) -> object:
    return Place(str(path), line=mark.line + 1, column=mark.column + 1) if mark else path
