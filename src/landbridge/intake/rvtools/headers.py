"""What a header says once case, blanks and punctuation are set aside: a key, and perhaps a unit."""

import re
from typing import NamedTuple

UNITS = {
    "kib": 1 / 1024,
    "kb": 1 / 1024,
    "mib": 1.0,
    "mb": 1.0,
    "gib": 1024.0,
    "gb": 1024.0,
    "tib": 1024.0**2,
    "tb": 1024.0**2,
}
"""MiB in one of each; RVTools' MB were always MiB, so powers of 1024 throughout."""

UNIT = re.compile(r"(?<![A-Za-z])([KMGT]i?B)(?![A-Za-z])|(?<=[a-z])([KMGT]i?B)$", re.IGNORECASE)
NOISE = re.compile(r"[^a-z0-9#%]")


class Header(NamedTuple):
    """A header as it stands, its key, and its unit in small letters (empty where it has none)."""

    text: str
    key: str
    unit: str


def heading(text: str) -> Header:
    """`Provisioned MiB` → key `provisioned`, unit `mib`; `Free % ` → key `free%`."""
    found = UNIT.search(text)
    unit = next(filter(None, found.groups())).lower() if found else ""
    bare = text[: found.start()] + text[found.end() :] if found else text
    return Header(text, NOISE.sub("", bare.lower()), unit)
