"""Commits of Virtual Network Manager: what is committed in which region, and changing that.

A commit replaces all configurations of its type in a region, so that those of others that are
committed there through the same instance are named in ours, too.
"""

import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from landbridge.clients.arm import Arm
from landbridge.deploy.ledger import Entry, Ledger
from landbridge.deploy.merged import Body, differences, merged
from landbridge.deploy.work import COMMIT, Work
from landbridge.errors import RemoteError
from landbridge.network.routing.regions import plain

DEPLOYED, FAILED = "Deployed", "Failed"
ACTIVE = {
    "Connectivity": "listActiveConnectivityConfigurations",
    "SecurityAdmin": "listActiveSecurityAdminRules",
}
BEHIND = "/commits/"
"""Between the id of an instance and what of it is committed where, which Azure has no id for."""


class Patience(NamedTuple):
    """Times in seconds."""

    interval: float = 10.0
    deployed: float = 1800.0


PATIENCE = Patience()


def standing(arm: Arm, work: Work) -> Body | None:
    """What has effect, in the form of what is wanted; None without an instance."""
    if arm.get(work.path, work.version) is None:
        return None
    type_ = work.body["type"]
    regions = [each["name"] for each in work.body["regions"]]
    states = {plain(each["region"]): each for each in _statuses(arm, work, regions)}
    active = list(_listed(arm, work, ACTIVE[type_], {"regions": regions}))
    return {
        "type": type_,
        "regions": [_region(name, states.get(plain(name), {}), active) for name in regions],
    }


def commit(arm: Arm, ledger: Ledger, work: Work) -> bool:
    """Whether anything had to be committed. Returns when all of it is deployed."""
    found = standing(arm, work)
    if found is None:
        raise RemoteError(f"no network manager stands at {work.path}")
    there = {each["name"]: each for each in found["regions"]}
    late = [each for each in work.body["regions"] if any(differences(there[each["name"]], each))]
    for each in late:
        before, name = there[each["name"]]["configurations"], each["name"]
        stood = {"type": work.body["type"], "region": name, "configurations": before}
        path = f"{work.path}{BEHIND}{work.body['type']}/{name}"
        ledger.note(Entry(path, COMMIT, work.version, stood))
        told = merged({"": before}, {"": each["configurations"]})[""]
        _post(arm, work.path, work.version, {**stood, "configurations": told})
    return bool(late)


def withdrawn(arm: Arm, entry: Entry) -> None:
    """What was committed before is committed again, were it nothing; without an instance all is."""
    path = entry.id.partition(BEHIND)[0]
    if arm.get(path, entry.version) is not None:
        _post(arm, path, entry.version, entry.stood or {})


def _post(arm: Arm, path: str, version: str, what: Body) -> None:
    ids = [each["name"] for each in what["configurations"]]
    told = {
        "commitType": what["type"],
        "targetLocations": [what["region"]],
        "configurationIds": ids,
    }
    arm.post(f"{path}/commit", version, told)
    _wait(lambda: _state(arm, path, version, what))


def _wait(
    state: Callable[[], Body],
    patience: Patience = PATIENCE,
    pause: Callable[[float], None] = time.sleep,
    now: Callable[[], float] = time.monotonic,
) -> None:
    """Until it is deployed. Raises RemoteError for what fails, or is not in time."""
    until = now() + patience.deployed
    while (found := state()).get("deploymentStatus") != DEPLOYED:
        why = found.get("errorMessage") or "no reason was given"
        if found.get("deploymentStatus") == FAILED:
            raise RemoteError(f"the commit in {found.get('region')} failed: {why}", code=FAILED)
        if now() >= until:
            raise RemoteError(f"the commit in {found.get('region')} is not deployed yet")
        pause(patience.interval)


def _state(arm: Arm, path: str, version: str, what: Body) -> Body:
    """How the last commit of the type is in its region, which is told some time after it.

    No status while another commit is told; where nothing is committed, nothing need be told.
    """
    asked = {"regions": [what["region"]], "deploymentTypes": [what["type"]]}
    meant = {each["name"].lower() for each in what["configurations"]}
    found = list(_pages(arm, f"{path}/listDeploymentStatus", version, asked))
    for each in found:
        if {id_.lower() for id_ in each.get("configurationIds", ())} == meant:
            return each
    return {"region": what["region"], **({} if meant or found else {"deploymentStatus": DEPLOYED})}


def _statuses(arm: Arm, work: Work, regions: list[str]) -> Iterator[Body]:
    asked = {"regions": regions, "deploymentTypes": [work.body["type"]]}
    return _listed(arm, work, "listDeploymentStatus", asked)


def _listed(arm: Arm, work: Work, action: str, asked: Body) -> Iterator[Body]:
    return _pages(arm, f"{work.path}/{action}", work.version, asked)


def _pages(arm: Arm, path: str, version: str, asked: Body) -> Iterator[Body]:
    """All pages of an action that lists; the next one is asked for by its token."""
    token = ""
    while True:
        page = arm.post(path, version, {**asked, **({"skipToken": token} if token else {})}) or {}
        yield from page.get("value", ())
        token = page.get("skipToken", "")
        if not token:
            return


def _region(name: str, state: Body, active: list[Body]) -> Body:
    effective = [
        {"name": each["id"], "properties": each["properties"]}
        for each in active
        if plain(each["region"]) == plain(name)
    ]
    return {
        "name": name,
        "status": state.get("deploymentStatus", ""),
        "configurations": [{"name": each} for each in state.get("configurationIds", ())],
        "effective": effective,
    }
