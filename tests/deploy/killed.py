"""A deployment in a process of its own, which kills itself at a remote call.

Each call kills twice, by what it is: when it is about to be sent, and when its answer has come but
nobody has read it. A file keeps which have killed already, so that one process after the other
comes a call further.
"""

import json
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dbos._dbos import _get_or_create_dbos_registry
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from tests.cli.forked import CONTEXT
from tests.deploy.applied import silently

from landbridge.clients.arm import Arm, emulator
from landbridge.clients.patience import Patience
from landbridge.deploy.deployment import Deployment
from landbridge.deploy.merged import Body
from landbridge.deploy.work import Work
from landbridge.render.nsx import Standing

KILLED, SECONDS = 9, 100
TIER = "@tier-1"
NEAR = Patience(tries=1, backoff=0.01, answer=30, interval=0.01, polling=0.01)
Named = Callable[[str, str], str]
"""How a call is called by its method and path: those that are called alike kill once."""


GIVEN = re.compile(r"(?<=/)[0-9a-f]{8}-[0-9a-f-]{27}|(?<=-)[0-9a-f]{20,}")
"""Ids that are drawn anew."""


def call(method: str, path: str) -> str:
    """A call by what it is for."""
    return f"{method} {GIVEN.sub('*', path)}"


def shape(method: str, path: str) -> str:
    """Calls of a verb to resources of one type are alike."""
    *_, kind, _ = call(method, path).split("/")
    return f"{method} {kind}"


def verb(method: str, path: str) -> str:
    """All calls of a verb are alike."""
    return method


def tree_of(wanted: Callable[[Standing], Body]) -> str:
    """A tree for NSX whose tier-1 gateway is known only later."""
    return json.dumps(wanted(Standing({"tier-1": f"/infra/tier-1s/{TIER}"})))


class Killing:
    """Processes that act on one deployment until one of them comes to its end."""

    def __init__(self, emulator: Path, state: Path, works: Sequence[Work], tree: str) -> None:
        self._told = emulator, state, works, tree

    def until_done(self, act: str, named: Named, kills: Path) -> int:
        """How many were killed on the way; `act` is `apply` or `undo`."""
        count = 0
        while (code := self.once(act, named, kills)) == KILLED:
            count += 1
        assert code == 0, f"it ended with {code} after {count} kills"
        return count

    def once(self, act: str, named: Named, kills: Path) -> int:
        """How a process ended that goes on until it is killed."""
        child = CONTEXT.Process(target=_child, args=(self._told, act, named, kills))
        child.start()
        child.join(SECONDS)
        assert child.exitcode is not None
        return child.exitcode


def _child(
    told: tuple[Path, Path, Sequence[Work], str], act: str, named: Named, kills: Path
) -> None:
    folder, state, works, tree = told
    _arm_the_trap(named, kills)
    _hurry()

    def wanted(standing: Standing) -> Body:
        found: Body = json.loads(tree.replace(TIER, standing.gateways["tier-1"].rpartition("/")[2]))
        return found

    with Arm(emulator(folder), NEAR) as arm:
        deployment = Deployment(works, arm, state, wanted)
        getattr(deployment, act)(silently)
    os._exit(0)


def _hurry() -> None:
    """What goes on is looked for at once, and not each second."""
    queue = _get_or_create_dbos_registry().get_internal_queue()
    queue._polling_interval_sec = 0.02


def _arm_the_trap(named: Named, kills: Path) -> None:
    send = HTTPAdapter.send
    known = set(kills.read_text("utf-8").splitlines()) if kills.exists() else set[str]()

    def pass_or_die(moment: str, request: PreparedRequest) -> None:
        name = f"{moment} {named(str(request.method), urlsplit(str(request.url)).path)}"
        if name not in known:
            with kills.open("a", encoding="utf-8") as file:
                file.write(f"{name}\n")
            os._exit(KILLED)  # as abruptly as a kill: nothing is flushed, closed or caught

    def trapped(
        adapter: HTTPAdapter,
        request: PreparedRequest,
        *told: Any,  # noqa: ANN401 - as it is called
        **more: Any,  # noqa: ANN401 - likewise
    ) -> Response:
        pass_or_die("before", request)
        answer = send(adapter, request, *told, **more)
        pass_or_die("after", request)
        return answer

    HTTPAdapter.send = trapped  # type: ignore[assignment,method-assign] # in this process alone
