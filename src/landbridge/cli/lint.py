"""`landbridge lint`: what Azure would refuse in templates that others wrote, and how to mend it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from landbridge.cli.check import CheckForm
from landbridge.cli.output import JsonOption, Result, show
from landbridge.cli.severity import answer, decided
from landbridge.cli.waiting import telling
from landbridge.errors import InputError
from landbridge.model import Severity

if TYPE_CHECKING:
    from landbridge.checks import Rule, Told
    from landbridge.cli.lint_found import Linted


SHOWN = 3
"""Files by which a report is called."""


def lint(
    path: Annotated[
        list[Path],
        typer.Argument(help="Templates of ARM, Bicep or Terraform, plans in JSON, or folders."),
    ],
    repair: Annotated[
        bool, typer.Option("--repair", help="Mend what can be mended, and show the difference.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option(help="Folder for what is mended; made if need be.")
    ] = None,
    fail_on: Annotated[
        Severity, typer.Option("--fail-on", help="Answer no on a finding this severe or worse.")
    ] = Severity.HIGH,
    allow_depends: Annotated[
        bool, typer.Option("--allow-depends", help="Answer yes though some was not judged.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Mend files where they stand (without --out).")
    ] = False,
    output: Annotated[
        CheckForm, typer.Option("--output", "-o", help="Form of the result.")
    ] = CheckForm.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Judge templates that others wrote, each property with its place and remedy.

    Bodies of resources are held against the models of Azure's clients: properties that a type does
    not have, that only the service writes, that are missing, of a wrong type or value; versions
    that cannot express what is asked; what holds for Generation 1 only. Read are templates of ARM
    (also a resource copied out of one), Bicep, Terraform (azapi, azurerm for private clouds,
    Microsoft's module for them) and its plans in JSON. What only a deployment computes is not
    judged; modules and bodies that cannot be read are named, and the answer is then undecided.

    With --repair the mended files go to --out, or with --yes to where they stand; without either
    the difference is shown and nothing is written. What is left is what the exit code tells of.

    Exit 1 when a finding at or above --fail-on stands, else 4 when a resource could not be judged
    (not with --allow-depends), else 0.

    Examples: landbridge lint main.tf; landbridge lint infra --repair --out mended
    """
    if not repair and (out or yes):
        raise InputError("nothing is to be mended", remedy="Add --repair, or leave out --out.")
    with telling() as tell:
        linted = _linted(path, repair, tell)
    written = _written(linted, out, yes) if repair else ()
    show(_result(linted, fail_on, written), output, as_json)
    answer(linted.checked.findings, fail_on)
    decided(linted.checked, fail_on, allow_depends)


def _linted(paths: list[Path], repair: bool, tell: object) -> "Linted":
    from landbridge.cli.lint_found import linted
    from landbridge.intake.templates import beside, template_texts

    texts = template_texts(paths)
    return linted(texts, {**beside(paths), **texts}, repair)


def _written(linted: "Linted", out: Path | None, yes: bool) -> tuple[str, ...]:
    """The files that were written: all that was read into a folder, or what changed in place."""
    from landbridge.cli.writing import write_file, write_folder

    if out is not None:
        write_folder(linted.inside(), out, yes)
        return tuple(str(out / name) for name in linted.inside())
    changed = [each for each in linted.mended if each.changed] if yes else []
    for each in changed:
        write_file(Path(each.file), each.after)
    return tuple(each.file for each in changed)


def _result(linted: "Linted", fail_on: Severity, written: tuple[str, ...]) -> Result:
    from landbridge.checks import RULES
    from landbridge.cli.lint_view import document, rows, view
    from landbridge.lint import all_told
    from landbridge.render.findings import render_junit, render_markdown, render_sarif

    checked, name = linted.checked, ", ".join(linted.files[:SHOWN])
    asked = (each for each in RULES if each.id in checked.ids)
    rules: list[Rule | Told] = [*all_told(), *asked]
    return Result(
        document(linted, written),
        rows(linted),
        lambda: view(linted, written),
        {
            CheckForm.SARIF: lambda: render_sarif(checked, rules, linted.files[0]),
            CheckForm.JUNIT: lambda: render_junit(checked, rules, name, fail_on),
            CheckForm.MARKDOWN: lambda: render_markdown(checked, name),
        },
    )
