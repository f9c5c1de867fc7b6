"""The estate file beside a draft: a new one, or the one that stands there naming the draft too."""

import re
from pathlib import Path
from typing import Any

import yaml

from landbridge.errors import InputError
from landbridge.intake.draft.written import listed, text
from landbridge.intake.estate_file import ESTATE_FILE, parsed, text_of
from landbridge.intake.exports.kind import Kind
from landbridge.intake.plain_yaml import PlainLoader

ESTATE = """\
# yaml-language-server: $schema=estate.schema.json
#
# Drafted from {source}: {network} holds what it tells.
schema_version: 1
name: {name}

sources:
  network: {listed}

# Open questions
{questions}"""


def estate_text(out: Path, name: str, kind: Kind) -> str:
    """A new estate file, or the one that stands there with this draft among its sources."""
    path = out / ESTATE_FILE
    if not path.is_file():
        told = {"source": kind.source, "network": kind.file, "questions": kind.questions}
        return ESTATE.format(**told, name=text(name), listed=listed([kind.file]))
    edited = text_of(path)
    sources = parsed(edited, path).get("sources") or {}
    held = sources.get("network") if isinstance(sources, dict) else None
    if held == kind.file or (isinstance(held, list) and kind.file in held):
        return edited
    made = _with_source(edited, sources, held, kind.file)
    if made is None:
        problem = f"`sources.network` does not name {kind.file}"
        raise InputError(problem, place=path, remedy=f"Add {kind.file} to its list.")
    return made


def _with_source(edited: str, sources: object, held: object, file: str) -> str | None:
    """The text with one source more; None where it takes a hand."""
    entry = f"network: {listed([file])}"
    if not sources:
        if re.search(r"^sources:", edited, re.M):
            return None
        return f"{edited.rstrip()}\n\nsources:\n  {entry}\n"
    node = _inside(yaml.compose(edited, PlainLoader), "sources")
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        return None
    if held:
        return _listed_too(edited, _inside(node, "network"), file)
    return _with_line(edited, node.start_mark.line, f"{' ' * node.start_mark.column}{entry}")


def _listed_too(edited: str, node: Any, file: str) -> str | None:  # noqa: ANN401 - PyYAML has no types
    """With one entry more in a list that has some."""
    if not isinstance(node, yaml.SequenceNode):
        return None
    last = node.value[-1]
    if node.flow_style:
        at = last.end_mark.index
        return f"{edited[:at]}, {text(file)}{edited[at:]}"
    dash = " " * node.start_mark.column + "- "
    return _with_line(edited, last.end_mark.line + 1, f"{dash}{text(file)}")


def _with_line(edited: str, at: int, line: str) -> str:
    lines = edited.splitlines(keepends=True)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += "\n"
    lines.insert(at, f"{line}\n")
    return "".join(lines)


def _inside(node: Any, name: str) -> Any:  # noqa: ANN401 - PyYAML publishes no types
    held = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for key, value in held if key.value == name), None)
