"""`landbridge check`: what stands in the way, said once, with its place, and who can mend it."""

from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from landbridge.cli.output import JsonOption, Result, show
from landbridge.cli.severity import answer, decided
from landbridge.cli.today import OnOption, day
from landbridge.cli.waiting import telling
from landbridge.errors import InputError
from landbridge.model import Severity

if TYPE_CHECKING:
    from landbridge.model.checked import Checked
    from landbridge.model.estate import Estate
    from landbridge.model.reading import Reading


class CheckForm(StrEnum):
    """The forms of every command, and those that other tools take findings in."""

    TABLE = "table"
    JSON = "json"
    YAML = "yaml"
    TSV = "tsv"
    SARIF = "sarif"
    JUNIT = "junit"
    MARKDOWN = "markdown"


class Whole(NamedTuple):
    """What was checked: how reports call it, and the file that stands for all of it."""

    name: str
    file: str


HANDED_ON = (CheckForm.SARIF, CheckForm.JUNIT, CheckForm.MARKDOWN)
"""Forms that other people read, whom a folder of this disk tells nothing."""


def check(
    estate: Annotated[
        Path | None,
        typer.Argument(help="Estate file or folder, or an RVTools workbook or CSV folder."),
    ] = None,
    fail_on: Annotated[
        Severity, typer.Option("--fail-on", help="Answer no on a finding this severe or worse.")
    ] = Severity.HIGH,
    allow_depends: Annotated[
        bool,
        typer.Option("--allow-depends", help="Answer yes though rules that matter are unanswered."),
    ] = False,
    rule: Annotated[
        str, typer.Option(metavar="PATTERN", help="Only these rules, such as `vm.*`.")
    ] = "*",
    explain: Annotated[
        str | None,
        typer.Option(metavar="RULE", help="Tell what a rule looks for, and why; check nothing."),
    ] = None,
    on: OnOption = None,
    output: Annotated[
        CheckForm, typer.Option("--output", "-o", help="Form of the result.")
    ] = CheckForm.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Name all that stands in the way of a move, with its place and who can mend it.

    Findings of the rules, of reading and of sizing are gathered; those that the estate waives are
    shown and count for nothing while their day is not past. Exit 1 when a finding at or above
    --fail-on stands. Else 4 when a rule that severe has no answer because the export lacks what it
    looks at (a missing sheet is no clean bill), unless --allow-depends; else 0. An estate without
    an inventory is checked as far as its file goes. Nothing is written. `sarif` is for code
    scanning, `junit` for pipelines, `markdown` for pull requests.

    Examples: landbridge check examples/contoso; landbridge check export.xlsx --rule 'vm.*' -o tsv;
    landbridge check --explain vm.raw-disk
    """
    if explain is not None:
        show(_explained(explain), output, as_json)
        return
    if estate is None:
        raise InputError("nothing to check was named", remedy="Name an estate, or --explain RULE.")
    whole, found = _for_others(estate, on) if output in HANDED_ON else _examined(estate, on)
    ids = _asked(found, rule)
    checked = found.only({*ids})
    show(_result(checked, whole, fail_on, rule, ids), output, as_json)
    answer(checked.findings, fail_on)
    decided(checked, fail_on, allow_depends)


def _examined(estate: Path, on: str | None, portable: bool = False) -> tuple[Whole, "Checked"]:
    """The estate and what stands against it."""
    from landbridge.checks import declared_only, examine
    from landbridge.intake import read_estate

    today = day(on)

    with telling() as tell:
        read, reading = read_estate(estate, progress=tell, portable=portable, bare=True)
        tell("Checking")
        if not reading.files:
            return _whole(read, reading), declared_only(read, today)
        return _whole(read, reading), examine(read, reading, today).checked


def _whole(estate: "Estate", reading: "Reading") -> Whole:
    """Its own file, or the first export where none declares it."""
    said = (place.file for place in estate.declared.places(()))
    return Whole(estate.name, next(chain(said, (each.path for each in reading.files))))


def _for_others(estate: Path, on: str | None) -> tuple[Whole, "Checked"]:
    """With places as seen from here where that can be, as code scanning wants them."""
    here = Path.cwd()
    near = estate.relative_to(here) if estate.is_relative_to(here) else estate
    return _examined(near, on, portable=near.is_absolute())


def _asked(checked: "Checked", pattern: str) -> tuple[str, ...]:
    from landbridge.cli.rule_names import named

    return named(pattern, (each.id for each in checked.findings))


def _result(
    checked: "Checked", whole: Whole, fail_on: Severity, pattern: str, ids: tuple[str, ...]
) -> Result:
    from landbridge.checks import RULES
    from landbridge.cli.check_view import Asked, document, rows, view
    from landbridge.render.findings import render_junit, render_markdown, render_sarif

    asked = None if pattern == "*" else Asked(pattern, len(ids))
    rules = [rule for rule in RULES if rule.id in ids]
    return Result(
        document(checked, asked),
        rows(checked),
        lambda: view(checked, asked),
        {
            CheckForm.SARIF: lambda: render_sarif(checked, rules, whole.file),
            CheckForm.JUNIT: lambda: render_junit(checked, rules, whole.name, fail_on),
            CheckForm.MARKDOWN: lambda: render_markdown(checked, whole.name, str(asked or "")),
        },
    )


def _explained(pattern: str) -> Result:
    from landbridge.cli.explain_view import document, rows, view
    from landbridge.cli.rule_names import rules_named

    rules = rules_named(pattern)
    return Result(document(rules), rows(rules), lambda: view(rules))
