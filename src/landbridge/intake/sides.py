"""What a comparison may name for a side: an estate, one of a commit, or an export of what runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from landbridge.intake import azure, nsx
from landbridge.intake.azure.texts import ASK, read_text
from landbridge.intake.exports.json_text import document
from landbridge.intake.reading import estate_file_at
from landbridge.intake.revisions import checked_out, is_revision

NSX_KEYS = frozenset({"children", "domains", "resource_type"})
EXPORT_KEYS = NSX_KEYS | {"id", "value", "data", "resources"}
"""Keys of a document that is an export; no estate has one of them."""


class Side(NamedTuple):
    """Where an estate is to be read; of an export, how many things in it were not understood."""

    path: Path
    not_understood: int = 0


@contextmanager
def side(text: str) -> Iterator[Side]:
    """A path, or what a commit or an export has, in a folder that goes afterwards.

    Raises InputError for a commit that is not there, and for an export that cannot be read.
    """
    if is_revision(text):
        with checked_out(text) as path:
            yield Side(path)
        return
    path, keys = Path(text), _keys(Path(text))
    if keys is None:
        yield Side(path)
        return
    with TemporaryDirectory() as folder:
        yield _drafted(path, keys, Path(folder))


def _keys(path: Path) -> frozenset[str] | None:
    """The keys of an export, none for a list or a folder of them; None for what is no export."""
    if path.is_dir():
        alone = estate_file_at(path) is None and any(path.rglob("*.json"))
        return frozenset() if alone else None
    if path.suffix.lower() != ".json" or not path.is_file():
        return None
    data = document(read_text(path), path, ASK)
    keys = frozenset(data) if isinstance(data, dict) else frozenset()
    return keys if keys & EXPORT_KEYS or isinstance(data, list) else None


def _drafted(path: Path, keys: frozenset[str], folder: Path) -> Side:
    if keys & NSX_KEYS:
        of_nsx, files = nsx.drafted_files(path, folder)
        remarks = len(of_nsx.remarks)
    else:
        of_azure, files = azure.drafted_files([path], folder)
        remarks = len(of_azure.remarks)
    for name, content in files.texts.items():
        (folder / name).write_text(content, "utf-8")
    return Side(folder, remarks)
