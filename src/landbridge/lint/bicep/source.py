"""A file of Bicep: its resources, and what other files hold of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from landbridge.lint.bicep.dialect import BICEP
from landbridge.lint.bicep.statements import Statement, plain_values, statements
from landbridge.lint.declared import Declared, Open, Source
from landbridge.lint.tree import KEYS, Entry, Unknown, Value, laid, within

HEADS = frozenset({"name", "parent", "scope", "dependsOn"})
"""Keys of a declaration that are Bicep's own."""
CALL = re.compile(r"(?<![\w.])([a-zA-Z]\w*(?:\.\w+)*)\s*\(")
SYMBOL = re.compile(r"[^\W\d]\w*")
DEEPEST = 20


def bicep_source(text: str, file: str, beside: Mapping[str, str]) -> Source:
    """The resources of a file. Raises InputError with line and column."""
    held = statements(text, file)
    values = plain_values(held)
    found = [*_resources(held, values)]
    return Source(
        file=file,
        text=text,
        dialect=BICEP,
        resources=tuple(found),
        open=(*_modules(held, file, beside), *_calls(found)),
    )


def _resources(
    held: list[Statement], values: Mapping[str, Value], around: str = ""
) -> Iterator[Declared]:
    for each in held:
        if each.word != "resource" or each.target is None or each.value is None:
            continue
        type_, version = _type(each.target, around)
        if not each.existing and type_:
            yield _declared(each, type_, version, values)
        yield from _resources([*each.inner], values, type_)


def _type(target: Value, around: str) -> tuple[str, str]:
    """Type and version; a resource within another one has only the last part of its type."""
    told = target.holds if isinstance(target.holds, str) else ""
    type_, _, version = told.partition("@")
    whole = "." in type_.partition("/")[0]
    return (type_ if whole or not around else f"{around}/{type_}"), version


def _declared(each: Statement, type_: str, version: str, values: Mapping[str, Value]) -> Declared:
    assert each.target is not None  # noqa: S101 - whoever asks has looked
    assert each.value is not None  # noqa: S101 - as above
    body = _valued(each.value, values)
    return Declared(
        type=type_,
        version=version or None,
        body=replace(body, holds={k: e for k, e in body.entries.items() if k not in HEADS}),
        subject=each.symbol,
        at=each.target,
        versioned=each.target,
        joined=True,
    )


def _valued(value: Value, values: Mapping[str, Value], depth: int = 0) -> Value:
    """The same with variables and defaults of parameters in place of their symbols."""
    if isinstance(value.holds, Unknown):
        text = value.holds.text.strip()
        held = values.get(text) if SYMBOL.fullmatch(text) else None
        if held is None or held.holds is None or depth > DEEPEST:
            return value
        return laid(_valued(held, values, depth + 1), value)
    if value.is_list:
        return replace(value, holds=[_valued(each, values, depth) for each in value.items])
    if value.is_object:
        held_ = {
            key: Entry(e.key, e.start, e.end, _valued(e.value, values, depth))
            for key, e in value.entries.items()
        }
        return replace(value, holds=held_)
    return value


def _modules(held: list[Statement], file: str, beside: Mapping[str, str]) -> Iterator[Open]:
    """Modules that are not among the files which are judged."""
    from pathlib import PurePosixPath
    from posixpath import normpath

    for each in held:
        if each.word != "module" or each.target is None:
            continue
        told = str(each.target.holds)
        path = normpath(str(PurePosixPath(file).parent / told))
        if path not in beside:
            why = f"the module {each.symbol} ({told}) is not resolved: what it makes is not judged"
            yield Open(each.start, why, whole=True)


def _calls(found: list[Declared]) -> Iterator[Open]:
    """What functions compute in bodies, which is not evaluated."""
    for each in found:
        for value in within(each.body):
            if value.grows:
                yield Open(value.start, KEYS)
            match = CALL.search(value.holds.text) if isinstance(value.holds, Unknown) else None
            if match:
                yield Open(value.start, f"not evaluated: {match[1]}()")
