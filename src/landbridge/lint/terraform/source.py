"""A file of Terraform: its resources of Azure, in the light of the files beside it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from landbridge.lint import told as rules
from landbridge.lint.declared import Issue, Open, Source
from landbridge.lint.edits import raw
from landbridge.lint.issues import Teller
from landbridge.lint.knowledge import table
from landbridge.lint.terraform.arguments import of_arguments
from landbridge.lint.terraform.azapi import of_azapi
from landbridge.lint.terraform.dialect import HCL
from landbridge.lint.terraform.found import OF_AZURE, UNHELD, Found
from landbridge.lint.terraform.hcl import Block, blocks, references
from landbridge.lint.terraform.names import Names, names
from landbridge.lint.tree import KEYS, Lines, Unknown, Value, within

CALL = re.compile(r"(?<![\w.])([a-z][\w]*(?:::\w+)*)\s*\(")
SUFFIX = ".tf"


def terraform_source(text: str, file: str, beside: Mapping[str, str]) -> Source:
    """The resources of a file. Raises InputError with line and column."""
    held = blocks(text, file)
    known = names([*held, *_others(file, beside)])
    lines = Lines(text)
    found = [_found(each, known, text, Teller(file, "", lines), beside) for each in held]
    issues = [each for one in found for each in one.issues]
    issues += _undeclared(held, known, text, Teller(file, "", lines))
    return Source(
        file=file,
        text=text,
        dialect=HCL,
        resources=tuple(each for one in found for each in one.resources),
        issues=tuple(issues),
        open=tuple(each for one in found for each in one.open),
    )


def _others(file: str, beside: Mapping[str, str]) -> Iterator[Block]:
    """The blocks of the other files of the same folder, which make one module with it."""
    folder = PurePosixPath(file).parent
    for name, text in beside.items():
        if name != file and name.endswith(SUFFIX) and PurePosixPath(name).parent == folder:
            yield from blocks(text, name)


def _found(
    block: Block, known: Names, text: str, where: Teller, beside: Mapping[str, str]
) -> Found:
    teller = where._replace(subject=".".join([*block.labels]) or block.type)
    kind = block.labels[0] if block.labels else ""
    if block.type == "resource" and kind in table("lint.azapi"):
        return _with_calls(of_azapi(block, known))
    if block.type == "resource" and kind in table("lint.azurerm"):
        return of_arguments(block, kind, known, teller, text)
    if block.type == "resource" and kind.startswith(OF_AZURE):
        return Found(open=(Open(block.start, UNHELD.format(kind)),))
    if block.type == "module":
        return _module(block, known, teller, text, beside)
    return Found()


def _with_calls(found: Found) -> Found:
    """With what functions compute, which is not evaluated."""
    inside = [value for each in found.resources for value in within(each.body)]
    open_ = [
        *(Open(value.start, KEYS) for value in inside if value.grows),
        *(
            Open(value.start, f"not evaluated: {called}()")
            for value in inside
            if (called := _called(value))
        ),
    ]
    return found._replace(open=(*found.open, *open_))


def _called(value: Value) -> str:
    match = CALL.search(value.holds.text) if isinstance(value.holds, Unknown) else None
    return match[1] if match else ""


def _module(
    block: Block, known: Names, teller: Teller, text: str, beside: Mapping[str, str]
) -> Found:
    source = block.body.at(("source",))
    told = str(source.holds) if source is not None and isinstance(source.holds, str) else ""
    module = next((name for name in table("lint.modules") if _is(told, name)), "")
    if module:
        return of_arguments(block, module, known, teller, text)
    if told.startswith(".") and _is_beside(told, teller.file, beside):
        return Found()
    name = block.labels[0] if block.labels else "without a name"
    why = f"the module {name} ({told or 'its source is not known'}) is not resolved"
    return Found(open=(Open(block.start, f"{why}: what it makes is not judged", whole=True),))


def _is(told: str, name: str) -> bool:
    """Whether a source is a module of the registry, by its whole address or not."""
    return told.removeprefix("registry.terraform.io/").casefold() == name.casefold()


def _is_beside(told: str, file: str, beside: Mapping[str, str]) -> bool:
    """Whether the files of a module in a folder are judged by themselves."""
    steps = list(PurePosixPath(file).parent.parts)
    for step in PurePosixPath(told).parts:
        if step == ".." and steps and steps[-1] != "..":
            steps.pop()
        elif step != ".":
            steps.append(step)
    folder = PurePosixPath(*steps)
    return any(PurePosixPath(each).parent == folder for each in beside)


def _undeclared(held: list[Block], known: Names, text: str, where: Teller) -> Iterator[Issue]:
    """An issue for each variable that no file of the folder declares."""
    told = set[str]()
    for block in held:
        for value in within(block.body):
            asked = references(value.holds.text) if isinstance(value.holds, Unknown) else ()
            for name in asked:
                if name not in known.variables and name not in told:
                    told.add(name)
                    yield _variable(name, value, text, where)


def _variable(name: str, value: Value, text: str, where: Teller) -> Issue:
    teller = where._replace(subject=f"var.{name}")
    before = "\n" if text.endswith("\n") else "\n\n"
    edit = raw(len(text), len(text), f'{before}variable "{name}" {{\n  type = any\n}}\n')
    seen = f"no file of the folder declares the variable {name}"
    issue = teller.issue(rules.UNDECLARED, value.start, seen, f'Write variable "{name}".', edit)
    return replace(issue, last=True)
