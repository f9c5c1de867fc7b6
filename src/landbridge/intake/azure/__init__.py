"""What exports of Azure and templates of ARM tell, as a network that can be proven.

files → texts → opened: resources in whichever form → survey: names, what is missing
      → table: a reader a type → network → written: merged with what stands there
"""

from collections.abc import Sequence
from pathlib import Path

from landbridge.intake.azure.kept import FILE as TOLD
from landbridge.intake.azure.kept import kept, said, text_of_told
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
    progress("Drafting")
    stays = [] if complete else kept(opened.resources, out)
    found = [*opened.resources, *stays]
    drafted = network(found, remarks, earlier(out))
    source = paths[0].name if len(paths) == 1 else f"{opened.files} files"
    made = files(out, drafted, source, out.resolve().name or "azure")
    refuse_unusable(made, out)
    texts = {**made.texts, TOLD: text_of_told(found)}
    told = [*made.told, *said(stays)] if stays else made.told
    return drafted, made._replace(texts=texts, told=told)


__all__ = ["KIND", "Drafted", "Place", "drafted_files", "network", "open_exports"]
