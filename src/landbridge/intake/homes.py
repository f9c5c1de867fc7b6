"""What files are called wherever Landbridge is started: as seen from the estate, or its inventory.

A subject that is a file keeps its name from every folder, and so do the waiver and the fingerprint
of its finding; what is handed on tells nobody where on a disk the files lie.
"""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from landbridge.intake.opening import shown
from landbridge.model.declared import Declared, Key
from landbridge.model.estate import Estate
from landbridge.model.finding import Finding
from landbridge.model.place import Place

HERE = "."


@dataclass(frozen=True)
class Homes:
    """Paths as they are opened, each with its name; what lies below is named below."""

    names: tuple[tuple[str, str], ...]

    def named(self, file: str) -> str:
        """The file by the name that it has at home."""
        for path, name in self.names:
            if file == path:
                return name
            below = "" if path == HERE else path.rstrip(os.sep) + os.sep
            if file.startswith(below) and not (path == HERE and Path(file).is_absolute()):
                return "/".join(filter(None, (name, file.removeprefix(below).replace(os.sep, "/"))))
        return file

    def place(self, place: Place) -> Place:
        """The same spot of the file by its name."""
        return replace(place, file=self.named(place.file))

    def steady(self, gap: Finding, files: Iterable[str]) -> Finding:
        """A gap that names these files alike from everywhere; its places stay those to open."""
        subject, message = gap.subject, gap.message
        for file in {*files, *(place.file for place in gap.evidence)}:
            subject = re.sub(rf"^{re.escape(file)}(?=, |$)", self._with(file), subject)
            message = re.sub(rf"(?<!\S){re.escape(file)}(?!\S)", self._with(file), message)
        return replace(gap, subject=subject, message=message)

    def declared(self, declared: Declared) -> Declared:
        """The places of an estate's keys, in files by their names."""

        def at(key: Key) -> Place | None:
            place = declared.at(key)
            return place and self.place(place)

        return Declared(at)

    def _with(self, file: str) -> str:
        return self.named(file).replace("\\", r"\\")


def of_inventory(path: Path) -> Homes:
    """A bare inventory goes by its own name, without the folders above."""
    return Homes(((shown(path), shown(Path(_absolute(path).name))),))


def of_estate(estate: Estate, file: Path) -> Homes:
    """The files that an estate names go by what it calls them, an absolute one by its end."""
    given = [Path(each).expanduser() for each in (*estate.sources.rvtools, *estate.sources.network)]
    opened = [shown(Path(os.path.normpath(file.parent / each))) for each in given]
    names = [shown(Path(os.path.normpath(each))) for each in given]
    told = [_end(name, names).replace(os.sep, "/") for name in names]
    return Homes((*zip(opened, told, strict=True), (shown(file.parent), "")))


def _end(name: str, among: Sequence[str]) -> str:
    """So much of an absolute path's end as tells it from the others; another path is whole."""
    parts = Path(name).parts
    if not Path(name).is_absolute():
        return name
    for length in range(1, len(parts)):
        end = parts[-length:]
        if sum(Path(other).parts[-length:] == end for other in among) == 1:
            return str(Path(*end))
    return parts[-1]


def _absolute(path: Path) -> Path:
    """Without what a link points to: the name is the one that the user knows."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps `..`
