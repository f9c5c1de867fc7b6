"""`landbridge import`: an estate file drafted from what an export tells."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from landbridge.cli.deploy_target import Cloud, Where
from landbridge.cli.import_view import Drafting, written
from landbridge.cli.init import may_replace, relative
from landbridge.cli.live_azure import EMULATOR, LiveAzure
from landbridge.cli.live_nsx import asked, is_address
from landbridge.cli.output import Form, JsonOption, OutputOption, Result, line, show
from landbridge.cli.waiting import telling
from landbridge.cli.writing import write_file
from landbridge.errors import InputError

if TYPE_CHECKING:
    from landbridge.intake.azure import Drafted as OfAzure
    from landbridge.intake.exports.written import Files
    from landbridge.intake.nsx import Drafted

Told = tuple[Path | None, str, str, str]
"""Parameters of a template, and the subscription, group and region that it is deployed to."""


class Kind(StrEnum):
    """What a draft can be made from."""

    RVTOOLS = "rvtools"
    NSX = "nsx"
    AZURE = "azure"
    AZ = "az"
    ARM = "arm"


ParametersOption = Annotated[
    Path | None, typer.Option(help="File of parameters of a template (arm).")
]
CompleteOption = Annotated[
    bool, typer.Option("--complete", help="The export lacks nothing: what it has no more is gone.")
]
UserOption = Annotated[str, typer.Option(help="Who asks a manager of NSX.")]
CaOption = Annotated[
    Path | None,
    typer.Option("--ca", help="Certificates to trust for it, in place of the machine's (nsx)."),
]
PlaceOption = Annotated[
    list[str] | None,
    typer.Option(help="What is read, and may be repeated (azure); where a template goes (arm)."),
]
LocationOption = Annotated[str, typer.Option(help="Region that a template is deployed to (arm).")]
TargetOption = Annotated[
    Where, typer.Option("--target", help="Azure, or the emulator of this machine (azure).")
]
EmulatorOption = Annotated[Path, typer.Option(help="Folder of the emulator (azure).")]
TenantOption = Annotated[str, typer.Option(help="Tenant of the subscription (azure).")]
CloudOption = Annotated[Cloud, typer.Option(help="Which of Microsoft's clouds (azure).")]


def import_(
    kind: Annotated[Kind, typer.Argument(help="What the draft is made from.")],
    file: Annotated[
        list[Path] | None,
        typer.Argument(
            help="RVTools workbooks or folders of exports; export of NSX, as JSON, or the https"
            " address of its manager; answers of az or templates of ARM, as files or folders;"
            " nothing for azure, which is asked."
        ),
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder to write into; made if need be.")] = Path(),
    parameters: ParametersOption = None,
    subscription: PlaceOption = None,
    resource_group: PlaceOption = None,
    location: LocationOption = "",
    target: TargetOption = Where.AZURE,
    emulator: EmulatorOption = EMULATOR,
    tenant: TenantOption = "",
    cloud: CloudOption = Cloud.PUBLIC,
    complete: CompleteOption = False,
    user: UserOption = "cloudadmin",
    ca: CaOption = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Replace an estate.yaml that is there (rvtools).")
    ] = False,
    output: OutputOption = Form.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Draft an estate.yaml from an export, with every guess marked.

    From RVTools: clusters come from the sizing, segments from the networks in use, groups from
    folders and custom attributes (Environment, Owner, Tags and the like), applications from such an
    attribute, else from names; appliances of vCenter, NSX, HCX and the like are proposed to stay;
    what nobody could know stands at the end as a question. The inventory itself stays where it is.
    Name the exports of all vCenters together, so that one draft holds them.

    From NSX: network.yaml holds segments, gateways, groups, services and both firewalls, out of a
    dump as np-guard's vmware-analyzer collects it or the answer to GET /policy/api/v1/infra; for an
    address, the manager is asked for it, with the password in LANDBRIDGE_NSX_PASSWORD, and nothing
    there is changed. What is not understood is listed with its place, and what it decides depends.
    Importing again merges: what was changed by hand is kept, and said where the export says
    something else. What an earlier export told and this one lacks is kept, and said, unless it is
    --complete.

    From Azure (az, arm): azure.yaml holds networks, groups, route tables, firewalls, gateways, hubs
    and private clouds, out of what `az ... list -o json`, `az graph query`, REST or PowerShell
    answers, or of templates of ARM, which are computed. Give all files of one day together. What is
    named and not in the files (a missing permission) is told, and what it decides depends. With
    `azure` a subscription itself is asked, which needs the role Reader; nothing there is changed.

    Examples: landbridge import rvtools exports/vcenter1.xlsx exports/vcenter2.xlsx
    --out acme; landbridge import nsx
    exports/infra.json --out acme; landbridge import az vnets.json nsgs.json --out acme;
    landbridge import azure --subscription 11111111-1111-1111-1111-111111111111 --out acme
    """
    subscriptions, groups = subscription or [], resource_group or []
    if kind is Kind.AZURE:
        _refuse_files(file or [])
        live = LiveAzure(target, emulator, subscriptions, groups, tenant, cloud)
        show(_of_live(live, out, complete), output, as_json)
        return
    files = _some(kind, file or [])
    if kind in (Kind.AZ, Kind.ARM):
        place = parameters, _single(subscriptions), _single(groups), location
        show(_of_azure(kind, files, out, place, complete), output, as_json)
        return
    if kind is Kind.NSX:
        one = _one(kind, files)
        found = (
            _of_manager(one, user, ca, out, complete)
            if is_address(one)
            else _of_nsx(one, out, complete)
        )
        show(found, output, as_json)
        return
    show(_of_rvtools(files, out, yes), output, as_json)


