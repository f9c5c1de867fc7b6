"""The computed parts of the README: what the estate adds up to, and what is wrong in it."""

from collections.abc import Callable, Iterator

from .estate import GIB, Estate, Machine
from .findings import findings
from .plants import PLANTS, Plant

_TIB = GIB * GIB

_FIGURES: dict[str, Callable[[list[Machine]], str]] = {
    "rows in vInfo": lambda machines: f"{len(machines):,}",
    "templates": lambda machines: f"{sum(machine.template for machine in machines):,}",
    "powered on": lambda machines: f"{len(_running(machines)):,}",
    "vCPUs, powered on": lambda machines: f"{_total(_running(machines), 'vcpus'):,}",
    "memory, powered on": lambda machines: _tib(_total(_running(machines), "memory_mib")),
    "provisioned": lambda machines: _tib(_total(machines, "provisioned_mib")),
    "in use": lambda machines: _tib(_total(machines, "in_use_mib")),
}


def computed(estates: list[Estate]) -> dict[str, str]:
    """Markdown by the name of the marker that it stands behind."""
    return {"figures": "\n".join(_figures(estates)), "defects": "\n".join(_defects())}


def filled(text: str, parts: dict[str, str]) -> str:
    """The text with each part set anew between `<!-- name -->` and `<!-- end of name -->`."""
    for name, part in parts.items():
        before, _, rest = text.partition(f"<!-- {name} -->\n")
        _, _, after = rest.partition(f"<!-- end of {name} -->")
        text = f"{before}<!-- {name} -->\n{part}\n<!-- end of {name} -->{after}"
    return text


def _figures(estates: list[Estate]) -> Iterator[str]:
    yield "| | " + " | ".join(estate.site.name for estate in estates) + " | together |"
    yield "|---|" + "--:|" * (len(estates) + 1)
    columns = [list(estate.machines) for estate in estates]
    columns.append([machine for machines in columns for machine in machines])
    for name, figure in _FIGURES.items():
        yield f"| {name} | " + " | ".join(map(figure, columns)) + " |"


def _defects() -> Iterator[str]:
    yield "| rule | severity | subject | defect | planted in | export | sheet | column | shows |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for plant in PLANTS:
        planted = f"{plant.subject!r}" if plant.subject.endswith(" ") else plant.subject
        where = (plant.site, plant.sheet, plant.column)
        for rule, severity, subject in findings(plant):
            named = (f"`{rule}`", severity, f"`{subject}`")
            cells = (*named, plant.defect, f"`{planted}`", *where, _shows(plant))
            yield "| " + " | ".join(cells) + " |"


def _shows(plant: Plant) -> str:
    if plant.shows is None:
        return "nothing"
    text = f"{plant.shows:,}" if type(plant.shows) is int else str(plant.shows)
    return text + (f" ({plant.rows} rows)" if plant.rows > 1 else "")


def _running(machines: list[Machine]) -> list[Machine]:
    return [machine for machine in machines if machine.readable and machine.running]


def _total(machines: list[Machine], field: str) -> int:
    return sum(getattr(machine, field) for machine in machines if machine.readable)


def _tib(mib: int) -> str:
    return f"{mib / _TIB:.1f} TiB"
