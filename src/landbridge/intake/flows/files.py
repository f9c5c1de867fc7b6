"""The files of flow logs below what was named, and their bytes, unpacked."""

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from landbridge.errors import InputError
from landbridge.intake.opening import opening, shown

ENDINGS = (".json", ".jsonl", ".ndjson")
PACKED = ".gz"
MAGIC = b"\x1f\x8b"
OF_GZIP = 31
"""How zlib is told of gzip's header and checksum."""
EXPECTED = "Name PT1H.json files, packed with gzip or not, or a folder that holds some."


def log_files(paths: Iterable[Path]) -> list[Path]:
    """All files, each once, in the order of their names. Raises InputError for what holds none."""
    found = {path.resolve(): path for given in paths for path in _below(given)}
    return sorted(found.values())


def _below(given: Path) -> Iterator[Path]:
    if given.is_file():
        yield given
        return
    if not given.is_dir():
        raise InputError("there is no such file or folder", place=shown(given), remedy=EXPECTED)
    inside = [path for path in given.rglob("*") if _named_so(path) and path.is_file()]
    if not inside:
        raise InputError("the folder holds no flow log", place=shown(given), remedy=EXPECTED)
    yield from inside


def _named_so(path: Path) -> bool:
    return path.name.lower().removesuffix(PACKED).endswith(ENDINGS)


class Unpacked:
    """The bytes of a file, unpacked if it is packed, whatever its name says; `taken` counts it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        start = file.read(len(MAGIC))
        file.seek(0)
        self._packed = start == MAGIC
        self._unpack = zlib.decompressobj(OF_GZIP)
        self.taken = 0

    def read(self, size: int, /) -> bytes:
        """Some bytes; none at the end. Raises EOFError where a packed file ends too early."""
        while True:
            data = self._file.read(size)
            self.taken += len(data)
            if not self._packed or not data:
                self._ended(data)
                return data
            unpacked = self._unpacked(data)
            if unpacked:
                return unpacked

    def _unpacked(self, data: bytes) -> bytes:
        """Of all the packed parts that stand one behind the other."""
        parts = []
        while data:
            if self._unpack.eof:
                self._unpack = zlib.decompressobj(OF_GZIP)
            parts.append(self._unpack.decompress(data))
            data = self._unpack.unused_data
        return b"".join(parts)

    def _ended(self, data: bytes) -> None:
        if self._packed and not data and not self._unpack.eof:
            raise EOFError("the packed file ends too early")


def opened(path: Path) -> BinaryIO:
    """A file for reading. Raises InputError for one that may not be read."""
    with opening(shown(path)):
        return path.open("rb")
