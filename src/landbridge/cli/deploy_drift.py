"""What stands otherwise than planned, and who would win: a list for people, lines for scripts."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from landbridge.cli.deploy_view import listed, shortened, told, why
from landbridge.cli.output import Result
from landbridge.deploy.change import What

if TYPE_CHECKING:
    from landbridge.deploy.drift import Drift
    from landbridge.deploy.merged import Difference

ALL_STANDS = "Everything in Azure and in NSX stands as planned."
LONGEST = 48
"""Characters of a value that is shown; a longer one is named by its property alone."""
Said = Callable[["Drift"], Iterator[str]]


def drifted(drift: Sequence["Drift"]) -> Result:
    """A line for each thing that stands otherwise than planned, or could not be looked at."""
    lines = [
        (
            each.change.what.value,
            each.change.work.name,
            why(each.change),
            ", ".join(each.beside),
            ", ".join(each.behind),
        )
        for each in drift
    ]
    found = [
        {**told(each.change), "beside": each.beside, "planned_no_longer": each.behind}
        for each in drift
    ]
    return Result({"drift": found}, lines, lambda: _view(drift))


def _view(drift: Sequence["Drift"]) -> Iterator[RenderableType]:
    if not drift:
        yield Text(ALL_STANDS)
    for title, said in TITLES.items():
        lines = (f"{each.change.work.name}: {line}" for each in drift for line in said(each))
        yield from listed(title, list(lines))


def _absent(each: "Drift") -> Iterator[str]:
    if each.change.what is What.CREATE:
        yield _type(each)


def _otherwise(each: "Drift") -> Iterator[str]:
    if each.change.what is What.CHANGE:
        yield from map(_differs, each.change.differences)


def _frozen(each: "Drift") -> Iterator[str]:
    if each.change.what is What.REPLACE:
        known = {one.path: _differs(one) for one in each.change.differences}
        yield from (known.get(path, shortened(path)) for path in each.change.frozen)


def _beside(each: "Drift") -> Iterator[str]:
    yield from map(shortened, each.beside)


def _behind(each: "Drift") -> Iterator[str]:
    if each.change.what is What.BEHIND:
        yield _type(each)
    yield from map(shortened, each.behind)


def _unknown(each: "Drift") -> Iterator[str]:
    if each.change.what is What.UNKNOWN:
        yield each.change.unknown


def _differs(found: "Difference") -> str:
    was, wanted = _value(found.was), _value(found.wanted)
    if max(len(was), len(wanted)) > LONGEST:
        return f"{shortened(found.path)} is another"
    there = "is not there" if found.was is None else f"is {was}"
    return f"{shortened(found.path)} {there}, planned is {wanted}"


def _value(found: object) -> str:
    return found if isinstance(found, str) else json.dumps(found, ensure_ascii=False)


def _type(each: "Drift") -> str:
    return each.change.work.type.rpartition("/")[2]


TITLES: dict[str, Said] = {
    "IS NOT THERE: A NEW RUN MAKES IT": _absent,
    "STANDS OTHERWISE: A NEW RUN WINS OVER IT": _otherwise,
    "STANDS OTHERWISE, AND IS SET AT CREATION ONLY: A NEW RUN REFUSES": _frozen,
    "STANDS BESIDE WHAT IS PLANNED: A NEW RUN LEAVES IT": _beside,
    "IS PLANNED NO LONGER: A NEW RUN LEAVES IT": _behind,
    "COULD NOT BE LOOKED AT": _unknown,
}
"""Who would win, and of each thing what it is about."""
