"""What is rendered, deployed by Azure's own client: it stands as planned, and stays so."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.deploy.applied import VERSION, silently, with_table_on_management
from tests.emulator.azure import Azure, emulated

from landbridge.cli.deploy_proof import proved
from landbridge.cli.exits import Exit
from landbridge.clients.arm import Arm, emulator
from landbridge.deploy.deployment import Deployment
from landbridge.deploy.work import Kind, Work, work
from landbridge.model.plan import Plan
from landbridge.render.nsx import rendered_plan
from landbridge.render.templates.arm import templates
from landbridge.render.templates.staged import staged

GROUP, NETWORK = "rg-avs-contoso", "vnet-avs"
Texts = Mapping[str, str]


@pytest.fixture(scope="module")
def azure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Azure]:
    with emulated(tmp_path_factory.mktemp("templates")) as found:
        yield found


@pytest.fixture(scope="module")
def texts(plan: Plan) -> Texts:
    return templates(staged(plan))


@pytest.fixture(scope="module")
def deployed(azure: Azure, texts: Texts) -> Azure:
    run(azure, texts, [])
    return azure


def run(azure: Azure, texts: Texts, grown: list[str]) -> None:
    """All stages, as the README says."""
    for name in sorted(texts):
        if not name.endswith(".parameters.json"):
            _one(azure, name.removesuffix(".json"), texts, grown)


def _one(azure: Azure, name: str, texts: Texts, grown: list[str]) -> None:
    template = json.loads(texts[f"{name}.json"])
    given = json.loads(texts.get(f"{name}.parameters.json", "{}")).get("parameters", {})
    if "grownPrefixes" in template.get("parameters", {}):
        given["grownPrefixes"] = {"value": grown}
    body = {"properties": {"mode": "Incremental", "template": template, "parameters": given}}
    if name.startswith("00"):
        at = {**body, "location": "northeurope"}
        azure.deployments.begin_create_or_update_at_subscription_scope(name, at).result()
    else:
        azure.deployments.begin_create_or_update(GROUP, name, body).result()


@pytest.fixture
def found(azure: Azure, plan: Plan, tmp_path: Path) -> Iterator[Deployment]:
    with Arm(emulator(azure.served.folder)) as arm:
        yield _deployment(work(plan, azure.subscription), arm, plan, tmp_path)


@pytest.fixture
def segments(azure: Azure, plan: Plan, tmp_path: Path) -> None:
    """NSX has no template: it is done as `deploy` does it."""
    _only(Kind.NSX, azure, plan, tmp_path)


def _only(kind: Kind, azure: Azure, plan: Plan, folder: Path) -> None:
    works = [each for each in work(plan, azure.subscription) if each.kind is kind]
    with Arm(emulator(azure.served.folder)) as arm:
        _deployment(works, arm, plan, folder / kind.value).apply(silently)


def _deployment(works: Sequence[Work], arm: Arm, plan: Plan, folder: Path) -> Deployment:
    return Deployment(works, arm, folder, lambda there: rendered_plan(plan, there).tree)


def differing(found: Deployment) -> list[str]:
    """What differs in Azure: NSX and the synchronisation of peers are no matter of templates."""
    works = [each.change.work for each in found.drift()]
    return [each.name for each in works if each.kind in (Kind.PUT, Kind.ATTACH)]


def subnets(azure: Azure) -> Mapping[str, Any]:
    made = azure.network.subnets.list(GROUP, NETWORK)
    return {each.name: each.as_dict() for each in made}


def test_what_the_templates_make_is_what_deploy_would_make(
    deployed: Azure, found: Deployment
) -> None:
    assert differing(found) == []


def test_both_uplinks_have_the_route_table_and_keep_what_is_the_services(deployed: Azure) -> None:
    made = subnets(deployed)
    tables = {
        name.rpartition("-")[0]: each["properties"]["routeTable"]["id"].rpartition("/")[2]
        for name, each in made.items()
        if "routeTable" in each["properties"] and not name.startswith("avs-mgmt")
    }
    assert tables == {"avs-nsx-gw": "to-firewall", "avs-nsx-gw-1": "to-firewall"}
    assert all(each["properties"]["delegations"] for each in made.values())


@pytest.mark.usefixtures("segments")
def test_deployed_again_with_segments_nothing_is_lost(
    deployed: Azure, texts: Texts, found: Deployment, plan: Plan, tmp_path: Path
) -> None:
    """The README has its reader synchronise the peers afterwards."""

    def space() -> list[str]:
        network = deployed.network.virtual_networks.get(GROUP, NETWORK)
        return sorted(network.address_space.address_prefixes)

    grown, standing = space(), subnets(deployed)
    assert "10.1.110.0/24" in grown
    run(deployed, texts, grown)
    assert space() == grown
    assert subnets(deployed).keys() == standing.keys()
    _only(Kind.SYNCHRONISE, deployed, plan, tmp_path)
    assert [each.change.work.name for each in found.drift()] == []


@pytest.mark.usefixtures("deployed", "segments")
def test_read_back_it_is_proven_equal_to_the_plan(azure: Azure, plan: Plan, tmp_path: Path) -> None:
    """Peers are synchronised as the README says: `az network vnet peering sync`."""
    works = work(plan, azure.subscription)
    with Arm(emulator(azure.served.folder)) as arm:
        synced = [each for each in works if each.kind is Kind.SYNCHRONISE]
        _deployment(synced, arm, plan, tmp_path / "synced").apply(silently)
        found = proved(plan, arm, works)
    assert found.difference is not None, found.why_not
    assert found.difference.pairs > 1000
    assert (found.equal, found.exit) == (True, Exit.YES)


def test_routes_for_the_management_subnet_come_into_the_table_of_the_service(
    deployed: Azure, plan: Plan, tmp_path: Path
) -> None:
    routed = with_table_on_management(plan)
    before = table_of_management(deployed)
    _one(deployed, "03-uplinks", templates(staged(routed)), [])
    assert table_of_management(deployed) == before
    with Arm(emulator(deployed.served.folder)) as arm:
        works = [each for each in work(routed, deployed.subscription) if each.kind is Kind.ATTACH]
        assert differing(_deployment(works, arm, routed, tmp_path)) == []
        table = arm.get(before, VERSION) or {}
        assert [each["properties"]["addressPrefix"] for each in table["properties"]["routes"]] == [
            "0.0.0.0/0"
        ]
        arm.put(before, VERSION, {**table, "properties": {"routes": []}})


def table_of_management(azure: Azure) -> str:
    """The id of the table that the service has made."""
    (found,) = (each for name, each in subnets(azure).items() if name.startswith("avs-mgmt-"))
    id_: str = found["properties"]["routeTable"]["id"]
    return id_
