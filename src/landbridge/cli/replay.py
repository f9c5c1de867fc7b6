"""`landbridge replay`: the traffic of last month against a design."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from landbridge.cli.exits import Exit
from landbridge.cli.output import BoardForm, JsonOption, Result, show

if TYPE_CHECKING:
    from landbridge.model.replay import Replay


def replay(
    estate: Annotated[Path, typer.Argument(help="Estate file (YAML or JSON) or folder.")],
    logs: Annotated[
        list[Path], typer.Argument(help="Flow logs: PT1H.json files, .gz or not, or folders.")
    ],
    allow_depends: Annotated[
        bool, typer.Option("--allow-depends", help="Answer yes though something is undecided.")
    ] = False,
    output: Annotated[
        BoardForm, typer.Option("--output", "-o", help="Form of the result.")
    ] = BoardForm.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Hold flow logs against a design: what would flip, and which rules nobody needs.

    For each logged flow of virtual network flow logs and network security group flow logs, of all
    versions: what the group that logged it says in the design, and what becomes of the connection
    on its whole way. Nothing is changed and nothing is asked of Azure. Exit 0 when nothing flips, 1
    when something does or an answered connection is lost, 4 when something is undecided, stands
    nowhere or cannot be read, and nothing flips (0 with --allow-depends).

    Examples: landbridge replay examples/contoso examples/contoso/flow-logs; landbridge replay .
    logs/october logs/PT1H.json.gz -o markdown
    """
    found = _replayed(estate, logs)
    show(_result(found, estate, logs), output, as_json)
    raise typer.Exit(_answer(found, allow_depends))


def _answer(found: "Replay", allow_depends: bool) -> Exit:
    if found.disagree:
        return Exit.NO
    open_ = found.undecided or found.unplaced or found.open_reading
    return Exit.UNDECIDED if open_ and not allow_depends else Exit.YES


def _replayed(estate: Path, logs: list[Path]) -> "Replay":
    from landbridge.cli.waiting import telling
    from landbridge.intake import read_estate
    from landbridge.intake.flows import FlowLogs
    from landbridge.network.estate.assembled import assembled
    from landbridge.network.places import OF_PLATFORM
    from landbridge.network.proof import Proof
    from landbridge.network.replay import Replayed

    with telling() as tell:
        flows = FlowLogs(logs, tell)
        read, _ = read_estate(estate, progress=tell, bare=True)
        tell("Replaying")
        replayed = Replayed(Proof(assembled(read), read.tags, OF_PLATFORM))
        for batch in flows.batches():
            replayed.add(batch)
        return replayed.result(flows.files, flows.records, flows.gaps)


def _result(found: "Replay", estate: Path, logs: list[Path]) -> Result:
    from landbridge.cli.replay_view import document, rows, view
    from landbridge.render.replayed import render_replay

    named = ", ".join(map(str, logs))
    return Result(
        document(found),
        rows(found),
        lambda: view(found),
        {BoardForm.MARKDOWN: lambda: render_replay(found, str(estate), named)},
    )