def _some(kind: Kind, files: Sequence[Path]) -> Sequence[Path]:
    if not files:
        problem = f"`import {kind.value}` reads files, and none is named"
        remedy = "Name them; `import azure` asks Azure itself." if kind is Kind.AZ else "Name them."
        raise InputError(problem, place="import", remedy=remedy)
    return files


def _refuse_files(files: Sequence[Path]) -> None:
    if files:
        remedy = "`landbridge import az` reads files; leave them out to ask Azure."
        raise InputError("`import azure` reads no files", place=str(files[0]), remedy=remedy)


def _single(names: Sequence[str]) -> str:
    """Where a template goes: one place."""
    if len(names) > 1:
        remedy = "Name one."
        raise InputError("a template is deployed to one place", place=names[1], remedy=remedy)
    return names[0] if names else ""


def _one(kind: Kind, files: Sequence[Path]) -> Path:
    """The file of a kind of import that takes one."""
    if len(files) > 1:
        problem = f"`import {kind.value}` takes one file, and here are {len(files)}"
        raise InputError(problem, remedy="Name one; a folder counts as one.")
    return files[0]


def _of_rvtools(files: Sequence[Path], out: Path, yes: bool) -> Result:
    from landbridge.intake import read_exports, schema_text
    from landbridge.intake.draft import draft
    from landbridge.intake.rvtools.attributes import attributes
    from landbridge.intake.scaffolding import SCHEMA_FILE

    target = out / "estate.yaml"
    may_replace(target, yes)
    sources = [relative(file, out) for file in files]
    with telling() as progress:
        estate, _ = read_exports(files, progress)
        progress("Sizing and drafting")
        text = draft(estate, sources, attributes(*files))
    write_file(out / SCHEMA_FILE, schema_text())
    write_file(target, text)
    guesses = text.count("# guess: ")
    document = {"estate": str(target.resolve()), "from": Kind.RVTOOLS.value, "guesses": guesses}
    told = [line(str(target.resolve())), line(f"{guesses} guesses, and questions at its end")]
    return Result(document, [[str(target.resolve()), guesses]], lambda: told)


def _of_nsx(file: Path, out: Path, complete: bool) -> Result:
    from landbridge.intake.nsx import drafted_files

    with telling() as progress:
        drafted, found = drafted_files(file, out, progress, complete=complete)
    return _drafted(out, drafted, found)


def _of_manager(address: Path, user: str, ca: Path | None, out: Path, complete: bool) -> Result:
    told_by, access = asked(address, user, ca)
    from landbridge.intake.nsx import drafted_source

    with telling() as progress:
        progress(f"Asking {access.endpoint}")
        source = told_by(access)
        drafted, found = drafted_source(source, source.file, out, progress, complete=complete)
    return _drafted(out, drafted, found)


def _drafted(out: Path, drafted: "Drafted", found: "Files") -> Result:
    stand_ins = f"{drafted.stand_ins} VMs have a stand-in for an address"
    told = [stand_ins] if drafted.stand_ins else []
    document = {"from": Kind.NSX.value, "stand_ins": drafted.stand_ins}
    return written(out, found, drafted.remarks, Drafting("network.yaml", document, told))


def _of_azure(kind: Kind, files: Sequence[Path], out: Path, told: Told, complete: bool) -> Result:
    from landbridge.intake.azure import Place, drafted_files

    with telling() as progress:
        drafted, found = drafted_files(files, out, Place(*told), progress, complete=complete)
    return _drafted_azure(kind, out, drafted, found)


def _of_live(live: LiveAzure, out: Path, complete: bool) -> Result:
    from landbridge.cli.live_azure import told_of
    from landbridge.intake.azure import drafted_resources

    with telling() as progress:
        told = told_of(live, progress)
        drafted, found = drafted_resources(told, out, progress, complete=complete)
    return _drafted_azure(Kind.AZURE, out, drafted, found)


def _drafted_azure(kind: Kind, out: Path, drafted: "OfAzure", found: "Files") -> Result:
    from landbridge.intake.azure import KIND

    several = "thing is" if drafted.missing == 1 else "things are"
    missing = f"{drafted.missing} {several} named and not in the export"
    document = {"from": kind.value, "missing": drafted.missing}
    lines = [missing] if drafted.missing else []
    return written(out, found, drafted.remarks, Drafting(KIND.file, document, lines))
