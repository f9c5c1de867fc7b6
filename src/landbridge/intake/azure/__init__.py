"""What exports of Azure and templates of ARM tell, as a network that can be proven.

files → texts → opened: resources in whichever form → survey: names, what is missing
      → table: a reader a type → network → written: merged with what stands there
"""

from collections.abc import Sequence
from pathlib import Path

from landbridge.intake.azure.network import Drafted, network
from landbridge.intake.azure.opened import open_exports
from landbridge.intake.azure.templates import Place
from landbridge.intake.azure.written import KIND, earlier, files
from landbridge.intake.exports.found import Remarks
from landbridge.intake.exports.verified import refuse_unusable
from landbridge.intake.exports.written import Files
from landbridge.intake.progress import Progress, silent

NOWHERE = Place()


def drafted_files(
    paths: Sequence[Path], out: Path, place: Place = NOWHERE, progress: Progress = silent
) -> tuple[Drafted, Files]:
    """The draft of exports and the files to write; nothing is written here.

    Raises InputError for what cannot be read, or cannot be an estate once it is merged.
    """
    remarks = Remarks(of_files=True)
    opened = open_exports(paths, place, remarks, progress)
    progress("Drafting")
    drafted = network(opened.resources, remarks, earlier(out))
    source = paths[0].name if len(paths) == 1 else f"{opened.files} files"
    made = files(out, drafted, source, out.resolve().name or "azure")
    refuse_unusable(made, out)
    return drafted, made


__all__ = ["KIND", "Drafted", "Place", "drafted_files", "network", "open_exports"]
