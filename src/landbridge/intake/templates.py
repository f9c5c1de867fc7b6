"""The texts of templates that a path names: one file, or all of a folder that may be some."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from landbridge.errors import InputError
from landbridge.intake.azure.texts import read_text
from landbridge.intake.opening import shown

TERRAFORM = ".tf"
SUFFIXES = (".json", ".bicep", TERRAFORM)
NAMED = (
    "Name a template of ARM, a .bicep file, a .tf file, a plan of Terraform in JSON, or a folder."
)


def template_texts(paths: Sequence[Path]) -> dict[str, str]:
    """The texts by the names of their files, in order. Raises InputError for what is none."""
    found = [each for path in paths for each in _files(path)]
    return {shown(each): read_text(each) for each in dict.fromkeys(found)}


def beside(paths: Sequence[Path]) -> dict[str, str]:
    """The texts of what lies beside files of Terraform named alone, for the names in them."""
    alone = (path for path in paths if path.suffix == TERRAFORM and path.is_file())
    folders = dict.fromkeys(path.parent for path in alone)
    near = (each for folder in folders for each in sorted(folder.glob(f"*{TERRAFORM}")))
    return {shown(each): read_text(each) for each in near if each.is_file()}


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        inside = [each for each in sorted(path.rglob("*")) if _may_be(each, path)]
        if not inside:
            raise InputError("the folder has no template", place=shown(path), remedy=NAMED)
        yield from inside
    elif not path.is_file():
        raise InputError("there is no such file", place=shown(path), remedy=NAMED)
    elif path.suffix.lower() not in SUFFIXES:
        raise InputError("the file is of no kind that is read", place=shown(path), remedy=NAMED)
    else:
        yield path


def _may_be(path: Path, root: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    return path.suffix.lower() in SUFFIXES and not hidden and path.is_file()
