"""`landbridge translate`: the distributed firewall of NSX as rules of Azure, with the proof."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from landbridge.cli.exits import Exit
from landbridge.cli.output import Form, JsonOption, OutputOption, Result, show
from landbridge.network.translate.into import Into

if TYPE_CHECKING:
    from landbridge.intake.struck import Struck
    from landbridge.network.translate.translated import Asked, Proven, Translated


def translate(
    estate: Annotated[Path, typer.Argument(help="Estate file (YAML or JSON) or folder.")],
    into: Annotated[Into, typer.Option("--into", help="What the rules become.")] = Into.GROUP,
    private_cloud: Annotated[
        str, typer.Option("--private-cloud", help="Whose rules, where there are several.")
    ] = "",
    policy: Annotated[
        str, typer.Option("--policy", help="The firewall policy, where there are several.")
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Folder for the whole estate with the rules in it, too."),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Replace what was changed in that folder.")
    ] = False,
    output: OutputOption = Form.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Say the distributed firewall of NSX in rules of Azure, and prove what that changes.

    A network security group on the uplinks, or a policy from which that of Azure Firewall inherits,
    so that what NSX denies is denied first. Each rule of NSX is told with what of it Azure cannot
    say and why; what goes between two guests never leaves NSX. Two proofs over all pairs tell what
    the rules are worth: beside those of NSX (does anybody lose a connection?) and in their place
    (what would open or close?).

    --out writes the estate with the new rules beside those of NSX, which stay.

    Exit 0 when the new rules do the same in place of the old ones, 1 when something differs, 4 when
    something may.

    Examples: landbridge translate examples/contoso --into azure-firewall; landbridge translate .
    --out translated -o json
    """
    from landbridge.network.translate.translated import Asked

    found, proof, files = _found(estate, Asked(into, private_cloud, policy), out, yes)
    show(_result(found, proof, files, out), output, as_json)
    raise typer.Exit(_answer(proof))


def _found(
    estate: Path, asked: "Asked", out: Path | None, yes: bool
) -> tuple["Translated", "Proven", Mapping[str, "Struck"]]:
    from landbridge.cli.waiting import telling
    from landbridge.intake import read_estate
    from landbridge.network.estate.assembled import assembled
    from landbridge.network.translate.translated import proven, translated

    with telling() as tell:
        tell("Reading")
        read, _ = read_estate(estate, bare=True)
        whole = assembled(read)
        found = translated(whole, read.tags, asked)
        changed = _changed(estate, found, out, yes) if out else {}
        proof = proven(whole, read.tags, found, tell)
    if out:
        _write(estate, changed, out, yes)
    return found, proof, changed


def _changed(estate: Path, found: "Translated", out: Path, yes: bool) -> Mapping[str, "Struck"]:
    """The files that change, by name; what stands in the way is told before the proof is made."""
    from landbridge.cli.writing import may_replace
    from landbridge.intake.named import beside
    from landbridge.intake.written_over import written_over

    may_replace(out, yes)
    names = {each: name for name, each in beside(estate).items()}
    changed = written_over(estate, found.change, found.at)
    return {names[each.file.absolute()]: each for each in changed}


def _write(estate: Path, changed: Mapping[str, "Struck"], out: Path, yes: bool) -> None:
    """The whole estate with the new rules: all of the files or none."""
    from landbridge.cli.writing import write_folder
    from landbridge.intake.named import beside

    named = beside(estate).items()
    others = {name: each.read_bytes() for name, each in named if name not in changed}
    write_folder({**others, **{name: each.after for name, each in changed.items()}}, out, yes)


def _result(
    found: "Translated", proof: "Proven", files: Mapping[str, "Struck"], out: Path | None
) -> Result:
    from landbridge.cli.translate_view import document, rows, view

    return Result(document(found, proof, out), rows(found), lambda: view(found, proof, files, out))


def _answer(proof: "Proven") -> Exit:
    from landbridge.render.difference import of

    if proof.instead.loses or list(of("gains", proof.instead.places)):
        return Exit.NO
    return Exit.UNDECIDED if proof.instead.any else Exit.YES
