"""The one way in: a path, whatever it names, becomes an estate with its inventory and a reading."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from landbridge.errors import InputError
from landbridge.intake.estate_file import in_folder, load_estate_file
from landbridge.intake.homes import Homes, of_estate, of_inventory
from landbridge.intake.network_faults import refuse_faults, with_network
from landbridge.intake.network_parts import network_parts
from landbridge.intake.opening import shown
from landbridge.intake.places import declared
from landbridge.intake.price_book import with_prices
from landbridge.intake.progress import Progress, silent
from landbridge.intake.rvtools.sources import EITHER, Source, missing, name_of, sources_at
from landbridge.intake.service_tags import with_tags
from landbridge.model.estate import Estate
from landbridge.model.finding import Finding
from landbridge.model.reading import Reading

ESTATE_SUFFIXES = (".yaml", ".yml", ".json")
EXPECTED = (
    "Name an estate file or its folder, an RVTools workbook, or a folder of RVTools workbooks or"
    " CSV files."
)


def as_declared(estate: Estate) -> Estate:
    """No change."""
    return estate


def read_estate(
    path: Path,
    *,
    progress: Progress = silent,
    adjust: Callable[[Estate], Estate] = as_declared,
    bare: bool = False,
    portable: bool = False,
) -> tuple[Estate, Reading]:
    """Read an estate file or a bare inventory; the reading names every gap and what still works.

    `path` is an estate file in YAML or JSON, a folder that holds `estate.yaml`, an RVTools
    workbook, or a folder of RVTools workbooks or CSV files. A bare inventory makes an estate of
    that name with defaults; an estate without an inventory is refused unless `bare`. `adjust` may
    change what is declared, scope too, before it is applied to the inventory. `portable` tells
    places in files as seen from the estate, for what is handed on, not as from this folder.
    """
    if not path.exists():
        raise missing(path, EITHER)
    file = estate_file_at(path)
    if file is None:
        homes, alone = of_inventory(path), adjust(Estate(name=name_of(path)))
        read, reading = _filled(alone, sources_at(path), shown(path), homes, progress)
        return _handed_on(read, reading, homes) if portable else (read, reading)
    estate = with_tags(with_prices(load_estate_file(file), file), file)
    parts, homes = network_parts(estate, file), of_estate(estate, file)
    whole = adjust(with_network(estate, parts).model_copy(update={"declared": declared(parts)}))
    if bare and not estate.sources.rvtools:
        read, reading = whole, Reading(files=(), gaps=())
    else:
        read, reading = _filled(whole, _sources_of(estate, file), shown(file), homes, progress)
    refuse_faults(read, parts)
    return _handed_on(read, reading, homes) if portable else (read, reading)


def read_exports(paths: Sequence[Path], progress: Progress = silent) -> tuple[Estate, Reading]:
    """Read inventories of several vCenters as those of one estate, which is called after all."""
    for path in paths:
        if not path.exists():
            raise missing(path, EITHER)
    name = " and ".join(dict.fromkeys(map(name_of, paths)))
    sources = [source for path in paths for source in sources_at(path)]
    homes = Homes(tuple(home for path in paths for home in of_inventory(path).names))
    return _filled(Estate(name=name), sources, shown(paths[0]), homes, progress)


def estate_file_at(path: Path) -> Path | None:
    """The estate file that a path names by itself or by its folder, if it does."""
    if path.is_dir():
        inside = in_folder(path)
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
    estate: Estate, sources: list[Source], shown: str, homes: Homes, progress: Progress
) -> tuple[Estate, Reading]:
    """The estate with what these exports hold; without one, what reads them is not imported."""
    from landbridge.intake.rvtools.completeness import incomplete, unknown_hosts
    from landbridge.intake.rvtools.inventory import read_rvtools
    from landbridge.intake.scope import scope_findings, scoped

    inventory, files, gaps = read_rvtools(sources, progress)
    vms = scoped(inventory.vms, estate.scope)
    inventory = replace(inventory, tables={**inventory.tables, "vms": vms})
    gaps += scope_findings(vms, estate.scope, shown)
    gaps += incomplete(vms)
    gaps += unknown_hosts(vms, inventory["hosts"])
    estate = estate.model_copy(update={"inventory": inventory})
    names = [source.shown for source in sources]
    told = [homes.steady(gap, names) for gap in gaps]
    return estate, Reading(files=files, gaps=_worst_first(told))


def _handed_on(estate: Estate, reading: Reading, homes: Homes) -> tuple[Estate, Reading]:
    from landbridge.intake.portable import portable

    return portable(estate, reading, homes)


def _worst_first(gaps: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(gaps, key=lambda gap: gap.severity.rank))
