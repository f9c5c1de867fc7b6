"""What an export of NSX tells, as an estate: dumps of np-guard, and the tree of the Policy API.

`opened` reads the file in either form, `live` asks a manager; a module a kind of object makes the
network of it; `written` makes the files, merged with what stands there.
"""

from pathlib import Path

from landbridge.intake.exports.verified import refuse_unusable
from landbridge.intake.exports.written import Files
from landbridge.intake.nsx.kept import FILE as TOLD
from landbridge.intake.nsx.kept import Joined, Source, before, joined, text_of_told
from landbridge.intake.nsx.mine import is_nsx
from landbridge.intake.nsx.network import Drafted, network
from landbridge.intake.nsx.opened import export_of, open_export, source_at
from landbridge.intake.nsx.written import earlier, files
from landbridge.intake.opening import shown
from landbridge.intake.progress import Progress, silent


def drafted_files(
    file: Path, out: Path, progress: Progress = silent, *, complete: bool = False
) -> tuple[Drafted, Files]:
    """The draft of an export in a file: as `drafted_source`."""
    progress(f"Reading {shown(file)}")
    return drafted_source(source_at(file), file.name, out, progress, complete=complete)


def drafted_source(
    source: Source, name: str, out: Path, progress: Progress = silent, *, complete: bool = False
) -> tuple[Drafted, Files]:
    """The draft of an export and the files to write; nothing is written here.

    Kinds that an earlier import told and this one lacks are kept, unless it is `complete`. Raises
    InputError for what cannot be read, or cannot be an estate once it is merged.
    """
    found = _with_earlier(source, out, complete)
    progress("Drafting")
    drafted = network(found.export, earlier(out))
    made = files(out, drafted, name, out.resolve().name or "nsx")
    refuse_unusable(made, out)
    texts = {**made.texts, TOLD: text_of_told(found.sources)}
    told = [*made.told, *found.told] if found.told else made.told
    return drafted, made._replace(texts=texts, told=told)


def _with_earlier(source: Source, out: Path, complete: bool) -> Joined:
    documents = [] if complete else list(before(out))
    earlier_ones = [
        (each, export_of(each, f"told before ({nth + 1}): $")) for nth, each in enumerate(documents)
    ]
    return joined(export_of(source), source, earlier_ones)


__all__ = [
    "Drafted",
    "Files",
    "drafted_files",
    "drafted_source",
    "is_nsx",
    "network",
    "open_export",
]
