"""What intake has to say about the files it read: what was there, and what was missing."""

from landbridge.model.finding import Finding
from landbridge.model.place import Frozen


class ReadFile(Frozen):
    """One file or CSV folder: its path as given, the rows of each sheet, and its vCenters.

    `units` is how the export names its sizes (`MiB`, or `MB` in older ones, read as MiB).
    """

    path: str
    sheets: dict[str, int]
    units: str
    vcenters: tuple[str, ...] = ()


class Reading(Frozen):
    """The files, and a finding for each gap: what is missing, and what still works without it."""

    files: tuple[ReadFile, ...] = ()
    gaps: tuple[Finding, ...] = ()
