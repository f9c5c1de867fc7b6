"""`landbridge diff`: who gains and who loses between two networks."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from landbridge.cli.exits import Exit
from landbridge.cli.output import BoardForm, JsonOption, Result, show
from landbridge.cli.tame import tamed

if TYPE_CHECKING:
    from landbridge.model.difference import Difference
    from landbridge.network.proof import Proof


def diff(
    old: Annotated[
        str, typer.Argument(help="Estate file or folder, REVISION:PATH of git, or an export.")
    ],
    new: Annotated[str, typer.Argument(help="The same, as it shall be.")],
    allow_depends: Annotated[
        bool, typer.Option("--allow-depends", help="Answer yes though something became open.")
    ] = False,
    output: Annotated[
        BoardForm, typer.Option("--output", "-o", help="Form of the result.")
    ] = BoardForm.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Say who gains, who loses and whose inspection changes between two networks.

    All pairs of both are proven over the same classes of addresses and traffic and compared. A
    side may be a commit, such as HEAD~1:examples/contoso; what git has there is read beside your
    work tree, which stays as it is. It may be an export, too: what az, Resource Graph or NSX
    answered, as a file or a folder of files. Exit 1 when somebody loses a
    connection, or a connection a firewall that it passed; 4 when somebody may, or a place is gone
    (0 with --allow-depends); else 0.

    Examples: landbridge diff before.yaml after.yaml; landbridge diff HEAD:. . -o json; landbridge
    diff design.yaml exported/ -o markdown
    """
    found = _compared(old, new)
    show(_result(found, old, new), output, as_json)
    raise typer.Exit(_answer(found, allow_depends))


def _answer(found: "Difference", allow_depends: bool) -> Exit:
    if found.loses:
        return Exit.NO
    return Exit.UNDECIDED if found.may_lose and not allow_depends else Exit.YES


def _compared(old: str, new: str) -> "Difference":
    from landbridge.cli.waiting import telling
    from landbridge.intake.sides import side
    from landbridge.network.difference.difference import difference

    with telling() as tell, side(old) as mine, side(new) as theirs:
        tell("Reading")
        before, after = _proof(mine.path), _proof(theirs.path)
        _warn({old: mine.not_understood, new: theirs.not_understood})
        return difference(before, after, tell)


def _warn(not_understood: Mapping[str, int]) -> None:
    """Say on standard error what of an export is not compared as it is."""
    for text, count in not_understood.items():
        if count:
            told = f"{text}: {count} not understood; `landbridge import` lists what that is"
            typer.echo(tamed(told), err=True)


def _proof(estate: Path) -> "Proof":
    from landbridge.intake import read_estate
    from landbridge.network.estate.assembled import assembled
    from landbridge.network.proof import Proof

    read, _ = read_estate(estate, bare=True)
    return Proof(assembled(read), read.tags)


def _result(found: "Difference", old: str, new: str) -> Result:
    from landbridge.cli.diff_view import document, rows, view
    from landbridge.render.difference import render_difference

    return Result(
        document(found),
        rows(found),
        lambda: view(found),
        {BoardForm.MARKDOWN: lambda: render_difference(found, old, new)},
    )
