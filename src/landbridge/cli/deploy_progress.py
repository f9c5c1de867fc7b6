"""What is told while a deployment is at work: stage by stage, with the time that it takes."""

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, Protocol

from landbridge.cli.output import WatchForm

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

Tell = Callable[[str, str], None]
BEGUN = "begun"


class Planned(NamedTuple):
    """A thing to do: how it is told, in which stage, and how long that stage takes in words."""

    name: str
    stage: str


class Reporter(Protocol):
    """Is told of each thing twice."""

    def tell(self, each: Planned, what: str) -> None: ...


@contextmanager
def going(
    planned: Sequence[Planned], lasts: Mapping[str, str], output: WatchForm
) -> Iterator[Tell]:
    """Bars on a terminal, a line for each stage elsewhere; NDJSON is for whoever watches by it.

    `lasts` says how long stages take. Things come in their order; some may be done already.
    """
    if output is WatchForm.NDJSON:
        yield _in_order(planned, _Lines())
    elif sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import Progress, TimeElapsedColumn

        columns = (*Progress.get_default_columns()[:-1], TimeElapsedColumn())
        with Progress(*columns, console=Console(stderr=True)) as progress:
            yield _in_order(planned, _Bars(progress, planned, lasts))
    else:
        stages = _Stages(planned, lasts)
        yield _in_order(planned, stages)
        stages.end()


def _in_order(planned: Sequence[Planned], reporter: Reporter) -> Tell:
    """Names may come twice: the next of a name is meant."""
    at = 0

    def tell(name: str, what: str) -> None:
        nonlocal at
        later = range(at, len(planned))
        at = next((nth for nth in later if planned[nth].name == name), at)
        reporter.tell(planned[at], what)

    return tell


class _Bars:
    """A bar for the stage at work, with what is being done."""

    def __init__(
        self, progress: "Progress", planned: Sequence[Planned], lasts: Mapping[str, str]
    ) -> None:
        self._progress, self._planned, self._lasts = progress, planned, lasts
        self._tasks: dict[str, TaskID] = {}

    def tell(self, each: Planned, what: str) -> None:
        head = f"{each.stage}{self._lasts.get(each.stage, '')}"
        if each.stage not in self._tasks:
            count = sum(other.stage == each.stage for other in self._planned)
            self._tasks[each.stage] = self._progress.add_task(head, total=count)
        told = f"{head}: {each.name}" if what == BEGUN else head
        advance = 0 if what == BEGUN else 1
        self._progress.update(self._tasks[each.stage], description=told, advance=advance)


class _Stages:
    """A line when a stage begins, and one when it is over."""

    def __init__(self, planned: Sequence[Planned], lasts: Mapping[str, str]) -> None:
        self._planned, self._lasts = planned, lasts
        self._stage, self._since = "", time.monotonic()

    def tell(self, each: Planned, what: str) -> None:
        if each.stage != self._stage:
            self.end()
            self._stage, self._since = each.stage, time.monotonic()
            count = sum(other.stage == each.stage for other in self._planned)
            things = "1 thing" if count == 1 else f"{count} things"
            _say(f"{each.stage}: {things}{self._lasts.get(each.stage, '')}")

    def end(self) -> None:
        if self._stage:
            seconds = round(time.monotonic() - self._since)
            _say(f"{self._stage}: over after {timedelta(seconds=seconds)}")
        self._stage = ""


class _Lines:
    """A line of JSON on standard output for each thing that begins or is over."""

    def __init__(self) -> None:
        self._since = time.monotonic()

    def tell(self, each: Planned, what: str) -> None:
        from pydantic_core import to_json

        from landbridge.cli.output import envelope

        told = {
            "at": datetime.now().astimezone().isoformat(timespec="seconds"),
            "elapsed_seconds": round(time.monotonic() - self._since, 1),
            "stage": each.stage,
            "name": each.name,
            "became": what,
        }
        sys.stdout.write(to_json(envelope(told)).decode() + "\n")
        sys.stdout.flush()


def _say(text: str) -> None:
    from landbridge.cli.tame import tamed

    print(tamed(text), file=sys.stderr)  # noqa: T201 - progress is not the result
