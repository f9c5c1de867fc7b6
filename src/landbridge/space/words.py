"""Sets of small numbers as words of 64 bits, and the runs of a mask."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

WORD, OCTET = 64, 8
SWAPS = ((7, 0x00AA00AA00AA00AA), (14, 0x0000CCCC0000CCCC), (28, 0x00000000F0F0F0F0))
"""How far bits are exchanged, and which, to turn a square of eight by eight (Warren, 2012)."""
Words = NDArray[np.uint64]
Mask = NDArray[np.bool_]
Octets = NDArray[np.uint8]


def packed(masks: Mask) -> Words:
    """Masks as words of 64 bits along their last axis; what is missing in the last is empty."""
    missing = -masks.shape[-1] % WORD
    wider = np.pad(masks, [(0, 0)] * (masks.ndim - 1) + [(0, missing)])
    octets = np.packbits(wider, axis=-1, bitorder="little")
    return np.ascontiguousarray(octets).view("<u8").astype(np.uint64, copy=False)


def unpacked(words: Words, count: int) -> Mask:
    """The first `count` bits along the last axis of words."""
    octets = np.ascontiguousarray(words.astype("<u8", copy=False)).view(np.uint8)
    return np.unpackbits(octets, axis=-1, bitorder="little", count=count).astype(np.bool_)


def masks(numbers: Sequence[int], count: int) -> Mask:
    """The lowest `count` bits of whole numbers, as a mask each."""
    size = -(-count // 8)
    low = (1 << count) - 1
    octets = b"".join((number & low).to_bytes(size, "little") for number in numbers)
    rows = np.frombuffer(octets, np.uint8).reshape(len(numbers), size)
    return np.unpackbits(rows, axis=1, count=count, bitorder="little").view(np.bool_)


def crossed(planes: Words) -> Octets:
    """The bits of words in eight planes, as octets: one bit from each plane.

    From planes by words by columns to bits by columns, for each eight planes; missing ones are
    empty.
    """
    planes = np.pad(planes, [(0, -len(planes) % OCTET), (0, 0), (0, 0)])
    count, words, columns = planes.shape
    octets = planes.astype("<u8", copy=False).view(np.uint8)
    octets = octets.reshape(count // OCTET, OCTET, words, columns, OCTET)
    squares = np.ascontiguousarray(octets.transpose(0, 2, 4, 3, 1)).view("<u8")[..., 0]
    for far, which in SWAPS:
        swapped = (squares ^ squares >> np.uint64(far)) & np.uint64(which)
        squares ^= swapped ^ swapped << np.uint64(far)
    turned = squares.view(np.uint8).reshape(*squares.shape, OCTET).swapaxes(3, 4)
    return np.ascontiguousarray(turned).reshape(count // OCTET, words * WORD, columns)


def rows(octets: Octets) -> Words:
    """Columns of octets as rows of words; what is missing in the last word is empty."""
    wider = np.pad(octets, [(0, -len(octets) % (WORD // OCTET)), (0, 0)])
    return np.ascontiguousarray(wider.T).view("<u8").astype(np.uint64, copy=False)


def stretches(mask: Mask) -> list[slice]:
    """The runs of what is true, as slices: numpy then copies nothing."""
    edges = np.flatnonzero(mask[1:] != mask[:-1]) + 1
    bounds = [0] * bool(mask[0]) + edges.tolist() + [len(mask)] * bool(mask[-1])
    return [slice(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=True)]


def take(
    live: Words, where: tuple[slice, slice, slice], held: Words, *, certain: bool
) -> Words | None:
    """What of a part of `live` is among what is held; for certain, it is gone from it then."""
    part = live[where]
    taken: Words = part & held
    if not np.count_nonzero(taken):
        return None
    if certain:
        part ^= taken
    return taken
