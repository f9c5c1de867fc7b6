"""The lines of a YAML file merged with a new draft, entry by entry."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from landbridge.intake.draft.blocks import block, entry
from landbridge.intake.draft.noted import Noted, bare
from landbridge.intake.merge.apart import apart
from landbridge.intake.merge.comments import Comment, comments, is_drafted, lines_of
from landbridge.intake.merge.flow_style import in_blocks
from landbridge.intake.merge.items import Data, Item, are_named, is_block, items_of
from landbridge.intake.merge.keys import keyed
from landbridge.intake.merge.leftover import Orphan, homeless, with_homeless
from landbridge.intake.merge.order import ordered
from landbridge.intake.merge.three_way import ABSENT, decided, is_kept
from landbridge.intake.plain_yaml import PlainLoader


class Merged(NamedTuple):
    """The new text, and what was done: a line each, said to whoever ran it."""

    text: str
    told: Sequence[str]


def merged(
    edited: str, mine: Mapping[str, Data], base: Mapping[str, Data], new: Mapping[str, Data]
) -> Merged:
    """An edited text, which says `mine`, with all that is new; the last draft said `base`."""
    root = yaml.compose(edited, PlainLoader)
    if isinstance(root, yaml.MappingNode) and root.flow_style:
        opened = in_blocks(edited, root, mine)
        made = merged(opened, mine, base, new)
        return made if made.text != opened else Merged(edited, made.told)
    work = _Work(lines_of(edited), {each.line: each for each in comments(edited)})
    if not isinstance(root, yaml.MappingNode):
        lines = [*work.lines, *work.ended(block_lines(new, 0))]
        return Merged("".join(lines), ["added: all of it"])
    items = items_of(root, mine, 0)
    lines = work.mapping(items, base, new, ())
    after = max((each.end for each in items), default=0)
    tail = work.lines[after:]
    orphans = homeless(edited, "".join([*lines, *tail]), work.orphans)
    return Merged("".join([*lines, *with_homeless(tail, orphans, work.ending)]), work.told)


def block_lines(data: Mapping[str, Data], depth: int) -> list[str]:
    """The lines of new keys."""
    return [line for key, value in data.items() for line in block(key, value, depth)]


@dataclass
class _Work:
    """The lines of the edited text, and what was done to them."""

    lines: list[str]
    comments: Mapping[int, Comment]
    told: list[str] = field(default_factory=list)
    orphans: list[Orphan] = field(default_factory=list)

    def mapping(
        self, items: Sequence[Item], base: Data, new: Data, path: tuple[str, ...]
    ) -> list[str]:
        """The lines of a mapping."""
        base = base if isinstance(base, dict) else {}
        made = list[str]()
        for item in items:
            values = base.get(item.key, ABSENT), new.get(item.key, ABSENT)
            made += self._item(item, *values, (*path, str(item.key)))
        depth = items[0].column if items else 0
        known = {item.key for item in items}
        for key, value in new.items():
            if key not in known and self._wanted(base.get(key, ABSENT), value, (*path, key)):
                made += self.ended(block(key, value, depth))
        return _dashed(made, self.lines[items[0].start][:depth]) if items else made

    def entries(self, item: Item, base: Data, new: Data, path: tuple[str, ...]) -> list[str]:
        """The lines of a list of named entries."""
        first = item.node.start_mark.line
        items = items_of(item.node, item.data, first)
        old = keyed(base if isinstance(base, list) else [], {})
        mine = keyed([each.data for each in items], old)
        fresh, held = keyed(new, old or mine), dict(zip(mine, items, strict=True))
        texts = dict[Any, list[str]]()
        for key, each in held.items():
            values = old.get(key, ABSENT), fresh.get(key, ABSENT)
            texts[key] = self._item(each, *values, (*path, str(key[0])))
        depth = items[0].column if items else item.column + 2
        for key, value in fresh.items():
            if key not in held and self._wanted(old.get(key, ABSENT), value, (*path, str(key[0]))):
                texts[key] = list(self.ended(entry(value, depth)))
        order = ordered(list(old), list(held), [each for each in fresh if each in texts])
        if order.said:
            what, why = order.said
            self._tell(what, path, why)
        return [line for key in order.keys for line in texts[key]]

    @property
    def ending(self) -> str:
        """How the file ends its lines."""
        return next((each[len(each.rstrip("\r\n")) :] for each in self.lines), "") or "\n"

    def ended(self, lines: Iterable[str]) -> list[str]:
        """New lines, ended as the file ends its own."""
        if self.lines and self.lines[-1] == self.lines[-1].rstrip("\r\n"):
            self.lines[-1] += self.ending
        return [f"{each}{self.ending}" for each in lines]

    def _item(self, item: Item, base: Data, new: Data, path: tuple[str, ...]) -> list[str]:
        """The lines of an item after all: kept, gone over, written anew or gone."""
        own, mine = self.lines[item.above : item.end], item.data
        plain = bare(new)
        if new is ABSENT:
            return self._gone(item, own, base, path)
        if plain in (mine, base):
            return own
        head = _undrafted(self.lines[item.above : item.node.start_mark.line], new)
        if is_block(item.node) and isinstance(new, dict | Noted) and isinstance(plain, dict):
            inner = items_of(item.node, mine, item.node.start_mark.line)
            return [*head, *self.mapping(inner, base, _open(new), path)]
        if is_block(item.node) and are_named(plain) and are_named(mine):
            return [*head, *self.entries(item, base, _open(new), path)]
        return self._whole(item, base, mine, new, path)

    def _whole(
        self, item: Item, base: Data, mine: Data, new: Data, path: tuple[str, ...]
    ) -> list[str]:
        """An item that is decided as one."""
        own, plain = self.lines[item.above : item.end], bare(new)
        done = decided(base, mine, plain)
        if is_kept(base, mine, plain) or done == mine:
            self._tell("kept", path, "yours is {}, the export says {}".format(*apart(mine, plain)))
        if done == mine:
            return own
        self._tell("updated", path, "{} is now {}".format(*apart(mine, done)))
        value = new if done == plain else done
        return [*self.lines[item.above : item.start], *self._rewritten(item, value)]

    def _rewritten(self, item: Item, value: Data) -> list[str]:
        """The item with another value, behind what stands before it on its line.

        A remark by hand stays on its line, or above where there are several; one of a draft goes
        with its value.
        """
        prefix = self.lines[item.start][: item.column]
        is_entry = not isinstance(item.key, str)
        made = (
            list(entry(value, item.column))
            if is_entry
            else list(block(item.key, value, item.column))
        )
        made = [prefix + made[0][item.column :], *made[1:]]
        told = [each.text for each in self._by_hand(item.start, item.end)]
        if len(told) == len(made) == 1 and " # " not in made[0]:
            return self.ended([f"{made[0]} {told[0]}"])
        return self.ended([*(f"{' ' * _depth(prefix)}{each}" for each in told), *made])

    def _by_hand(self, start: int, end: int) -> list[Comment]:
        """The comments in these lines that no draft made."""
        held = (self.comments.get(at) for at in range(start, end))
        return [each for each in held if each and not each.is_drafted]

    def _gone(self, item: Item, own: list[str], base: Data, path: tuple[str, ...]) -> list[str]:
        """What the export has no more: it goes, unless somebody wrote or changed it.

        What stands above the first item of a file is about the file, and stays.
        """
        if base is ABSENT:
            return own
        if base != item.data:
            self._tell("kept", path, "the export has it no more, and it was changed here")
            return own
        self._tell("removed", path, "the export has it no more")
        first = item.above or item.start
        self.orphans += [(path, each.text) for each in self._by_hand(first, item.end)]
        return self.lines[item.above : first] if not item.above else []

    def _wanted(self, base: Data, new: Data, path: tuple[str, ...]) -> bool:
        """Whether something that is not there comes in: not what was there and was struck."""
        if base is not ABSENT:
            if base != bare(new):
                self._tell("left out", path, "it was struck here, and the export changed it")
            return False
        self._tell("added", path, "the export has it now")
        return True

    def _tell(self, what: str, path: tuple[str, ...], why: str) -> None:
        self.told.append(f"{what}: {' / '.join(path)}: {why}")


def _open(value: Data) -> Data:
    return value.value if isinstance(value, Noted) else value


def _dashed(lines: list[str], prefix: str) -> list[str]:
    """The lines with what stands before the first key of a mapping, also where that key is gone."""
    for at, line in enumerate(lines):
        if line.strip() and not line.lstrip().startswith("#"):
            return [*lines[:at], prefix + line[len(prefix) :], *lines[at + 1 :]]
    return lines


def _depth(prefix: str) -> int:
    """How far lines above are set in."""
    return len(prefix) - len(prefix.lstrip())


def _undrafted(head: list[str], new: Data) -> list[str]:
    """The lines above a block, without the remark of a draft that has none any more."""
    comment = re.search(r"\s+#.*", head[-1].rstrip("\r\n")) if head else None
    if comment is None or isinstance(new, Noted) or not is_drafted(comment[0]):
        return head
    return [*head[:-1], head[-1].replace(comment[0], "", 1)]
