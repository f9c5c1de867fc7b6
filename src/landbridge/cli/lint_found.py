"""What `landbridge lint` finds in files, and what they become."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path

from landbridge.cli.today import today
from landbridge.errors import InputError
from landbridge.lint import (
    KNOWN,
    Lines,
    Open,
    Reader,
    judged,
    mended,
    place_of,
    reader_of,
    unjudged,
)
from landbridge.model import Finding, Place, Severity
from landbridge.model.checked import Checked, Lack, Unanswered

RULE = "lint.not-judged"
Left = tuple[tuple[Place, Open], ...]


@dataclass(frozen=True)
class Mend:
    """A file as it was and as it is mended, and the findings that are gone with that."""

    file: str
    before: str
    after: str
    gone: tuple[Finding, ...] = ()

    @property
    def changed(self) -> bool:
        return self.before != self.after

    @property
    def difference(self) -> str:
        """As `diff -u` shows it."""
        before, after = (each.splitlines(keepends=True) for each in (self.before, self.after))
        lines = unified_diff(before, after, self.file, self.file)
        return "".join(each if each.endswith("\n") else f"{each}\n" for each in lines)


@dataclass(frozen=True)
class Linted:
    """What was found in files, and what they become."""

    files: tuple[str, ...]
    checked: Checked
    open: Left
    mended: tuple[Mend, ...] = ()

    def inside(self) -> Mapping[str, str]:
        """The mended texts by their paths from the folder that all of them lie in."""
        folder = os.path.commonpath([str(Path(each.file).parent) for each in self.mended])
        return {os.path.relpath(each.file, folder): each.after for each in self.mended}


@dataclass(frozen=True)
class _Judged:
    """What was found in one file."""

    findings: tuple[Finding, ...]
    open: Left
    mendable: bool


def linted(texts: Mapping[str, str], beside: Mapping[str, str], repair: bool) -> Linted:
    """All files judged, or mended and judged then. Raises InputError."""
    readers = {file: reader_of(file, text, beside) for file, text in texts.items()}
    known = {file: reader for file, reader in readers.items() if reader is not None}
    if not known:
        first = next(iter(texts))
        raise InputError("it declares no resource of Azure", place=first, remedy=KNOWN)
    found = {file: _judged(file, texts[file], reader) for file, reader in known.items()}
    mends: list[Mend] = []
    for file in _mendable(found) if repair else ():
        before, reader = found[file], known[file]
        text = mended(texts[file], reader).after
        found[file] = _judged(file, text, reader)
        left = {(each.id, each.message) for each in found[file].findings}
        gone = tuple(each for each in before.findings if (each.id, each.message) not in left)
        mends.append(Mend(file, texts[file], text, gone))
    findings = [each for one in found.values() for each in one.findings]
    open_ = tuple(each for one in found.values() for each in one.open)
    return Linted(tuple(known), _checked(findings, open_), open_, tuple(mends))


def _mendable(found: Mapping[str, _Judged]) -> list[str]:
    """The files that an edit may mend. Raises InputError where that is none."""
    files = [file for file, each in found.items() if each.mendable]
    if not files:
        problem, remedy = "a plan of Terraform is not mended", "Mend what it was made from."
        raise InputError(problem, place=next(iter(found)), remedy=remedy)
    return files


def _judged(file: str, text: str, reader: Reader) -> _Judged:
    source, lines = reader(text), Lines(text)
    left = tuple((Place(file, None, None, *lines.of(each.at)), each) for each in unjudged(source))
    own = (each.finding for each in judged(source))
    return _Judged((*own, *_of_network(file, text)), left, source.mendable)


def _of_network(file: str, text: str) -> Iterator[Finding]:
    """What the rules of networks find in a template of ARM, with its place."""
    if Path(file).suffix == ".json":
        from landbridge.intake.template_rules import of_network

        for finding, path in of_network(text, file, today()):
            yield replace(finding, evidence=(place_of(text, file, path),))


def _checked(findings: Sequence[Finding], open_: Left) -> Checked:
    told = [f"{place}: {each.why}" for place, each in open_ if each.whole]
    unanswered = Unanswered(
        rule=RULE,
        severity=Severity.HIGH,
        because="; ".join(told),
        lacks=tuple(Lack(part="templates", why=each) for each in told),
        count=len(told),
        partly=True,
    )
    worst = sorted(findings, key=lambda each: each.severity.rank)
    return Checked(findings=tuple(worst), unanswered=(unanswered,) if told else ())
