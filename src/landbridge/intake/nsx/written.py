"""The files of an estate drafted from NSX: what a new one says, and what becomes of an old one."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from landbridge.errors import InputError
from landbridge.intake.draft.blocks import blocks
from landbridge.intake.draft.written import listed, text
from landbridge.intake.estate_file import ESTATE_FILE, parsed, text_of
from landbridge.intake.merge import Merged, merged
from landbridge.intake.nsx.expressions import is_address
from landbridge.intake.nsx.found import Remark
from landbridge.intake.nsx.network import Drafted, Earlier
from landbridge.intake.plain_yaml import PlainLoader

NETWORK_FILE = "network.yaml"
BASE_FILE = ".network.imported.yaml"
"""The draft as it was made: what differs from it was changed by hand."""
HEAD = """\
# Drafted from {file} by `landbridge import nsx`. A line without a remark was read. A `guess` was
# concluded; a `stand-in` is made up, so that what has no known address can be told apart at all.
# Whoever is in a group only `somewhere_in` may be in it or not: what that decides, depends.
# Importing again merges into this file: what you change here stays, and so do your comments
# ({base} holds the draft as it was made; leave it beside).
"""
NOT_UNDERSTOOD = "# Not understood\n"
ESTATE = """\
# yaml-language-server: $schema=estate.schema.json
#
# Drafted from an export of NSX: {network} holds what it tells.
schema_version: 1
name: {name}

sources:
  network: {listed}

# Open questions
# - What stands around this private cloud in Azure (network, private_cloud)?
# - What shall hold (intents), such as `web reaches db on mssql`?
"""


class Files(NamedTuple):
    """The texts to write by name, and what a merge did."""

    texts: Mapping[str, str]
    told: Sequence[str]


def files(out: Path, drafted: Drafted, source: str, name: str) -> Files:
    """What to write into a folder; an estate that stands there is merged into."""
    text_ = fresh(drafted, source)
    network, told = _network(out, drafted, text_)
    estate = _estate(out, name)
    return Files({BASE_FILE: text_, NETWORK_FILE: network, ESTATE_FILE: estate}, told)


def fresh(drafted: Drafted, source: str) -> str:
    """The text of a network that nobody edited yet."""
    head = HEAD.format(file=_on_one_line(source), base=BASE_FILE)
    body = "".join(f"{line}\n" for line in blocks(drafted.data))
    return head + body + _tail(drafted.remarks)


def earlier(out: Path) -> Earlier:
    """What an import into this folder left there; nothing where there was none."""
    path = out / NETWORK_FILE
    data = parsed(text_of(path), path) if path.is_file() else {}
    clouds = [each for each in data.get("private_clouds") or () if isinstance(each, dict)]
    if len(clouds) != 1 or not isinstance(clouds[0].get("name"), str):
        return Earlier()
    guests = [each for each in clouds[0].get("guests") or () if isinstance(each, dict)]
    told = {str(each.get("name")): str(each.get("address")) for each in guests}
    return Earlier(clouds[0]["name"], {name: at for name, at in told.items() if is_address(at)})


def _network(out: Path, drafted: Drafted, text_: str) -> tuple[str, Sequence[str]]:
    path, before = out / NETWORK_FILE, out / BASE_FILE
    if not path.is_file():
        return text_, ()
    edited = text_of(path)
    parsed(edited, path)
    old = text_of(before) if before.is_file() else ""
    base = _renamed(parsed(old, before), drafted)
    done: Merged = merged(edited, base, drafted.data)
    return _with_tail(done.text, old, text_), done.told


def _renamed(base: dict[str, Any], drafted: Drafted) -> dict[str, Any]:
    """The last draft as if the private cloud had had its present name then."""
    clouds = base.get("private_clouds")
    if not clouds:
        return base
    old, new = clouds[0].get("name"), drafted.cloud
    groups = [
        {**each, "private_cloud": new} if each.get("private_cloud") == old else each
        for each in base.get("groups", ())
    ]
    return {**base, "private_clouds": [{**clouds[0], "name": new}], "groups": groups}


def _with_tail(done: str, old: str, new: str) -> str:
    """With what is not understood now, unless the list was changed by hand."""
    was, now = _tail_of(old), _tail_of(new)
    if was and done.endswith(was):
        return done.removesuffix(was) + now
    return done if was or NOT_UNDERSTOOD in done else done + now


def _tail_of(text_: str) -> str:
    _, mark, tail = text_.partition(f"\n{NOT_UNDERSTOOD}")
    return mark + tail


def _tail(remarks: Sequence[Remark]) -> str:
    if not remarks:
        return ""
    lines = [f"# - {_on_one_line(each.at)}: {_on_one_line(each.what)}\n" for each in remarks]
    return "".join([f"\n{NOT_UNDERSTOOD}", *lines])


def _on_one_line(text_: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text_)


def _estate(out: Path, name: str) -> str:
    """A new estate file, or the one that stands there with this network among its sources."""
    path = out / ESTATE_FILE
    if not path.is_file():
        told = {"network": NETWORK_FILE, "name": text(name), "listed": listed([NETWORK_FILE])}
        return ESTATE.format(**told)
    edited = text_of(path)
    data = parsed(edited, path)
    sources = data.get("sources") or {}
    held = sources.get("network") if isinstance(sources, dict) else None
    if held == NETWORK_FILE or (isinstance(held, list) and NETWORK_FILE in held):
        return edited
    made = _with_source(edited, sources, held)
    if made is None:
        problem = f"`sources.network` does not name {NETWORK_FILE}"
        raise InputError(problem, place=path, remedy=f"Add {NETWORK_FILE} to its list.")
    return made


def _with_source(edited: str, sources: object, held: object) -> str | None:
    """The text with one source more; None where it takes a hand."""
    entry = f"network: {listed([NETWORK_FILE])}"
    if not sources:
        if re.search(r"^sources:", edited, re.M):
            return None
        return f"{edited.rstrip()}\n\nsources:\n  {entry}\n"
    root = yaml.compose(edited, PlainLoader)
    held_by = root.value if isinstance(root, yaml.MappingNode) else []
    node = next((value for key, value in held_by if key.value == "sources"), None)
    if held or not isinstance(node, yaml.MappingNode) or node.flow_style:
        return None
    lines = edited.splitlines(keepends=True)
    at = node.start_mark
    lines.insert(at.line, f"{' ' * at.column}{entry}\n")
    return "".join(lines)
