"""The generator of the Contoso example: tables of what exists, then defects, then workbooks."""

from pathlib import Path

from .estate import Estate, SiteName
from .machines import healthy_machines
from .placement import placed
from .places import SITES
from .plants import planted_machines
from .workbook import NEW, OLD, write

_FILES = {"dc1": ("dc1-vcenter.xlsx", NEW), "dc2": ("dc2-vcenter-old.xlsx", OLD)}


def estate(site: SiteName) -> Estate:
    """Everything one vCenter knows: the healthy machines, then the planted ones."""
    return placed(SITES[site], [*healthy_machines(site), *planted_machines(site)])


def generate(folder: Path) -> tuple[Path, ...]:
    """Write both exports into `folder/rvtools` and name them."""
    target = folder / "rvtools"
    target.mkdir(parents=True, exist_ok=True)
    paths = []
    for site in SITES:
        name, style = _FILES[site]
        write(target / name, estate(site), style)
        paths.append(target / name)
    return tuple(paths)


__all__ = ["estate", "generate"]
