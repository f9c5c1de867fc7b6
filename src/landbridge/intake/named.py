"""The files of an estate: that of the estate itself, and those that it names."""

import os
from collections.abc import Iterator
from pathlib import Path

from landbridge.intake.estate_file import load_estate_file
from landbridge.intake.reading import estate_file_at


def named(path: Path) -> tuple[Path, ...]:
    """The estate file and the files and folders that it names; a bare inventory alone."""
    file = estate_file_at(path)
    if file is None:
        return (path,)
    return (file, *(_from(file, each) for each in _given(file)))


def beside(path: Path) -> dict[str, Path]:
    """All files of an estate that have to lie as they do, each by its path from their folder.

    The folder is the one that holds them all. What is named by its whole path may lie anywhere.
    """
    file = estate_file_at(path)
    if file is None:
        return {}
    mine = (_from(file, each) for each in _given(file) if not Path(each).expanduser().is_absolute())
    files = [each.absolute() for one in (file, *mine) for each in _held(one)]
    home = os.path.commonpath([each.parent for each in files])
    return {each.relative_to(home).as_posix(): each for each in files}


def _given(file: Path) -> Iterator[str]:
    estate = load_estate_file(file)
    sources = estate.sources
    told = (*sources.network, *sources.rvtools, sources.service_tags, estate.price_book)
    return (each for each in told if each)


def _from(file: Path, given: str) -> Path:
    return Path(os.path.normpath(file.parent / Path(given).expanduser()))


def _held(path: Path) -> list[Path]:
    """The file, or those of a folder that do not hide."""
    if not path.is_dir():
        return [path]
    return sorted(e for e in path.iterdir() if e.is_file() and not e.name.startswith("."))
