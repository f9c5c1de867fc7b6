"""Durable execution: the one place that sets DBOS up.

Work is a workflow of steps. What a step has done is written down before the next begins, so that a
process may be killed at any instant; whoever starts the same work again goes on behind the last
step that was finished. State is a SQLite file, or a PostgreSQL that a team shares.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ParamSpec, TypeVar
from uuid import uuid4

from dbos import DBOS, DBOSConfig, SetWorkflowID

Given = ParamSpec("Given")
Made = TypeVar("Made")

VERSION = "1"
"""Of all workflows together: work outlives an upgrade of the tool."""
workflow = DBOS.workflow
step = DBOS.step
GOES_ON = ("PENDING", "ENQUEUED")


@contextmanager
def durable(state: Path, name: str = "landbridge") -> Iterator[None]:
    """Workflows may run, with their state in a file; nothing goes on before it is asked for."""
    state.parent.mkdir(parents=True, exist_ok=True)
    config: DBOSConfig = {
        "name": name,
        "system_database_url": f"sqlite:///{state.absolute()}",
        "application_version": VERSION,
        "executor_id": str(uuid4()),
        "log_level": "CRITICAL",
    }
    DBOS(config=config)
    DBOS.launch()
    try:
        yield
    finally:
        DBOS.destroy()


def done(key: str, work: Callable[Given, Made], *args: Given.args, **named: Given.kwargs) -> Made:
    """The work under a key: begun, gone on with, or its result where it is over.

    Raises what the work raised. Nobody else may be at the same work.
    """
    if states(key).get(key) in GOES_ON:
        resumed: Made = DBOS.resume_workflow(key).get_result()
        return resumed
    with SetWorkflowID(key):
        return DBOS.start_workflow(work, *args, **named).get_result()


def states(prefix: str) -> Mapping[str, str]:
    """The keys of all work that begins so, oldest first, each with how it stands."""
    found: list[Any] = DBOS.list_workflows(workflow_id_prefix=prefix, load_input=False)
    return {each.workflow_id: each.status for each in found}
