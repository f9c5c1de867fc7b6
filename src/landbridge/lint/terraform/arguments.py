"""Resources of azurerm and modules of the registry: arguments, and the properties that they are."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from landbridge.lint import told as rules
from landbridge.lint.declared import Declared, Issue
from landbridge.lint.edits import Edit, removed, renamed
from landbridge.lint.issues import Teller
from landbridge.lint.knowledge import Move, Path, path_of, row
from landbridge.lint.terraform.found import Found
from landbridge.lint.terraform.hcl import Block
from landbridge.lint.terraform.names import Names
from landbridge.lint.terraform.rewritten import Arguments, rewritten
from landbridge.lint.tree import Entry, Value

ALIKE = 0.7
META = frozenset(
    {"count", "for_each", "depends_on", "lifecycle", "provider", "provisioner", "dynamic"}
    | {"connection", "source", "version", "providers"}
)
"""Arguments that every resource or module has, which are Terraform's own."""


class _Known(NamedTuple):
    """What a resource or a module takes."""

    name: str
    type: str
    required: tuple[str, ...]
    arguments: Mapping[Path, Path]
    moved: Mapping[Path, Move]

    @property
    def whole(self) -> set[str]:
        """The arguments at the top, of blocks their names."""
        return {path[0] for path in self.arguments}


def of_arguments(block: Block, name: str, known: Names, teller: Teller, text: str) -> Found:
    """The resource of Azure behind a block, and issues of arguments that it does not take."""
    takes = _known(name)
    entries = dict(_entries(block.body, ()))
    values = {path: known.valued(entry.value) for path, (entry, _) in entries.items()}
    made = of_values(name, values, teller.subject, block.body)
    judge = _Judge(block, takes, teller, entries)
    issues = [*judge.unknown(), *judge.missing()]
    beyond = [takes.moved[path] for path in entries if path in takes.moved]
    if block.type == "resource" and any(_only_azure(each, takes) for each in beyond):
        asked = Arguments(block, takes.type, takes.arguments, takes.moved, entries)
        seen = f"{name} cannot express it"
        edits = rewritten(asked, known, text)
        issues.append(teller.issue(rules.AZURERM, block.start, seen, "", *edits))
        issues = [_without_edits(each) for each in issues[:-1]] + issues[-1:]
    return Found((made,), tuple(issues))


def _without_edits(issue: Issue) -> Issue:
    return Issue(issue.finding)


def _only_azure(move: Move, takes: _Known) -> bool:
    """Whether a property is meant that no argument sets."""
    return bool(move.to) and move.to not in takes.arguments.values()


def _known(name: str) -> _Known:
    found = row("lint.azurerm", name) or row("lint.modules", name)
    moved = row("lint.azurerm-moved", name).items()
    return _Known(
        name=name,
        type=str(found["type"]),
        required=tuple(found["required"]),
        arguments={path_of(at): path_of(to) for at, to in found["arguments"].items()},
        moved={path_of(at): Move(path_of(each["to"]), each["why"]) for at, each in moved},
    )


def _entries(value: Value, path: Path) -> Iterator[tuple[Path, tuple[Entry, Value]]]:
    """All arguments with what they stand in, those of inner blocks too."""
    for entry in value.entries.values():
        here = (*path, entry.key)
        yield here, (entry, value)
        yield from _entries(entry.value, here)


def of_values(name: str, values: Mapping[Path, Value], subject: str, at: Value) -> Declared:
    """The resource of Azure behind values of arguments."""
    takes = _known(name)
    body = _laid(_body(takes, values), at)
    return Declared(takes.type, None, body, subject, at, partial=True)


def _body(takes: _Known, values: Mapping[Path, Value]) -> Mapping[str, Any]:
    """The body that Azure gets, with the places of the arguments; no edit finds it."""
    made: dict[str, Any] = {}
    for path, to in (*takes.arguments.items(), *((at, m.to) for at, m in takes.moved.items())):
        if not to or path not in values:
            continue
        here = made
        for step in to[:-1]:
            here = here.setdefault(step, {})
        here.setdefault(to[-1], _worded(values[path], to))
    return made


def _worded(value: Value, to: Path) -> Value:
    """A value as Azure writes it, where azurerm writes it otherwise."""
    told = row("lint.azurerm-words", ".".join(to))
    written = told.get(str(value.holds).lower(), value.holds) if told else value.holds
    return Value(value.start, value.end, written, own=False)


def _laid(made: Mapping[str, Any], at: Value) -> Value:
    entries = {}
    for key, each in made.items():
        value = each if isinstance(each, Value) else _laid(each, at)
        entries[key] = Entry(key, value.start, value.end, value)
    return Value(at.start, at.end, entries, own=False)


class _Judge(NamedTuple):
    block: Block
    takes: _Known
    teller: Teller
    entries: Mapping[Path, tuple[Entry, Value]]

    def unknown(self) -> Iterator[Issue]:
        """An issue for each argument that is not taken."""
        for path, (entry, owner) in self.entries.items():
            if path in self.takes.moved:
                yield self._moved(path, entry, owner)
            elif self._foreign(path):
                yield self._nearest(path, entry, owner)

    def _foreign(self, path: Path) -> bool:
        if len(path) == 1:
            return path[0] not in self.takes.whole and path[0] not in META
        inner = {each[: len(path)] for each in self.takes.arguments if len(each) > 1}
        held = path[:-1] in {each[: len(path) - 1] for each in inner}
        return held and path not in inner

    def _moved(self, path: Path, entry: Entry, owner: Value) -> Issue:
        move = self.takes.moved[path]
        argument = next(
            (".".join(a) for a, to in self.takes.arguments.items() if to == move.to), ""
        )
        where = f"Write `{argument or '.'.join(move.to)}` instead" if move.to else "Leave it out"
        edits = self._renamed(path, entry, argument) or (removed(entry, owner),)
        return self._issue(path, entry, f"{where}: {move.why}.", *edits)

    def _renamed(self, path: Path, entry: Entry, argument: str) -> tuple[Edit, ...]:
        free = argument and "." not in argument and (argument,) not in self.entries
        return (renamed(entry, argument),) if free and len(path) == 1 else ()

    def _nearest(self, path: Path, entry: Entry, owner: Value) -> Issue:
        free = [each[-1] for each in self.takes.arguments if each not in self.entries]
        near = get_close_matches(path[-1], free, 1, ALIKE)
        if not near:
            return self._issue(path, entry, "", removed(entry, owner))
        return self._issue(path, entry, f"Write `{near[0]}`.", renamed(entry, near[0]))

    def _issue(self, path: Path, entry: Entry, fix: str, *edits: Edit) -> Issue:
        module = self.block.type == "module"
        seen = (
            f"`{'.'.join(path)}`: {self.takes.name} has no such {'input' if module else 'argument'}"
        )
        rule = rules.INPUT if module else rules.UNKNOWN
        return self.teller.issue(rule, entry.start, seen, fix, *edits)

    def missing(self) -> Iterator[Issue]:
        """An issue for each argument that is needed."""
        module = self.block.type == "module"
        rule = rules.NO_INPUT if module else rules.MISSING
        for name in self.takes.required:
            if (name,) not in self.entries:
                seen = f"`{name}`: {self.takes.name} needs it"
                yield self.teller.issue(rule, self.block.start, seen)
