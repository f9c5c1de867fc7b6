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
        self._left = b""
        self.taken = 0

    def read(self, size: int, /) -> bytes:
        """Some bytes, `size` at the most; none at the end.

        However small a file is packed, no more of it is held. Raises EOFError where a packed file
        ends too early.
        """
        if not self._packed:
            return self._more(size)
        while packed := self._left or self._more(size):
            if unpacked := self._unpacked(packed, size):
                return unpacked
        return self._last(size)

    def _more(self, size: int) -> bytes:
        data = self._file.read(size)
        self.taken += len(data)
        return data

    def _unpacked(self, packed: bytes, size: int) -> bytes:
        """The next bytes; several packed parts may stand one behind the other."""
        if self._unpack.eof:
            self._unpack = zlib.decompressobj(OF_GZIP)
        unpacked = self._unpack.decompress(packed, size)
        self._left = self._unpack.unconsumed_tail or self._unpack.unused_data
        return unpacked

    def _last(self, size: int) -> bytes:
        """What is held back once all was read."""
        if self._unpack.eof:
            return b""
        unpacked = self._unpack.decompress(b"", size)
        if not unpacked and not self._unpack.eof:
            raise EOFError("the packed file ends too early")
        return unpacked


def opened(path: Path) -> BinaryIO:
    """A file for reading. Raises InputError for one that may not be read."""
    with opening(shown(path)):
        return path.open("rb")
