"""`landbridge prove`: who reaches whom, whether the intents hold, and what nobody can know."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from landbridge.cli.exits import Exit
from landbridge.cli.output import JsonOption, Result, WatchForm, show
from landbridge.cli.today import OnOption, day
from landbridge.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from landbridge.cli.prove_view import Proven
    from landbridge.cli.tidy import Tidy
    from landbridge.model.checked import Checked
    from landbridge.model.estate import Estate
    from landbridge.model.mend import Mend
    from landbridge.model.proof import Reachability

MOST_CELLS = 20_000
"""Cells of a matrix that are told with their causes; of more nobody would read them."""


class By(StrEnum):
    """Between whom the matrix tells what passes."""

    PLACE = "place"
    VM = "vm"


def prove(
    estate: Annotated[Path, typer.Argument(help="Estate file (YAML or JSON) or folder.")],
    matrix: Annotated[
        bool, typer.Option("--matrix", help="Show what each place may send to each other one.")
    ] = False,
    by: Annotated[
        By | None,
        typer.Option(
            help="Rows of the matrix: places, or VMs that the network declares; unless you say so, "
            "VMs where there is nothing but private clouds."
        ),
    ] = None,
    allow_depends: Annotated[
        bool, typer.Option("--allow-depends", help="Answer yes though an intent is undecided.")
    ] = False,
    fix: Annotated[
        bool,
        typer.Option("--fix", help="Look for what makes an intent hold that something denies."),
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Tell at each save what changes, until Ctrl-C.")
    ] = False,
    tidy: Annotated[
        Path | None,
        typer.Option(
            "--tidy",
            metavar="DIR",
            help="Write the estate without rules that do nothing into this folder.",
        ),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Give up what was changed in the folder of --tidy.")
    ] = False,
    on: OnOption = None,
    output: Annotated[
        WatchForm, typer.Option("--output", "-o", help="Form of the result.")
    ] = WatchForm.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Prove who reaches whom, and whether what you intend holds.

    Every pair of addresses and every kind of traffic is decided by the routes, network security
    groups, firewalls, security admin rules and NSX policies of the estate: allow, deny, or depends
    where something is not known or not published. What `check` finds in the network is told
    beside it and changes no answer. Nothing is changed and nothing is asked of Azure. With --tidy
    the estate is written into a folder without rules that do nothing, and with all files that it
    names, once all rule sets and all pairs are proven to stay the same; waived rules stay. With
    --fix each intent that something denies is told with the smallest changes that make it hold.
    Exit 0 when every intent holds, 1 when one does not, 4 when one is undecided and none fails
    (0 with --allow-depends).

    With --watch the intents are proven again whenever the estate or a file that it names is saved,
    with who gains and who loses since the start: as tables, or as lines of JSON with -o ndjson.

    Examples: landbridge prove examples/contoso; landbridge prove . --matrix --by vm;
    landbridge prove . --watch; landbridge prove . --tidy smaller
    """
    if watch:
        _watch(estate, WatchForm.NDJSON if as_json else output)
    scripted = as_json or output in {WatchForm.JSON, WatchForm.YAML}
    proven = _proven(estate, day(on), by if matrix else By.PLACE, because=matrix and scripted)
    if fix:
        proven = proven._replace(mends=_mends(estate, proven.reach))
    if tidy:
        proven = proven._replace(tidy=_tidied(estate, proven, tidy, yes))
    show(_result(proven, matrix), output, as_json)
    raise typer.Exit(_answer(proven.reach, allow_depends))


def _watch(estate: Path, output: WatchForm) -> NoReturn:
    from landbridge.cli.watch import watch

    if output not in {WatchForm.TABLE, WatchForm.NDJSON}:
        raise InputError(
            f"--output {output} has an end, and --watch has none",
            remedy="Take `ndjson`, a line a save, or the table.",
        )
    watch(estate, output)


def _answer(found: "Reachability", allow_depends: bool) -> Exit:
    met = {each.met.value for each in found.intents}
    if "no" in met:
        return Exit.NO
    return Exit.UNDECIDED if "unknown" in met and not allow_depends else Exit.YES


def _proven(estate: Path, today: "date", by: By | None, *, because: bool) -> "Proven":
    from landbridge.cli.prove_view import Proven
    from landbridge.cli.waiting import telling
    from landbridge.intake import read_estate
    from landbridge.intake.intents import intents_of
    from landbridge.network.answers.machines import alike, are_all, by_machine
    from landbridge.network.answers.reachability import proof_of, reachability
    from landbridge.network.answers.reasons import reasons
    from landbridge.network.answers.undecided import undecided
    from landbridge.network.estate.assembled import assembled
    from landbridge.network.places import of_service, places

    with telling() as tell:
        read, _ = read_estate(estate, progress=tell, bare=True)
        tell("Proving")
        network = assembled(read)
        by_vm = are_all(network) if by is None else by is By.VM
        intents = intents_of(read, estate, network)
        found = reachability(network, intents, read.tags, tell)
        cells = tuple(by_machine(network, read.tags, tell)) if by_vm else found.cells
        asked = because and not by_vm and len(cells) <= MOST_CELLS
        proof = proof_of(network, intents, read.tags)
        why = reasons(proof) if asked else None
        open_ = undecided(proof)
        same = alike(proof) if by_vm else {}
        tell("Checking")
        made = of_service(places(network))
        proven = Proven(found, _checked(read, today), made, cells, by_vm, why)
        return proven._replace(undecided=open_, alike=same)


def _mends(estate: Path, found: "Reachability") -> "Mapping[str, Mend]":
    """What makes each intent hold that shall let somebody reach somebody, and does not."""
    from landbridge.cli.waiting import telling
    from landbridge.intake import read_estate
    from landbridge.network.estate.assembled import assembled
    from landbridge.network.intents import understood
    from landbridge.network.mend.mended import mended
    from landbridge.network.mend.wanted import Asked

    denied = [each for each in found.intents if each.expected == "allow" and each.met != "yes"]
    with telling() as tell:
        read, _ = read_estate(estate, bare=True)
        network, asked = assembled(read), [understood(each.name) for each in denied]
        return {
            each.text: mended(
                network,
                read.tags,
                Asked(each.source, each.destination, each.services),
                tell,
                read.network,
            )
            for each in asked
        }


def _tidied(estate: Path, proven: "Proven", out: Path, yes: bool) -> "Tidy":
    from landbridge.cli.tidy import tidy

    waived = {each.finding.subject for each in proven.checked.waived}
    return tidy(estate, waived, out, yes)


def _checked(estate: "Estate", today: "date") -> "Checked":
    """What the rules about the network find; a waiver that means other rules is not theirs."""
    from landbridge.checks import Subject, check
    from landbridge.checks.network import NETWORK_RULES
    from landbridge.checks.policies import POLICY_RULES

    rules = (*NETWORK_RULES, *POLICY_RULES)
    return check(Subject(estate), rules, today).only({rule.id for rule in rules})


def _result(proven: "Proven", matrix: bool) -> Result:
    from landbridge.cli.prove_view import document, rows, view

    return Result(document(proven, matrix), rows(proven, matrix), lambda: view(proven, matrix))
