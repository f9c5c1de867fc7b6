"""The generator of the Contoso example: tables of what exists, then defects, then files."""

from pathlib import Path

from .accepted import accepted
from .estate import Estate, SiteName
from .findings import findings
from .flow_logs import write_flow_logs
from .generation_1 import generation_1
from .machines import healthy_machines
from .placement import placed
from .places import SITES
from .plants import PLANTS, Plant, planted_machines
from .readme import computed, filled
from .workbook import NEW, OLD, write

_HERE = Path(__file__).resolve().parents[1]
_README = _HERE / "README.md"
_ESTATE = _HERE / "estate.yaml"
_MADE = {"accepted.yaml": accepted, "generation-1.yaml": generation_1}
"""Estates that are made of the example's own."""
_FILES = {"dc1": ("dc1-vcenter.xlsx", NEW), "dc2": ("dc2-vcenter-old.xlsx", OLD)}


def estate(site: SiteName) -> Estate:
    """Everything one vCenter knows: the healthy machines, then the planted ones."""
    return placed(SITES[site], [*healthy_machines(site), *planted_machines(site)])


def generate(folder: Path) -> tuple[Path, ...]:
    """Write both exports, flow logs, README and other estates into `folder`, and name them."""
    target = folder / "rvtools"
    target.mkdir(parents=True, exist_ok=True)
    estates = [estate(site) for site in SITES]
    paths = []
    for each in estates:
        name, style = _FILES[each.site.name]
        write(target / name, each, style)
        paths.append(target / name)
    paths += write_flow_logs(folder, estates)
    text = filled(_README.read_text(encoding="utf-8"), computed(estates))
    (folder / _README.name).write_text(text, encoding="utf-8", newline="\n")
    own = _ESTATE.read_text(encoding="utf-8")
    for name, made in _MADE.items():
        (folder / name).write_text(made(own), encoding="utf-8", newline="\n")
    return (*paths, folder / _README.name, *(folder / name for name in _MADE))


__all__ = ["PLANTS", "Plant", "estate", "findings", "generate"]
