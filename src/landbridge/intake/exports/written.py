"""The files of an estate drafted from an export: what a new one says, and what an old becomes."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from landbridge.intake.draft.blocks import blocks
from landbridge.intake.estate_file import ESTATE_FILE, parsed, text_of
from landbridge.intake.exports.estate import estate_text
from landbridge.intake.exports.found import Remark
from landbridge.intake.exports.kind import Kind
from landbridge.intake.merge import Merged, merged

NOT_UNDERSTOOD = "# Not understood\n"
HEAD = """\
{head}# Importing again merges into this file: what you change here stays, and so do your comments
# ({base} holds the draft as it was made; leave it beside).
"""


class Draft(NamedTuple):
    """The keys of a network, what was not understood on the way, and what it was made from."""

    kind: Kind
    data: Mapping[str, Any]
    remarks: Sequence[Remark]
    source: str


class Files(NamedTuple):
    """The texts to write by name, what a merge did, and what those say that nobody edited."""

    texts: Mapping[str, str]
    told: Sequence[str]
    data: Mapping[str, Mapping[str, Any]] = {}


Base = Callable[[dict[str, Any]], dict[str, Any]]
"""The last draft as it would have been made now, where names were changed by hand."""


def merged_files(out: Path, draft: Draft, name: str, base: Base = dict) -> Files:
    """What to write into a folder; an estate that stands there is merged into."""
    text_ = fresh(draft)
    network, told, data = _network(out, draft, text_, base)
    kind = draft.kind
    texts = {kind.base: text_, kind.file: network, ESTATE_FILE: estate_text(out, name, kind)}
    return Files(texts, told, {} if data is None else {kind.file: data})


def fresh(draft: Draft) -> str:
    """The text of a network that nobody edited yet."""
    told = draft.kind.head.format(file=_on_one_line(draft.source))
    body = "".join(f"{line}\n" for line in blocks(draft.data))
    return HEAD.format(head=told, base=draft.kind.base) + body + _tail(draft.remarks)


def _network(
    out: Path, draft: Draft, text_: str, base: Base
) -> tuple[str, Sequence[str], Mapping[str, Any] | None]:
    """The text of the network, what a merge did, and what the text says where that is known."""
    path, before = out / draft.kind.file, out / draft.kind.base
    edited = text_of(path) if path.is_file() else None
    if edited is None or edited == text_:
        return text_, () if edited is None else [], draft.data
    mine = parsed(edited, path)
    old = text_of(before) if before.is_file() else ""
    done: Merged = merged(edited, mine, base(parsed(old, before)), draft.data)
    known = mine if done.text == edited else None
    return _with_tail(done.text, old, text_), done.told, known


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
