"""Paths of the Policy API: `/infra/domains/default/groups/web` is a `Group`."""

import re
from typing import NamedTuple

from landbridge.emulator.nsx.data import INFRA, KINDS

ROOT = "/infra"
EXCLUDE_LIST = f"{ROOT}/settings/firewall/security/exclude-list"
NAME = re.compile(r"[^/;?%\\\s][^/;?%\\]*")
_KIND = {(above, kind.collection): name for name, kind in KINDS.items() for above in kind.within}


class Place(NamedTuple):
    """What a path names: the type, and whether it is the list of them."""

    kind: str
    is_list: bool


def place(path: str) -> Place | None:
    """What stands at a path; None for what is not emulated."""
    if path == EXCLUDE_LIST:
        return Place("PolicyExcludeList", False)
    first, _, rest = path.lstrip("/").partition("/")
    if first != ROOT.strip("/"):
        return None
    parts, kind = [each for each in rest.split("/") if each], INFRA
    for collection in parts[::2]:
        if (kind, collection) not in _KIND:
            return None
        kind = _KIND[kind, collection]
    return Place(kind, len(parts) % 2 == 1)


def inside(above: str, kind: str, name: str) -> str:
    """The path of an object in another one."""
    return (
        EXCLUDE_LIST if kind == "PolicyExcludeList" else f"{above}/{KINDS[kind].collection}/{name}"
    )


def above(path: str) -> str:
    """What an object stands in."""
    return ROOT if path == EXCLUDE_LIST else path.rsplit("/", 2)[0]
