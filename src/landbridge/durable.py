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
from sqlalchemy.exc import DatabaseError, OperationalError

from landbridge.errors import InputError

Given = ParamSpec("Given")
Made = TypeVar("Made")

VERSION = "1"
"""Of all workflows together: work outlives an upgrade of the tool."""
LISTENS_SECONDS = 0.05  # between two looks for messages: the end waits for the last one
workflow = DBOS.workflow
step = DBOS.step
NO_ROOM = "Make room for it and let it be written; the same command then goes on."
DAMAGED = (
    "Restore it from a copy; or move it away, and run it again: what stands is found, and not made"
    " twice."
)
GOES_ON = ("PENDING", "ENQUEUED")


@contextmanager
def durable(state: Path, name: str = "landbridge") -> Iterator[None]:
    """Workflows may run, with their state in a file; nothing goes on before it is asked for.

    Raises InputError for a file that cannot be used.
    """
    state.parent.mkdir(parents=True, exist_ok=True)
    config: DBOSConfig = {
        "name": name,
        "system_database_url": f"sqlite:///{state.absolute()}",
        "application_version": VERSION,
        "executor_id": str(uuid4()),
        "log_level": "CRITICAL",
        "notification_listener_polling_interval_sec": LISTENS_SECONDS,
    }
    try:
        DBOS(config=config)
        DBOS.launch()
        yield
    except DatabaseError as error:
        remedy = NO_ROOM if isinstance(error, OperationalError) else DAMAGED
        problem = f"the state of the work cannot be used: {error.orig}"
        raise InputError(problem, place=state, remedy=remedy) from error
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


def at_work() -> str:
    """The key of the work that asks."""
    return str(DBOS.workflow_id)


def give_up(prefix: str, but: str = "") -> None:
    """No work that begins so is gone on with any more, but for one."""
    for key, state in states(prefix).items():
        if state in GOES_ON and key != but:
            DBOS.cancel_workflow(key)


def states(prefix: str) -> Mapping[str, str]:
    """The keys of all work that begins so, oldest first, each with how it stands."""
    found: list[Any] = DBOS.list_workflows(workflow_id_prefix=prefix, load_input=False)
    return {each.workflow_id: each.status for each in found}
