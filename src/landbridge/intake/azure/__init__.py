"""What exports of Azure and templates of ARM tell, as a network that can be proven.

files → texts → opened: resources in whichever form → survey: names, what is missing
      → table: a reader a type → network → written: merged with what stands there
Azure itself may be asked in place of files (`live`).
"""

from collections.abc import Sequence
from pathlib import Path

from landbridge.intake.azure.kept import FILE as TOLD
from landbridge.intake.azure.kept import kept, said, text_of_told
from landbridge.intake.azure.mine import is_azure
from landbridge.intake.azure.network import Drafted, network
from landbridge.intake.azure.opened import Told, open_exports
from landbridge.intake.azure.templates import Place
from landbridge.intake.azure.written import KIND, earlier, files
from landbridge.intake.exports.beside import apart, beside
from landbridge.intake.exports.found import Remarks
from landbridge.intake.exports.kind import OF_NSX
from landbridge.intake.exports.verified import refuse_unusable
from landbridge.intake.exports.written import Files
from landbridge.intake.progress import Progress, silent

NOWHERE = Place()


def drafted_files(
    paths: Sequence[Path],
    out: Path,
    place: Place = NOWHERE,
    progress: Progress = silent,
    *,
    complete: bool = False,
) -> tuple[Drafted, Files]:
    """The draft of exports and the files to write; nothing is written here.

    What an earlier import told and these lack is kept, unless they are `complete`. Raises
    InputError for what cannot be read, or cannot be an estate once it is merged.
    """
    remarks = Remarks(of_files=True)
    opened = open_exports(paths, place, remarks, progress)
    source = paths[0].name if len(paths) == 1 else f"{opened.files} files"
    return drafted_resources(Told(opened.resources, source, remarks), out, progress, complete)


def drafted_resources(
    told_now: Told, out: Path, progress: Progress = silent, complete: bool = False
) -> tuple[Drafted, Files]:
    """The draft of resources, wherever they come from: as `drafted_files`."""
    progress("Drafting")
    stays = [] if complete else kept(told_now.resources, out)
    found = [*told_now.resources, *stays]
    nsx = beside(out, OF_NSX)
    drafted = network(found, told_now.remarks, earlier(out), nsx.groups)
    data, joined = apart(drafted.data, nsx)
    drafted, source = drafted._replace(data=data), told_now.source
    made = files(out, drafted, source, out.resolve().name or "azure")
    refuse_unusable(made, out)
    texts = {**made.texts, TOLD: text_of_told(found)}
    more = [*joined, *said(stays)]
    told = [*made.told, *more] if more else made.told
    return drafted, made._replace(texts=texts, told=told)


__all__ = [
    "KIND",
    "Drafted",
    "Place",
    "Told",
    "drafted_files",
    "drafted_resources",
    "is_azure",
    "network",
    "open_exports",
]
