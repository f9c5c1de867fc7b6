"""What a comparison may name for a side: an estate, one of a commit, or an export of what runs."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from landbridge.errors import InputError
from landbridge.intake import azure, nsx
from landbridge.intake.azure.texts import ASK, files_in, read_text
from landbridge.intake.exports.json_text import document
from landbridge.intake.opening import shown
from landbridge.intake.reading import estate_file_at
from landbridge.intake.revisions import checked_out, is_revision


class Side(NamedTuple):
    """Where an estate is to be read; of an export, how many things in it were not understood."""

    path: Path
    not_understood: int = 0


class Exported(NamedTuple):
    """The files of an export, by whose they are."""

    azure: Sequence[Path] = ()
    nsx: Sequence[Path] = ()


@contextmanager
def side(text: str) -> Iterator[Side]:
    """A path, or what a commit or an export has, in a folder that goes afterwards.

    Raises InputError for a commit that is not there, and for an export that cannot be read.
    """
    if is_revision(text):
        with checked_out(text) as path:
            yield Side(path)
        return
    path, exported = Path(text), _exported(Path(text))
    if exported is None:
        yield Side(path)
        return
    with TemporaryDirectory() as folder:
        yield _drafted(exported, Path(folder))


def _exported(path: Path) -> Exported | None:
    """An export, or a folder of them; None for what is none."""
    if path.is_dir():
        alone = estate_file_at(path) is None and any(path.rglob("*.json"))
        return _of_folder(path) if alone else None
    if path.suffix.lower() != ".json" or not path.is_file():
        return None
    data = document(read_text(path), path, ASK)
    if nsx.is_nsx(data):
        return Exported(nsx=[path])
    return Exported(azure=[path]) if azure.is_azure(data) else None


def _of_folder(path: Path) -> Exported:
    """Its files; what neither room knows is left to that of Azure, which tells what it is."""
    files = files_in([path])
    of_nsx = [each for each in files if _is_nsx(each)]
    if len(of_nsx) > 1:
        problem = f"here are {len(of_nsx)} exports of NSX, and one is compared"
        names = ", ".join(map(shown, of_nsx))
        raise InputError(problem, place=names, remedy="Leave one of them in the folder.")
    return Exported([each for each in files if each not in of_nsx], of_nsx)


def _is_nsx(path: Path) -> bool:
    text = read_text(path)
    return bool(text.strip()) and nsx.is_nsx(document(text, path, ASK))


def _drafted(exported: Exported, folder: Path) -> Side:
    """Both drafts in one folder, of which each is a part of the estate."""
    remarks = 0
    if exported.azure:
        of_azure, files = azure.drafted_files(exported.azure, folder)
        remarks += len(of_azure.remarks)
        _write(files.texts, folder)
    for path in exported.nsx:
        of_nsx, files = nsx.drafted_files(path, folder)
        remarks += len(of_nsx.remarks)
        _write(files.texts, folder)
    return Side(folder, remarks)


def _write(texts: Mapping[str, str], folder: Path) -> None:
    for name, content in texts.items():
        (folder / name).write_text(content, "utf-8")
