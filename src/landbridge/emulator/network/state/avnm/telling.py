"""What an instance tells of its commits, and of what they deployed."""

from collections.abc import Iterator, Mapping

from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network.state.avnm.access import refuse_asked
from landbridge.emulator.network.state.avnm.deployed import ERROR, Active, active, latest
from landbridge.emulator.network.state.avnm.naming import COMMITTED
from landbridge.emulator.network.state.avnm.rules import configurations, rules
from landbridge.emulator.region import region
from landbridge.emulator.store import Body, Resource

STATES: Mapping[str, str] = {"Succeeded": "Deployed", "Failed": "Failed"}


def statuses(world: World, id_: ResourceId, body: Body) -> Body:
    """The last commit of each type in each region."""
    refuse_asked(world, id_, body, "networkManagers/listDeploymentStatus")
    asked = body.get("deploymentTypes") or list(COMMITTED)
    found = [
        _status(where, type_, commit)
        for type_ in COMMITTED
        if type_ in asked
        for where, commit in sorted(latest(world, id_, type_).items())
        if _asked(where, body)
    ]
    return {"value": found}


def active_connectivity(world: World, id_: ResourceId, body: Body) -> Body:
    refuse_asked(world, id_, body, "networkManagers/listActiveConnectivityConfigurations")
    found = [
        {**each, **_when(deployed)}
        for deployed in _active(world, id_, "Connectivity", body)
        for each in configurations(world, deployed)
    ]
    return {"value": found}


def active_rules(world: World, id_: ResourceId, body: Body) -> Body:
    refuse_asked(world, id_, body, "networkManagers/listActiveSecurityAdminRules")
    found = [
        {**each, **_when(deployed)}
        for deployed in _active(world, id_, "SecurityAdmin", body)
        for each in rules(world, deployed)
    ]
    return {"value": found}


def _active(world: World, id_: ResourceId, type_: str, body: Body) -> Iterator[Active]:
    return (each for each in active(world, id_, type_) if _asked(each.region, body))


def _asked(where: str, body: Body) -> bool:
    regions = [region(each) for each in body.get("regions") or []]
    return not regions or where in regions


def _when(deployed: Active) -> Body:
    return {"commitTime": deployed.commit.created.isoformat(), "region": deployed.region}


def _status(where: str, type_: str, commit: Resource) -> Body:
    fault = commit.hidden.get(ERROR)
    return {
        "commitTime": commit.created.isoformat(),
        "region": where,
        "deploymentType": type_,
        "deploymentStatus": "Failed" if fault else STATES.get(commit.state, "Deploying"),
        "configurationIds": commit.properties["configurationIds"],
        "errorMessage": fault or "",
    }
