"""The one way in: a path, whatever it names, becomes an estate with its inventory and a reading."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from landbridge.errors import InputError
from landbridge.intake.completeness import incomplete, unknown_hosts
from landbridge.intake.estate_file import ESTATE_FILE, load_estate_file
from landbridge.intake.opening import shown
from landbridge.intake.price_book import with_prices
from landbridge.intake.progress import Progress, silent
from landbridge.intake.rvtools import read_rvtools
from landbridge.intake.scope import scope_findings, scoped
from landbridge.intake.service_tags import with_tags
from landbridge.intake.sources import Source, missing, name_of, sources_at
from landbridge.model.estate import Estate
from landbridge.model.finding import Finding
from landbridge.model.reading import Reading

ESTATE_SUFFIXES = (".yaml", ".yml")


def as_declared(estate: Estate) -> Estate:
    """No change."""
    return estate


def read_estate(
    path: Path,
    *,
    progress: Progress = silent,
    adjust: Callable[[Estate], Estate] = as_declared,
    bare: bool = False,
) -> tuple[Estate, Reading]:
    """Read an estate file or a bare inventory; the reading names every gap and what still works.

    `path` is an estate file, a folder that holds `estate.yaml`, an RVTools workbook, or a folder
    of RVTools workbooks or CSV files. A bare inventory makes an estate of that name with defaults.
    `adjust` may change what is declared, scope too, before it is applied to the inventory. With
    `bare` an estate may do without any inventory: a network can be proven that carries no VM yet.
    """
    if not path.exists():
        raise missing(path)
    file = estate_file_at(path)
    if file is None:
        sources = sources_at(path)
        estate = Estate(name=name_of(path))
    else:
        estate = with_tags(with_prices(load_estate_file(file), file), file)
        sources = _sources_of(estate, file) if estate.sources.rvtools or not bare else []
    return _filled(adjust(estate), sources, shown(file or path), progress)


def estate_file_at(path: Path) -> Path | None:
    """The estate file that a path names by itself or by its folder, if it does."""
    if path.is_dir():
        inside = path / ESTATE_FILE
        return inside if inside.is_file() else None
    return path if path.suffix.lower() in ESTATE_SUFFIXES else None


def _sources_of(estate: Estate, file: Path) -> list[Source]:
    """The exports that an estate file names, relative to it."""
    if not estate.sources.rvtools:
        raise InputError(
            "`sources.rvtools` names no RVTools export, so there is no inventory",
            place=shown(file),
            remedy="Add the path of a workbook or of a folder of CSV files, relative to this file.",
        )
    found: list[Source] = []
    for given in estate.sources.rvtools:
        path = Path(os.path.normpath(file.parent / Path(given).expanduser()))
        if not path.exists():
            error = missing(path)
            raise InputError(
                f"`sources.rvtools` names {given}, and there is no such file or folder",
                place=shown(file),
                remedy=error.remedy,
            )
        found += sources_at(path)
    return found


def _filled(
    estate: Estate, sources: list[Source], shown: str, progress: Progress
) -> tuple[Estate, Reading]:
    inventory, files, gaps = read_rvtools(sources, progress)
    vms = scoped(inventory.vms, estate.scope)
    inventory = replace(inventory, tables={**inventory.tables, "vms": vms})
    gaps += scope_findings(vms, estate.scope, shown)
    gaps += incomplete(vms)
    gaps += unknown_hosts(vms, inventory["hosts"])
    estate = estate.model_copy(update={"inventory": inventory})
    return estate, Reading(files=files, gaps=_worst_first(gaps))


def _worst_first(gaps: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(gaps, key=lambda gap: gap.severity.rank))
