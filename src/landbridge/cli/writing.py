"""Files are written whole or not at all: beside their place under a dot-name, then renamed into it.

Whatever goes wrong, what stood there before still stands, and no half of anything is left.
"""

import errno
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from landbridge.cli.scratch import scratch, sweep
from landbridge.errors import OutputError

REASONS: Mapping[int, tuple[str, str]] = {
    errno.ENOSPC: ("the disk is full", "Free some space, or name a place on another disk."),
    errno.EDQUOT: ("your disk quota is used up", "Free some space, or name another place."),
    errno.EROFS: ("the file system is read-only", "Name a place that can be written to."),
    errno.EACCES: ("you may not write there", "Name a place that you may write to."),
    errno.EPERM: ("you may not write there", "Name a place that you may write to."),
    errno.EFBIG: ("a file would be larger than allowed there", "Raise the limit on file sizes."),
    errno.ENOTDIR: ("part of the path is a file, not a folder", "Name a folder."),
    errno.EEXIST: ("part of the path is a file, not a folder", "Name a folder."),
    errno.EISDIR: ("that is a folder, not a file", "Name a file."),
    errno.ENAMETOOLONG: ("the path is too long", "Name a shorter one."),
}
"""What an error of the operating system means to the user, and what to do about it."""


MANIFEST = ".landbridge"
"""The file by which we know a folder of ours: what we wrote into it, as `sha256sum` lists it."""

LISTED = re.compile(r"(?:([0-9a-f]{64})  )?(.+)")
"""A line of it: a digest, which older ones lack, and a name."""


def write_folder(files: Mapping[str, str | bytes], out: Path, yes: bool = False) -> None:
    """Make `out` a folder of just these files and MANIFEST; keys are paths inside it, with `/`.

    A folder that stands there is replaced only if it is empty, or we wrote all that is in it and
    nobody changed it since; `yes` gives up what was changed. What a run that was killed left beside
    it goes.
    """
    target = may_replace(out, yes)
    files = {**files, MANIFEST: "".join(f"{_digest(files[n])}  {n}\n" for n in sorted(files))}
    with _told(out):
        target.parent.mkdir(parents=True, exist_ok=True)
        with scratch(target) as beside:
            _fill(beside, files)
            _swap(beside, target)
        sweep(target)


def write_file(path: Path, content: str | bytes) -> None:
    """Write one file, replacing what stands there only once the new content is safely on disk."""
    target = path.resolve()
    with _told(path):
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
        os.close(handle)
        beside = Path(name)
        try:
            _write(beside, content)
            beside.chmod(_mode(0o666))
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)


def may_replace(out: Path, yes: bool = False) -> Path:
    """Where `out` leads, if `write_folder` would write it; whoever works long asks first."""
    target = out.resolve()
    with _told(out):
        if not target.exists():
            return target
        foreign = _foreign(target) if target.is_dir() else None
        changed = [] if yes or foreign is None else _changed(target)
    if foreign is None:
        raise OutputError(
            "that is a file, and a folder is to be written", place=out, remedy="Name a folder."
        )
    if foreign:
        raise OutputError(
            f"the folder holds files that Landbridge did not write, such as {foreign[0]}",
            place=out,
            remedy="Name another folder, or move them away.",
        )
    if changed:
        raise OutputError(
            f"{changed[0]} was changed since Landbridge wrote it",
            place=out,
            remedy="Keep a copy of it and add --yes to replace it, or name another folder.",
        )
    return target


def _foreign(folder: Path) -> list[str]:
    """The files in a folder that its manifest does not name; all of them when it has none."""
    manifest = folder / MANIFEST
    ours = {MANIFEST, *_listed(folder)} if manifest.is_file() else set()
    held = (path.relative_to(folder) for path in folder.rglob("*") if not path.is_dir())
    return sorted(name for path in held if (name := path.as_posix()) not in ours)


def _changed(folder: Path) -> list[str]:
    """The files that are no longer as we wrote them, such as a report that somebody signed."""
    return [
        name
        for name, digest in _listed(folder).items()
        if digest and (folder / name).is_file() and _digest((folder / name).read_bytes()) != digest
    ]


def _listed(folder: Path) -> dict[str, str | None]:
    """The names in a folder's manifest, with their digests."""
    manifest = folder / MANIFEST
    lines = manifest.read_text("utf-8").splitlines() if manifest.is_file() else []
    found = (LISTED.fullmatch(line) for line in lines)
    return {each[2]: each[1] for each in found if each}


def _digest(content: str | bytes) -> str:
    return sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def _fill(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, content)
    folder.chmod(_mode(0o777))


def _write(path: Path, content: str | bytes) -> None:
    with path.open("wb") as file:
        file.write(content.encode() if isinstance(content, str) else content)
        file.flush()
        os.fsync(file.fileno())


def _swap(beside: Path, target: Path) -> None:
    """Put `beside` in the place of `target`; should that fail, `target` is put back."""
    if not target.exists():
        beside.rename(target)
        return
    with scratch(target) as aside:
        target.rename(aside / "old")
        try:
            beside.rename(target)
        except BaseException:
            (aside / "old").rename(target)
            raise


def _mode(all_bits: int) -> int:
    """The mode that a new file would get: temporary ones are made for their owner only."""
    mask = os.umask(0)
    os.umask(mask)
    return all_bits & ~mask


def reason(error: OSError) -> tuple[str, str]:
    """What it means to the user, and what to do about it."""
    return REASONS.get(error.errno or 0, (error.strerror or str(error), "Name another place."))


@contextmanager
def _told(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        problem, remedy = reason(error)
        raise OutputError(
            f"cannot be written: {problem}; nothing was changed", place=place, remedy=remedy
        ) from error
