"""`landbridge render`: a plan as infrastructure as code."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from landbridge.cli.output import Form, JsonOption, OutputOption, Result, show
from landbridge.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from landbridge.model.plan import Plan

NOT_CLEARED = (
    "Not cleared: this plan may not be deployed yet, and each README says so. `landbridge check`"
    " tells what stands in the way."
)


def render(
    estate: Annotated[Path, typer.Argument(help="Estate file (YAML or JSON) or folder.")],
    out: Annotated[Path, typer.Option("--out", help="Folder to write, whole or not at all.")],
    form: Annotated[
        list[str] | None,
        typer.Option("--form", help="arm, bicep, terraform or nsx; several times for several."),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Replace files of an earlier run that were changed.")
    ] = False,
    output: OutputOption = Form.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Write a plan as code that Azure accepts: ARM, Bicep, Terraform, NSX.

    Each form gets a folder of its own in --out, in stages as `deploy` has them, with comments that
    say why and a README of how it is run, what it needs, how long it takes and what cannot be
    undone. Nothing is touched but --out, no subscription is named in what is written, and secrets
    are parameters without a value. The same plan gives the same files.

    A folder that an earlier run wrote is replaced at once when the new one is whole, but with
    --yes only if a file in it was changed; any other folder that is not empty is left alone.

    A plan that is not cleared is rendered, too, since nothing is done by it: that is said on
    standard error and in each README. What Azure could not hold, such as a name that it refuses,
    is refused before anything is written (exit 2).

    Examples: landbridge render examples/contoso/accepted.yaml --out out;
    landbridge render . --out templates --form arm --form nsx --json
    """
    from landbridge.cli.writing import may_replace

    may_replace(out, yes)
    forms = _asked(form)
    plan = _planned(estate)
    files = _written(plan, forms, out, yes)
    if not plan.cleared:
        print(NOT_CLEARED, file=sys.stderr)  # noqa: T201 - the reason is not the result
    show(_result(plan, out, files), output, as_json)


def _asked(form: list[str] | None) -> "Sequence[str]":
    """The forms that are asked for, each once; all where none is."""
    from landbridge.render.templates import FORMS

    for each in form or ():
        if each not in FORMS:
            raise InputError(
                f"no form is called {each!r}",
                remedy=f"Ask for {', '.join(FORMS)}, or leave it out.",
            )
    return list(dict.fromkeys(form or FORMS))


def _planned(estate: Path) -> "Plan":
    from landbridge.cli.today import today
    from landbridge.cli.waiting import telling
    from landbridge.intake import read_estate
    from landbridge.plan import plan

    with telling() as tell:
        read, reading = read_estate(estate, progress=tell)
        tell("Placing VMs on hosts")
        return plan(read, reading, today())


def _written(plan: "Plan", forms: "Sequence[str]", out: Path, yes: bool) -> list[str]:
    """The paths of all that was written, within the folder."""
    from landbridge.cli.writing import write_folder
    from landbridge.render.templates import FORMS

    files = {f"{form}/{name}": text for form in forms for name, text in FORMS[form](plan).items()}
    write_folder(files, out, yes)
    return sorted(files)


def _result(plan: "Plan", out: Path, files: list[str]) -> Result:
    from rich.text import Text

    folder = out.absolute()
    paths = [str(folder / name) for name in files]
    document = {"folder": str(folder), "cleared": plan.cleared, "files": paths}
    return Result(document, [(path,) for path in paths], lambda: map(Text, paths))
