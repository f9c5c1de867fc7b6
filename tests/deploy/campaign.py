"""A fault at one remote call of a deployment, and what stands afterwards."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.deploy.applied import silently
from tests.deploy.killed import GIVEN
from tests.deploy.small import small_works
from tests.emulator.azure import Azure
from tests.emulator.controlled import control

from landbridge.clients.arm import Arm, emulator
from landbridge.clients.patience import Patience
from landbridge.deploy.change import What
from landbridge.deploy.deployment import Deployment
from landbridge.deploy.diagnosis import diagnosed
from landbridge.errors import RemoteError
from landbridge.model.plan import Plan
from landbridge.render.nsx import rendered_plan

BEFORE = "before"
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
NOBODY_TRIES_AGAIN = Patience(tries=0, answer=2, interval=0.01, polling=0.01)
"""So that each fault is met by the deployment and not by its client."""
CREATED = 201
VOLATILE = frozenset({"etag", "systemData", "changedTime"})


@dataclass(frozen=True)
class Call:
    """A remote call of a deployment; `nth` counts from 1."""

    nth: int
    method: str
    path: str
    status: int

    @property
    def which(self) -> Mapping[str, str]:
        """The request of a fault that meets it, whatever ids are drawn anew."""
        cloud, _, rest = self.path.removeprefix("/_nsx").partition("/policy/api/v1")
        path = f"*/privateClouds/{cloud.rpartition('/')[2]}{rest}" if rest else self.path
        return {"method": self.method, "id": GIVEN.sub("*", path)}

    @property
    def shape(self) -> tuple[str, str, int]:
        """What makes it unlike others: the verb, the type that it goes to, how it is answered."""
        parts = self.path.strip("/").split("/")
        types = [each for each in parts[::-1] if "." in each or each[-1:] == "s" or each == "infra"]
        return self.method, types[0] if types else parts[-1], self.status


class Campaign:
    """Deployments of one small plan, each in a folder of its own, over what others made."""

    def __init__(self, azure: Azure, plan: Plan, folder: Path) -> None:
        self.azure, self._plan, self._folder = azure, plan, folder
        self._works = small_works(plan, azure.subscription)
        self._count = 0

    @contextmanager
    def deployment(self, patience: Patience = NOBODY_TRIES_AGAIN) -> Iterator[Deployment]:
        """One that nobody has begun, where all is as it was before."""
        control(self.azure, "POST", f"/snapshots/{BEFORE}/restore")
        self._count += 1
        with Arm(emulator(self.azure.served.folder), patience) as arm:
            folder = self._folder / str(self._count)
            yield Deployment(self._works, arm, folder, self.wanted)

    def wanted(self, standing: Any) -> Any:  # noqa: ANN401 - as the deployment has it
        return rendered_plan(self._plan, standing).tree

    def calls(self) -> list[Call]:
        """All calls of a deployment that nothing disturbs."""
        with self.deployment() as found:
            last = self.last()
            found.apply(silently)
        return list(self.since(last))

    def last(self) -> int:
        """The number of the last request that the emulator had."""
        return max((each["number"] for each in self._journal(0)), default=0)

    def since(self, last: int) -> Iterator[Call]:
        for nth, each in enumerate(self._journal(last), start=1):
            yield Call(nth, each["method"], each["path"], each["status"])

    def _journal(self, last: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = control(self.azure, "GET", f"/requests?after={last}").json()[
            "value"
        ]
        return found

    def disturb(self, *faults: Mapping[str, object]) -> None:
        assert control(self.azure, "PUT", "/faults", json=list(faults)).status_code == 204

    def standing(self) -> Mapping[str, Any]:
        """All that stands in the subscription, by its id, without what changes by being put."""
        listed = self.azure.ask("GET", f"/subscriptions/{self.azure.subscription}/resources")
        return {each["id"]: self._read(each["id"]) for each in listed.json()["value"]}

    def _read(self, path: str) -> Any:  # noqa: ANN401 - a body
        version = {"api-version": "2025-05-01" if "Microsoft.Network" in path else "2024-11-01"}
        return plain(self.azure.ask("GET", path, params=version).json())


def plain(body: Any) -> Any:  # noqa: ANN401 - a body
    """Without what changes by being put again."""
    if isinstance(body, dict):
        return {key: plain(each) for key, each in body.items() if key not in VOLATILE}
    return [plain(each) for each in body] if isinstance(body, list) else body


def attempted(deployment: Deployment) -> RemoteError | None:
    """Applies it; what stopped it, which must be explained."""
    try:
        deployment.apply(silently)
    except RemoteError as error:
        return explained(error)
    return None


def explained(error: RemoteError) -> RemoteError:
    assert diagnosed(error), error
    return error


def finished(campaign: Campaign, deployment: Deployment, last: int) -> None:
    """It ends, stands as planned, and nothing was made twice."""
    campaign.disturb()
    deployment.apply(silently)
    stands_once(campaign, deployment, last)


def stands_once(campaign: Campaign, deployment: Deployment, last: int) -> None:
    assert {each.what for each in deployment.preview()} == {What.LEAVE}
    made = Counter(each.path for each in campaign.since(last) if each.status == CREATED)
    assert set(made.values()) == {1}, made
