"""Packed files come out whole, and in small pieces however small they are packed."""

import gzip
import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landbridge.intake.flows.files import Unpacked

PARTS = st.lists(st.binary(max_size=300) | st.just(b"\0" * 5_000), max_size=4)


def pieces(data: bytes, size: int) -> list[bytes]:
    """All that is read, piece by piece."""
    file = Unpacked(io.BytesIO(data))
    return list(iter(lambda: file.read(size), b""))


@given(PARTS, st.integers(1, 400))
def test_parts_come_out_whole_and_no_piece_is_larger_than_asked(
    parts: list[bytes], size: int
) -> None:
    found = pieces(b"".join(map(gzip.compress, parts)), size)
    assert b"".join(found) == b"".join(parts)
    assert all(len(piece) <= size for piece in found)


def test_a_bomb_comes_out_in_pieces() -> None:
    found = pieces(gzip.compress(b"\0" * 10_000_000), 65_536)
    assert sum(map(len, found)) == 10_000_000
    assert max(map(len, found)) == 65_536


@given(st.binary(min_size=1, max_size=3_000), st.integers(1, 200), st.integers(1, 400))
def test_what_is_cut_off_is_never_taken_for_whole(data: bytes, cut: int, size: int) -> None:
    packed = gzip.compress(data)
    with pytest.raises((EOFError, zlib.error)):
        pieces(packed[: max(2, len(packed) - cut)], size)


def test_what_is_not_packed_is_read_as_it_is() -> None:
    assert pieces(b"plain", 2) == [b"pl", b"ai", b"n"]
