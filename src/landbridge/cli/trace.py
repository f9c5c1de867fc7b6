"""`landbridge trace`: one connection there and back, hop by hop."""

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from landbridge.cli.exits import Exit
from landbridge.cli.output import Form, JsonOption, OutputOption, Result, show

if TYPE_CHECKING:
    from landbridge.model.mend import Mend
    from landbridge.model.proof import Connection

EXITS = {"allow": Exit.YES, "deny": Exit.NO, "depends": Exit.UNDECIDED}


def trace(
    estate: Annotated[Path, typer.Argument(help="Estate file (YAML or JSON) or folder.")],
    source: Annotated[
        str, typer.Option("--from", metavar="END", help="Who asks: a VM, address, segment, group.")
    ],
    destination: Annotated[
        str, typer.Option("--to", metavar="END", help="Who is asked, or a tag, site or Internet.")
    ],
    port: Annotated[
        str, typer.Option("--port", help="Traffic: `tcp/443,udp/53`, `https`, `icmp` or `any`.")
    ] = "any",
    fix: Annotated[
        bool, typer.Option("--fix", help="Look for the smallest changes that make it work.")
    ] = False,
    allow_depends: Annotated[
        bool, typer.Option("--allow-depends", help="Answer yes though something is not known.")
    ] = False,
    output: OutputOption = Form.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Follow one connection there and back, with every rule that decides on the way.

    An end is a VM, an address, a prefix, a segment, a subnet (`network/subnet`), a group, a
    site, a service tag or Internet. Where it stands for several addresses, those with the worst
    answer are shown. Nothing is changed: --fix only tells what to change, at each stage that
    blocks, and what else that opens and closes, all of it proven. Exit 0 when the connection works,
    1 when it is denied or lost, 4 when it depends on something that is not known (0 with
    --allow-depends).

    Examples: landbridge trace examples/contoso --from web --to Storage.WestUS2 --port tcp/443;
    landbridge trace . --from 10.1.110.21 --to sql-prd-01 --port mssql --fix --json
    """
    found = _traced(estate, source, destination, port)
    mend = _mended(estate, source, destination, port) if fix and found.verdict != "allow" else None
    show(_result(found, mend), output, as_json)
    code = EXITS[found.verdict.value]
    if code is Exit.UNDECIDED and allow_depends:
        code = Exit.YES
    raise typer.Exit(code)


def _traced(estate: Path, source: str, destination: str, port: str) -> "Connection":
    from landbridge.cli.waiting import telling
    from landbridge.intake import read_estate
    from landbridge.network.estate.assembled import assembled
    from landbridge.network.proof import Proof
    from landbridge.network.telling.trace import trace as traced

    with telling() as tell:
        read, _ = read_estate(estate, progress=tell, bare=True)
        tell("Tracing")
        services = wanted_services(port)
        proof = Proof(assembled(read), read.tags, (source, destination), (services,))
        return traced(proof, proof.end(source), proof.end(destination), proof.traffic(services))


def _mended(estate: Path, source: str, destination: str, port: str) -> "Mend":
    from landbridge.cli.waiting import telling
    from landbridge.intake import read_estate
    from landbridge.network.estate.assembled import assembled
    from landbridge.network.mend.mended import mended
    from landbridge.network.mend.wanted import Asked

    with telling() as tell:
        read, _ = read_estate(estate, bare=True)
        asked = Asked(source, destination, wanted_services(port))
        return mended(assembled(read), read.tags, asked, tell, read.network)


def wanted_services(text: str) -> tuple[str, ...]:
    """One service or several, if all of them mean traffic."""
    from landbridge.errors import InputError
    from landbridge.network.intents import known_services

    try:
        return known_services(text)
    except InputError as error:
        raise InputError(error.problem, place="--port", remedy=error.remedy) from error


def _result(found: "Connection", mend: "Mend | None") -> Result:
    from landbridge.cli.mend_view import mend_document, mend_rows, mend_view
    from landbridge.cli.trace_view import document, rows, view

    whole = {**document(found), "fix": mend_document(mend) if mend else None}
    all_rows = [*rows(found), *mend_rows(mend)]
    return Result(whole, all_rows, lambda: chain(view(found), mend_view(mend)))
