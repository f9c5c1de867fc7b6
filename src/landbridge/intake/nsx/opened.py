"""A file of JSON as an export of NSX, in whichever of its two forms."""

from pathlib import Path
from typing import Any

from landbridge.errors import InputError
from landbridge.intake.estate_file import text_of
from landbridge.intake.exports.found import Found
from landbridge.intake.exports.json_text import document
from landbridge.intake.nsx import dump, infra
from landbridge.intake.nsx.export import Export
from landbridge.intake.nsx.kept import Source
from landbridge.intake.opening import shown

ASK = (
    "Give a dump of NSX Manager as np-guard's vmware-analyzer collects it, or the answer to"
    " GET /policy/api/v1/infra?filter=Type-Domain|Group|SecurityPolicy|Rule|Service|Segment|Tier1."
)
ALL_OF_IT = "Export it as a user who may read all of it (Auditor can)."
NO_DOMAINS = "the dump has no `domains`: its groups and policies are not told"
TREE = "Infra"
FOREIGN = (
    ("$schema", "a template of ARM, or a schema"),
    ("results", "the answer to a list of NSX, not its tree"),
    ("error_message", "an error that NSX answered"),
    ("resources", "no export of NSX, but a list of resources"),
)
"""Keys by which other files are known."""


def open_export(path: Path) -> Export:
    """Read an export. Raises InputError for what is none, with its place."""
    return export_of(source_at(path))


def source_at(path: Path) -> Source:
    """What a file holds. Raises InputError for one that is no object of JSON."""
    file = shown(path)
    text = text_of(path) if path.is_file() else _no_file(path)
    data = document(text, path, ASK)
    if not isinstance(data, dict):
        raise InputError(f"this is {_what(data)}, not an export of NSX", place=file, remedy=ASK)
    return Source(file, data)


def export_of(source: Source, at: str = "$") -> Export:
    """An export in either form. Raises InputError for what is none, or has nothing in it."""
    export = _export(source.root(at))
    if not _holds(export):
        held = "children" if source.data.get("resource_type") == TREE else "domains"
        raise InputError(
            "the export is empty: it has no group, policy, segment or VM",
            place=f"{source.file}, {at}.{held}",
            remedy=f"{ALL_OF_IT} {ASK}",
        )
    return export


def _no_file(path: Path) -> str:
    problem = "this is a folder" if path.is_dir() else "there is no such file"
    raise InputError(problem, place=shown(path), remedy=f"Name a file. {ASK}")


def _export(root: Found) -> Export:
    if root.data.get("resource_type") == TREE:
        return infra.read(root)
    if dump.is_dump(root.data):
        return dump.read(root)
    if "domains" not in root.data and len(dump.KEYS & root.data.keys()) > 1:
        raise InputError(NO_DOMAINS, place=f"{root.file}, $", remedy=f"{ALL_OF_IT} {ASK}")
    said = next((what for key, what in FOREIGN if key in root.data), "no export of NSX")
    raise InputError(f"this is {said}", place=f"{root.file}, $", remedy=ASK)


def _holds(export: Export) -> bool:
    return any(
        (export.groups, export.policies, export.gateway_policies, export.segments, export.vms)
    )


def _what(data: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    return "a list" if isinstance(data, list) else "a single value"
