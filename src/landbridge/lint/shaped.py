"""The body of a resource held against its model, and what to do about each misfit."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches

from landbridge.catalogue.shapes import Wrong
from landbridge.checks import Told
from landbridge.lint import told as rules
from landbridge.lint.declared import Declared, Issue
from landbridge.lint.edits import Edit, added, put, removed, renamed
from landbridge.lint.fitting import Unfit, unfit
from landbridge.lint.issues import Teller
from landbridge.lint.knowledge import Modelled, Move, Path, misplaced, missing, moves, words
from landbridge.lint.meant import SHOWN, found_in, retyped, told_of
from landbridge.lint.tree import Entry, Plain, Value, within
from landbridge.model import Severity

ALIKE = 0.7
"""How alike two names must be for one to be meant by the other (1 is equal)."""


def shaped(resource: Declared, known: Modelled, teller: Teller, text: str) -> Iterator[Issue]:
    """An issue for each property that does not fit."""
    judge = _Judge(resource, teller, text)
    for each in unfit(resource.body, known.model, known.shapes):
        yield from judge.told(each)
    yield from judge.misplaced()


class _Judge:
    def __init__(self, resource: Declared, teller: Teller, text: str) -> None:
        self._resource = resource
        self._teller = teller
        self._text = text
        self._moves = moves(resource.type)
        self._placed: set[Path] = set()

    def told(self, each: Unfit) -> Iterator[Issue]:
        """One misfit; an unknown object with a remedy for each property that stands in it."""
        if each.wrong is Wrong.MISSING:
            yield from self._missing(each)
        elif each.wrong is Wrong.UNKNOWN:
            yield from self._unknown(each)
        elif each.wrong is Wrong.READ_ONLY:
            yield self._issue(rules.READ_ONLY, each, "only the service writes it", "", _gone(each))
        elif each.wrong is Wrong.VALUE:
            yield self._value(each)
        else:
            yield self._type(each)

    def misplaced(self) -> Iterator[Issue]:
        """What stands where it means something else."""
        for path, wrong in misplaced(self._resource.type).items():
            value = self._resource.body.at(path)
            parent = self._resource.body.at(path[:-1])
            if value is None or parent is None or value.unknown:
                continue
            found = [each.holds for each in within(value) if isinstance(each.holds, str)]
            meant = [each for each in found if each.upper() in wrong.values]
            if found and len(meant) == len(found):
                entry = parent.entries[path[-1]]
                seen = f"`{'.'.join(path)}` holds {', '.join(meant)}"
                fix = f"Write {meant[0].lower()} as `{'.'.join(wrong.to)}`: {wrong.why}."
                edits = self._moved_here(wrong.to, meant[0].lower())
                gone = [removed(entry, parent)] if parent.own else []
                yield self._teller.issue(rules.VALUE, entry.start, seen, fix, *edits, *gone)

    def _moved_here(self, to: Path, plain: Plain) -> list[Edit]:
        body = self._resource.body
        owner, rest = body.reached(to)
        if body.at(to) is not None or not rest or not owner.own or to in self._placed:
            return []
        self._placed.add(to)
        return [added(owner, rest, plain=plain)]

    def _issue(
        self, told: Told, each: Unfit, seen: str, fix: str = "", edits: tuple[Edit, ...] = ()
    ) -> Issue:
        at = each.entry.start if each.entry else each.value.start
        return self._teller.issue(told, at, f"`{each.shown}`: {seen}", fix, *edits)

    def _unknown(self, each: Unfit) -> Iterator[Issue]:
        inner = [*self._inner(each.value, each.path)] if each.path in self._moves else []
        move = self._moves.get(each.path)
        seen = f"{self._resource.type} has no such property"
        if move is None:
            yield self._nearest(each, seen)
            return
        edits = [edit for path, value, to in inner for edit in self._carried(to, value)]
        if not inner:
            edits = self._carried(move, each.value)
        fix = _remedy(move)
        yield self._issue(rules.UNKNOWN, each, seen, fix, (*edits, *_gone(each)))
        for path, value, to in inner:
            shown = f"`{'.'.join(path)}`: {seen}"
            yield self._teller.issue(rules.UNKNOWN, value.start, shown, _remedy(to))

    def _inner(self, value: Value, path: Path) -> Iterator[tuple[Path, Value, Move]]:
        for entry in value.entries.values():
            here = (*path, entry.key)
            if here in self._moves:
                start = Value(entry.start, entry.value.end, entry.value.holds, entry.value.own)
                yield here, start, self._moves[here]
            yield from self._inner(entry.value, here)

    def _carried(self, move: Move, value: Value) -> list[Edit]:
        """The text of a value in the place where it belongs, if nothing stands there."""
        body = self._resource.body
        owner, rest = body.reached(move.to)
        if not move.to or not rest or not owner.own or move.to in self._placed:
            return []
        self._placed.add(move.to)
        return [added(owner, rest, raw=self._written(value))]

    def _written(self, value: Value) -> str:
        """The text of a value, without the key that it may begin with."""
        found = next(
            (e.value for e in _entries(self._resource.body) if e.start == value.start), value
        )
        return self._text[found.start : found.end]

    def _nearest(self, each: Unfit, seen: str) -> Issue:
        usual = len(each.path) == 1 and each.path[0] in words("arm.private-cloud.top-level")
        cased = bool(_folded(each.path[-1], [*each.known]))
        rule = _milder(rules.UNKNOWN, usual or cased)
        free = [name for name in each.known if name not in each.owner.entries]
        near = get_close_matches(each.path[-1], free, 1, ALIKE) or _folded(each.path[-1], free)
        if not near:
            taken = ", ".join(sorted(each.known)[:SHOWN])
            fix = f"Leave it out; there are {taken}." if taken else ""
            return self._issue(rule, each, seen, fix, _gone(each))
        edits = (renamed(each.entry, near[0]),) if each.entry and each.owner.own else ()
        return self._issue(rule, each, seen, f"Write `{near[0]}`.", edits)

    def _missing(self, each: Unfit) -> Iterator[Issue]:
        if self._resource.partial or each.path in self._resource.elsewhere:
            return
        hint = missing(self._resource.type).get(each.path)
        if hint is None:
            fix = f"Write it: {told_of(each.held)}."
            yield self._issue(rules.MISSING, each, "it is required", fix)
            return
        edits = self._default(hint.under, hint.given, hint.value)
        fix = f"Write `{'.'.join(hint.under)}`, such as {hint.value}."
        yield self._issue(rules.MISSING, each, "it is required", fix, tuple(edits))

    def _default(self, under: Path, given: Path, value: str) -> list[Edit]:
        """Nothing where another issue writes it, or where what it is for is not given."""
        asked = {move.to for path, move in self._moves.items() if self._resource.body.at(path)}
        there = self._resource.body.at(given) is not None or given in asked
        wrong = misplaced(self._resource.type)
        taken = {each.to for path, each in wrong.items() if self._resource.body.at(path)}
        return self._moved_here(under, value) if there and under not in taken else []

    def _value(self, each: Unfit) -> Issue:
        values = each.held.values if each.held else ()
        written = str(each.value.holds)
        near = _alike(written, values)
        shown = f"{written!r} is none of {', '.join(values[:SHOWN])}"
        edits = (put(each.value, near),) if near and each.value.own else ()
        return self._issue(rules.VALUE, each, shown, f"Write {near}." if near else "", edits)

    def _type(self, each: Unfit) -> Issue:
        shown = f"expected {told_of(each.held)}, found {found_in(each.value)}"
        edits = tuple(retyped(each))
        return self._issue(_milder(rules.TYPE, bool(edits)), each, shown, "", edits)


def _milder(rule: Told, mild: bool) -> Told:
    """The rule for what many published templates do: Azure's services may well take it."""
    return replace(rule, severity=Severity.MEDIUM) if mild else rule


def _entries(value: Value) -> Iterator[Entry]:
    for each in within(value):
        yield from each.entries.values()


def _gone(each: Unfit) -> tuple[Edit, ...]:
    return (removed(each.entry, each.owner),) if each.entry and each.owner.own else ()


def _remedy(move: Move) -> str:
    where = f"Write `{'.'.join(move.to)}` instead" if move.to else "Leave it out"
    return f"{where}: {move.why}."


def _folded(name: str, known: list[str]) -> list[str]:
    """Names that differ in case alone."""
    return [each for each in known if each.casefold() == name.casefold()]


def _alike(written: str, values: tuple[str, ...]) -> str:
    folded = {each.casefold(): each for each in values}
    near = get_close_matches(written.casefold(), folded, 1, ALIKE)
    return folded[near[0]] if near else ""
