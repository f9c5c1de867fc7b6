"""guid() and uniqueString(): names that are always the same for the same texts.

guid() is a name-based UUID (version 5) in the namespace that the documentation gives. The way of
uniqueString() is not documented; it is MurmurHash2's sibling of two 32-bit halves, written in
base 32, and agrees with every published output that was found (they are in the tests).
"""

from uuid import UUID, uuid5

from landbridge.armlang.functions.signature import Function

NAMESPACE = UUID("11fb06fb-712d-4ddd-98c7-e71bbd588830")
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
BITS_PER_LETTER = 5
LENGTH = 13
WORD = 2**32 - 1

FIRST, SECOND = 0x239B961B, 0xAB0E9789
"""What the two halves are multiplied with."""
LEFT, RIGHT = 0x561CCD1B, 0x0BCAA747
"""What is added to each half after a block."""
MIX = (0x85EBCA6B, 0xC2B2AE35)
"""What the halves are stirred with at the end."""


def _guid(*texts: str) -> str:
    return str(uuid5(NAMESPACE, "-".join(texts)))


def _unique_string(*texts: str) -> str:
    number = hash64("-".join(texts).encode())
    shifts = range(64 - BITS_PER_LETTER, -BITS_PER_LETTER, -BITS_PER_LETTER)
    digits = (number >> shift if shift >= 0 else number << -shift for shift in shifts)
    return "".join(LETTERS[digit % len(LETTERS)] for digit in digits)


def hash64(data: bytes) -> int:
    """The hash of some bytes, of 64 bits."""
    low, high = 0, 0
    whole = len(data) - len(data) % 8
    for start in range(0, whole, 8):
        low, high = _block(low, high, data[start : start + 4], data[start + 4 : start + 8])
    low ^= _stirred(data[whole : whole + 4], FIRST, 15, SECOND)
    high ^= _stirred(data[whole + 4 :], SECOND, 17, FIRST)
    low, high = _crossed(low ^ len(data), high ^ len(data))
    low, high = _crossed(_mixed(low), _mixed(high))
    return high << 32 | low


def _block(low: int, high: int, left: bytes, right: bytes) -> tuple[int, int]:
    low = _turned(low ^ _stirred(left, FIRST, 15, SECOND), 19)
    low = ((low + high) * 5 + LEFT) & WORD
    high = _turned(high ^ _stirred(right, SECOND, 17, FIRST), 13)
    return low, ((high + low) * 5 + RIGHT) & WORD


def _stirred(part: bytes, before: int, turn: int, after: int) -> int:
    number = int.from_bytes(part, "little") * before & WORD
    return _turned(number, turn) * after & WORD


def _turned(number: int, bits: int) -> int:
    return (number << bits | number >> (32 - bits)) & WORD


def _crossed(low: int, high: int) -> tuple[int, int]:
    low = (low + high) & WORD
    return low, (high + low) & WORD


def _mixed(number: int) -> int:
    number = (number ^ number >> 16) * MIX[0] & WORD
    number = (number ^ number >> 13) * MIX[1] & WORD
    return number ^ number >> 16


HASHING = (
    Function("guid", "string+", _guid),
    Function("uniqueString", "string+", _unique_string),
)
