"""What a deployment would do: tables and a document."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby, repeat
from typing import TYPE_CHECKING, NamedTuple

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from landbridge.cli.deploy_view import (
    NOT_MADE,
    listed,
    several,
    shortened,
    told,
    why,
)
from landbridge.cli.output import Result
from landbridge.deploy.change import What

if TYPE_CHECKING:
    from landbridge.deploy.change import Change
    from landbridge.deploy.durations import Lasting
    from landbridge.deploy.preflight import Hindrance

NSX = "NSX/"
NOBODY = "not published"
LASTING = (
    "It takes at least {:g} hours, without the {} things of which nobody publishes how long they"
    " take. Where a maximum is shown, that is how long Microsoft's own module waits."
)
UNPUBLISHED = "Nobody publishes how long it takes: things of unknown length are {1}."
NOTHING = "Nothing is to be made or changed."
IN_THE_WAY = "WHAT STANDS IN THE WAY"
FREE = "Nothing that was looked for stands in the way."


class Foreseen(NamedTuple):
    """What is to be previewed: changes, what is in the way, what of the estate is not made."""

    changes: Sequence["Change"]
    hindrances: Sequence["Hindrance"]
    remarks: Sequence[str]


def previewed(found: Foreseen) -> Result:
    """A line for each thing, in the order in which they are made."""
    hours = dict(_hours(found.changes))
    document = {
        "hours_at_least": sum(each.least for each in hours.values()),
        "stages": [{"stage": name, **each._asdict()} for name, each in hours.items()],
        "resources": [told(each) for each in found.changes],
        "in_the_way": [vars(each) for each in found.hindrances],
        "not_made": found.remarks,
    }
    lines = [(*_line(each), each.work.name, why(each)) for each in found.changes]
    return Result(document, lines, lambda: _preview(found, hours))


def lasting_words(changes: Sequence["Change"]) -> Mapping[str, str]:
    """How long each stage takes, to be told behind its name while it is at work."""
    return {stage: f" ({_words(each)})" for stage, each in _hours(changes)}


def _hours(changes: Sequence["Change"]) -> Iterator[tuple[str, "Lasting"]]:
    from landbridge.deploy.durations import lasting

    stages = dict.fromkeys(each.work.stage for each in changes)
    for stage in stages:
        yield stage.value, lasting(each for each in changes if each.work.stage is stage)


def _words(hours: "Lasting") -> str:
    least = f"at least {hours.least:g} hours" if hours.least else ""
    allowed = f"at most {hours.allowed:g} are allowed" if hours.allowed else ""
    nobody = f"{hours.unpublished} of unknown length" if hours.unpublished else ""
    return ", ".join(filter(None, (least, allowed, nobody))) or "all stands already"


def _line(change: "Change") -> tuple[str, str, str]:
    return change.work.stage.value, change.what.value, change.work.type.rpartition("/")[2]


def _preview(found: Foreseen, hours: Mapping[str, "Lasting"]) -> Iterator[RenderableType]:
    yield _things(found.changes)
    yield from _how_long(hours)
    yield from listed("WHAT CANNOT BE UNDONE", [*_final(found.changes)])
    yield from _in_the_way(found.hindrances)
    yield from listed(NOT_MADE, found.remarks)


def _things(changes: Sequence["Change"]) -> Table:
    """Stage by stage; what is left as it is shares a line."""
    table = Table(title="What would be done")
    for heading, widest in (("Stage", 16), ("What", 9), ("Type", None), ("Name", None)):
        table.add_column(heading, overflow="fold", max_width=widest)
    for stage, group in groupby(changes, key=lambda each: each.work.stage.value):
        for head, line in zip(chain([stage], repeat("")), _rows([*group]), strict=False):
            table.add_row(head, *map(Text, line))
        table.add_section()
    return table


def _rows(changes: Sequence["Change"]) -> Iterator[tuple[str, str, str]]:
    for (what, type_), group in groupby(changes, key=_shared):
        some = list(group)
        if what == What.LEAVE or (type_.startswith(NSX) and not any(map(why, some))):
            yield what, type_.rpartition("/")[2], several([each.work.name for each in some])
        else:
            names = ((each.work.name, why(each)) for each in some)
            yield from ((what, type_.rpartition("/")[2], _because(*each)) for each in names)


def _shared(change: "Change") -> tuple[str, str]:
    """What is left is not told by its type."""
    return change.what.value, "" if change.what is What.LEAVE else change.work.type


def _because(name: str, reason: str) -> str:
    return f"{name}: {shortened(reason)}" if reason else name


def _how_long(hours: Mapping[str, "Lasting"]) -> Iterator[RenderableType]:
    least = sum(each.least for each in hours.values())
    unpublished = sum(each.unpublished for each in hours.values())
    if not (least or unpublished):
        yield Text(NOTHING)
        return
    yield _lasting(hours)
    yield Text((LASTING if least else UNPUBLISHED).format(least, unpublished))


def _in_the_way(hindrances: Sequence["Hindrance"]) -> Iterator[RenderableType]:
    if not hindrances:
        yield Text(f"\n{FREE}")
        return
    yield Text(f"\n{IN_THE_WAY}\n", style="bold")
    for each in hindrances:
        yield Text(f"  * {each.sure.value}: {each.problem}")
        yield Text(f"    {each.remedy}")


def _lasting(hours: Mapping[str, "Lasting"]) -> Table:
    table = Table("Stage", "Hours at least", "Hours at most", "Of unknown length", title="How long")
    for stage, each in hours.items():
        least = f"{each.least:g}" if each.least or not each.unpublished else NOBODY
        most = f"{each.allowed:g}" if each.allowed else NOBODY if each.unpublished else "0"
        if each.least or each.allowed or each.unpublished:
            table.add_row(stage, least, most, str(each.unpublished))
    return table


def _final(changes: Sequence["Change"]) -> Iterator[str]:
    from landbridge.deploy.final import final

    for each in changes:
        if what := final(each):
            yield f"{each.work.name}: {what}"
