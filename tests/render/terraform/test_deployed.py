"""What the files say, sent to the emulated Azure as the providers send it, once and again."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from tests.emulator.azure import Azure, emulated
from tests.render.terraform.hcl import parsed
from tests.render.terraform.standing import Sent, sent

from landbridge.clients.arm import Arm, emulator
from landbridge.deploy.deployment import Deployment
from landbridge.deploy.drift import Drift
from landbridge.deploy.merged import differences
from landbridge.deploy.work import Kind, work
from landbridge.model.plan import Plan
from landbridge.render.arm import version_of
from landbridge.render.arm.ground import SUBNET, VIRTUAL_NETWORK
from landbridge.render.arm.monitoring import METRIC_ALERT
from landbridge.render.nsx import rendered_plan
from landbridge.render.templates.terraform import terraform

AVS, NETWORK = "2025-09-01", version_of(VIRTUAL_NETWORK)
BEGINS = re.compile(r'(?P<no>!?)startswith\(lower\("\$\{each\}-"\), "(?P<begin>[^"]+)"\)')


@pytest.fixture(scope="module")
def azure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Azure]:
    with emulated(tmp_path_factory.mktemp("azure")) as found:
        yield found


def test_applied_it_stands_as_planned_and_again_changes_and_loses_nothing(
    azure: Azure, plan: Plan, tmp_path: Path
) -> None:
    files = terraform(plan)
    stages = sent(files, azure.subscription)
    cloud, network = (
        next(each.id for stage in stages for each in stage if each.id.endswith(name))
        for name in ("/privateClouds/avs-contoso", "/virtualNetworks/vnet-avs")
    )
    with Arm(emulator(azure.served.folder)) as arm:
        run = Applying(stages, files, network, arm)
        assert run.applied()
        works = work(plan, azure.subscription)
        judge = Deployment(works, arm, tmp_path, lambda there: rendered_plan(plan, there).tree)
        assert not list(otherwise(judge))

        segment = {"properties": {"subnet": {"gatewayAddress": "10.1.110.1/24"}}}
        arm.put(f"{cloud}/workloadNetworks/default/segments/web", AVS, segment)
        before = kept(arm, network)
        assert "10.1.110.0/24" in before["addressSpace"]["addressPrefixes"]

        assert run.applied() == [f"{PEERING}_hub_to_vnet_avs"]
        assert run.applied() == []
        assert kept(arm, network) == before
        assert not list(otherwise(judge))


PEERING = "azurerm_virtual_network_peering.virtual_network_peering"


def kept(arm: Arm, network: str) -> Mapping[str, Any]:
    """What of a network the service adds to."""
    found = (arm.get(network, NETWORK) or {})["properties"]
    return {key: found[key] for key in ("addressSpace", "subnets")}


def otherwise(judge: Deployment) -> Iterator[Drift]:
    """What does not stand as planned, but for NSX and what azurerm calls criteria of alerts."""
    for each in judge.drift():
        work = each.change.work
        if work.kind is not Kind.NSX and work.type != METRIC_ALERT:
            yield each


@dataclass(frozen=True)
class Applying:
    """Runs of Terraform in all folders; `heard` is what triggers were last time, as its state."""

    stages: list[list[Sent]]
    files: Mapping[str, str]
    network: str
    arm: Arm
    heard: dict[str, object] = field(default_factory=dict)

    def applied(self) -> list[str]:
        """What is made or changed, each after all before it, with what is left alone."""
        first = [each.address for stage in self.stages[:2] for each in stage if self._put(each)]
        tied = list(_attached(self.files, self.network, self.arm))
        rest = [each.address for stage in self.stages[2:] for each in stage if self._put(each)]
        return first + tied + rest

    def _put(self, each: Sent) -> bool:
        version = each.version or version_of(each.type)
        standing = self.arm.get(each.id, version)
        space = (
            (self.arm.get(self.network, NETWORK) or {}).get("properties", {}).get("addressSpace")
        )
        again = each.triggered and self.heard.get(each.id) != space
        if each.triggered:
            self.heard[each.id] = space
        wanted = each.body if standing is None else _without(each)
        if standing is None or again or any(differences(standing, wanted)):
            sync = "?syncRemoteAddressSpace=true" if each.triggered else ""
            self.arm.put(f"{each.id}{sync}", version, _completed(wanted))
            return True
        return False


def _completed(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """With what azurerm calls criteria and their kind, whatever it is told."""
    properties = body.get("properties", {})
    if "criteria" not in properties:
        return body
    own = [
        {**each, "name": f"Metric{nth}"}
        for nth, each in enumerate(properties["criteria"]["allOf"], start=1)
    ]
    kind = "Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria"
    return {**body, "properties": {**properties, "criteria": {"odata.type": kind, "allOf": own}}}


def _without(each: Sent) -> Mapping[str, Any]:
    """The body but for what its provider is told to leave as it stands."""
    body: Any = deepcopy(each.body)
    paths = ["properties.addressSpace" if p == "address_space" else p for p in each.ignored]
    for path in paths:
        *outer, last = path.removeprefix("body.").split(".")
        inner = body
        for key in outer:
            inner = inner.get(key, {})
        inner.pop(last, None)
    return body  # type: ignore[no-any-return]


def _attached(files: Mapping[str, str], network: str, arm: Arm) -> Iterator[str]:
    """The tables of the uplinks, on the subnets that the lookups find."""
    document = parsed(files["03-uplinks/main.tf"])
    (told,) = document["locals"]
    for called, lookup in told["service_subnets"].items():
        name = _one(lookup, [each["name"] for each in arm.listed(f"{network}/subnets", NETWORK)])
        subnet = arm.get(f"{network}/subnets/{name}", NETWORK) or {}
        table = {"id": f"{network.partition('/providers/')[0]}/{TABLE}"}
        wanted = {"properties": {**subnet["properties"], "routeTable": table}}
        if any(differences(subnet, wanted)):
            arm.put(f"{network}/subnets/{name}", NETWORK, wanted)
            yield f"{SUBNET} {called}"


TABLE = "providers/Microsoft.Network/routeTables/to-firewall"


def _one(lookup: str, names: list[str]) -> str:
    tests = [(bool(each["no"]), each["begin"]) for each in BEGINS.finditer(lookup)]
    assert tests
    (found,) = (
        name
        for name in names
        if all(f"{name}-".lower().startswith(begin) is not no for no, begin in tests)
    )
    return found
