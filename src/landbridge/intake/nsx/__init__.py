"""What an export of NSX tells, as an estate: dumps of np-guard, and the tree of the Policy API.

`opened` reads the file in either form; a module a kind of object makes the network of it; `written`
makes the files, merged with what stands there.
"""

from pathlib import Path

from landbridge.intake.exports.verified import refuse_unusable
from landbridge.intake.exports.written import Files
from landbridge.intake.nsx.network import Drafted, network
from landbridge.intake.nsx.opened import open_export
from landbridge.intake.nsx.written import earlier, files
from landbridge.intake.opening import shown
from landbridge.intake.progress import Progress, silent


def drafted_files(file: Path, out: Path, progress: Progress = silent) -> tuple[Drafted, Files]:
    """The draft of an export and the files to write; nothing is written here.

    Raises InputError for what cannot be read, or cannot be an estate once it is merged.
    """
    progress(f"Reading {shown(file)}")
    export = open_export(file)
    progress("Drafting")
    drafted = network(export, earlier(out))
    made = files(out, drafted, file.name, out.resolve().name or "nsx")
    refuse_unusable(made, out)
    return drafted, made


__all__ = ["Drafted", "Files", "drafted_files", "network", "open_export"]
