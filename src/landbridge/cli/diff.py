"""`landbridge diff`: who gains and who loses between two networks."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from landbridge.cli.exits import Exit
from landbridge.cli.output import Form, JsonOption, OutputOption, Result, show

if TYPE_CHECKING:
    from landbridge.model.difference import Difference
    from landbridge.network.proof import Proof


def diff(
    old: Annotated[str, typer.Argument(help="Estate file or folder, or REVISION:PATH of git.")],
    new: Annotated[str, typer.Argument(help="The same, as it shall be.")],
    allow_depends: Annotated[
        bool, typer.Option("--allow-depends", help="Answer yes though something became open.")
    ] = False,
    output: OutputOption = Form.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Say who gains, who loses and whose inspection changes between two networks.

    All pairs of both are proven over the same classes of addresses and traffic and compared. A
    side may be a commit, such as HEAD~1:examples/contoso; what git has there is read beside your
    work tree, which stays as it is. Exit 0 when nobody loses a connection, 1 when somebody does, 4
    when for somebody it is no longer certain or a place is gone (0 with --allow-depends).

    Examples: landbridge diff before.yaml after.yaml; landbridge diff HEAD:. . -o json
    """
    found = _compared(old, new)
    show(_result(found), output, as_json)
    raise typer.Exit(_answer(found, allow_depends))


def _answer(found: "Difference", allow_depends: bool) -> Exit:
    if found.loses:
        return Exit.NO
    return Exit.UNDECIDED if found.opens and not allow_depends else Exit.YES


def _compared(old: str, new: str) -> "Difference":
    from landbridge.cli.waiting import telling
    from landbridge.network.difference import difference

    with telling() as tell, _there(old) as mine, _there(new) as theirs:
        tell("Reading")
        before, after = _proof(mine), _proof(theirs)
        return difference(before, after, tell)


@contextmanager
def _there(text: str) -> Iterator[Path]:
    """The path itself, or a copy of what a commit has there."""
    from landbridge.intake.revisions import checked_out, is_revision

    if is_revision(text):
        with checked_out(text) as path:
            yield path
    else:
        yield Path(text)


def _proof(estate: Path) -> "Proof":
    from landbridge.intake import read_estate
    from landbridge.network.assembled import assembled
    from landbridge.network.proof import Proof

    read, _ = read_estate(estate, bare=True)
    return Proof(assembled(read), read.tags)


def _result(found: "Difference") -> Result:
    from landbridge.cli.diff_view import document, rows, view

    return Result(document(found), rows(found), lambda: view(found))
