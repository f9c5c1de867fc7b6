"""What others do meanwhile, or did before: it is found, and nothing of theirs goes."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from tests.deploy.applied import silently
from tests.deploy.campaign import BEFORE, CREATED, Campaign, attempted
from tests.deploy.emulating import emulating
from tests.deploy.killed import NEAR
from tests.deploy.small import NETWORK_VERSION, REGION, made_by_others, small_plan
from tests.emulator.controlled import control

from landbridge.clients.arm import Arm, emulator
from landbridge.deploy.deployment import Deployment
from landbridge.deploy.ledger import Entry
from landbridge.deploy.work import Kind, Work
from landbridge.errors import RemoteError
from landbridge.render.arm.ground import CLOUD, PEERING, VIRTUAL_NETWORK
from landbridge.render.arm.monitoring import WORKSPACE

SPEED = 20_000.0
DENIED = {"status": 403, "code": "RequestDisallowedByPolicy", "message": "Denied."}
SIDES = ("vnet-avs/to-vnet-data", "vnet-data/to-vnet-avs")


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Campaign]:
    folder = tmp_path_factory.mktemp("azure")
    with emulating(folder, SPEED) as azure:
        with Arm(emulator(folder)) as arm:
            made_by_others(arm)
        control(azure, "PUT", f"/snapshots/{BEFORE}")
        yield Campaign(azure, small_plan(), tmp_path_factory.mktemp("state"))


@pytest.fixture
def begun(campaign: Campaign) -> Iterator[Deployment]:
    with campaign.deployment(NEAR) as found:
        yield found


def the(found: Deployment, type_: str) -> Work:
    return next(each for each in found.works if each.type == type_)


def put(found: Deployment, work: Work, **properties: object) -> None:
    """Somebody else does, under the name of a thing of ours."""
    body = {"location": REGION, "properties": {**work.body["properties"], **properties}}
    found.arm.put(work.path, work.version, body)


def again(found: Deployment) -> Deployment:
    """As the next process finds it."""
    return Deployment(found.works, found.arm, found.folder, found.wanted)


def test_what_azure_refused_to_make_is_not_ours_when_others_make_it(
    campaign: Campaign, begun: Deployment
) -> None:
    work = the(begun, WORKSPACE)
    fault = {"request": {"method": "PUT", "id": work.path}, "do": {"fail": DENIED}}
    campaign.disturb(fault)
    assert attempted(begun)
    campaign.disturb()
    put(begun, work)
    again(begun).undo(silently)
    assert begun.arm.get(work.path, work.version)


def stopped_before_it_was_asked_for(found: Deployment, work: Work) -> Deployment:
    """What a kill leaves between the ledger and the request."""
    found.ledger.note(Entry(work.path, work.type, work.version, None))
    found.ledger.lay(work.path, work.body)
    return again(found)


def test_what_others_made_under_the_name_of_what_was_never_asked_for_is_left_and_told(
    begun: Deployment,
) -> None:
    work = the(begun, VIRTUAL_NETWORK)
    found = stopped_before_it_was_asked_for(begun, work)
    put(found, work, addressSpace={"addressPrefixes": ["10.77.0.0/24"]})
    (left,) = found.undo(silently)
    assert "before Azure said whether it made this" in left.left
    found.apply(silently)
    found.undo(silently)
    theirs = found.arm.get(work.path, work.version) or {}
    assert theirs["properties"]["addressSpace"]["addressPrefixes"] == ["10.77.0.0/24"]


def test_what_azure_had_made_by_the_time_of_a_kill_is_ours(begun: Deployment) -> None:
    work = the(begun, WORKSPACE)
    found = stopped_before_it_was_asked_for(begun, work)
    found.arm.put(work.path, work.version, work.body)
    found.undo(silently)
    assert found.arm.get(work.path, work.version) is None


def test_what_was_made_is_ours_though_somebody_changed_it_since(begun: Deployment) -> None:
    begun.apply(silently)
    work = the(begun, WORKSPACE)
    put(begun, work, retentionInDays=180)
    assert not [each for each in again(begun).undo(silently) if each.left]
    assert begun.arm.get(work.path, work.version) is None


@pytest.mark.parametrize("side", SIDES)
def test_one_side_of_a_peering_that_was_deleted_is_made_anew_and_the_other_put_again(
    begun: Deployment, side: str
) -> None:
    begun.apply(silently)
    sides = [each for each in begun.works if each.type == PEERING and each.kind is Kind.PUT]
    lost = next(each for each in sides if each.name == side)
    begun.arm.delete(lost.path, lost.version)
    told = {each.change.work.name: each.change.what for each in begun.drift()}
    assert told.items() >= dict.fromkeys(set(SIDES) - {side}, "change").items()
    begun.apply(silently)
    states = {peering(begun, each)["peeringState"] for each in sides}
    assert states == {"Connected"}
    assert not set(SIDES) & {each.change.work.name for each in begun.drift()}


def peering(found: Deployment, work: Work) -> Mapping[str, Any]:
    properties: Mapping[str, Any] = (found.arm.get(work.path, work.version) or {})["properties"]
    return properties


def test_a_cloud_to_which_others_added_a_cluster_is_left_with_its_network_until_that_is_gone(
    campaign: Campaign, begun: Deployment
) -> None:
    before = campaign.standing()
    begun.apply(silently)
    cloud = the(begun, CLOUD)
    theirs = f"{cloud.path}/clusters/theirs"
    body = {"sku": {"name": "av64"}, "properties": {"clusterSize": 3}}
    begun.arm.put(theirs, cloud.version, body)
    left = {each.id: each.left for each in begun.undo(silently) if each.left}
    segments = begun.arm.listed(f"{cloud.path}/workloadNetworks/default/segments", cloud.version)
    assert not list(segments)
    assert left.pop(cloud.path) == "it holds what others put there: theirs"
    ((network, why),) = left.items()
    assert network == the(begun, VIRTUAL_NETWORK).path
    assert why.startswith("something else uses it")
    begun.arm.delete(theirs, cloud.version)
    assert not [each for each in begun.undo(silently) if each.left]
    assert campaign.standing() == before


def test_peers_know_by_the_end_of_a_segment_that_the_network_learned_of_late(
    begun: Deployment,
) -> None:
    home = the(begun, VIRTUAL_NETWORK)

    def late(name: str, what: str) -> None:
        if (name, what) == ("avs-service-health", "begun"):
            begun.arm.change(home.path, home.version, with_prefix)

    begun.apply(late)
    (side,) = (each for each in begun.works if each.kind is Kind.SYNCHRONISE)
    told = peering(begun, side)
    assert told["peeringSyncLevel"] == "FullyInSync"
    assert "10.1.9.0/24" in told["remoteAddressSpace"]["addressPrefixes"]


def with_prefix(standing: Any) -> Any:  # noqa: ANN401 - a body
    """As the service puts one there."""
    found = json.loads(json.dumps(standing))
    found["properties"]["addressSpace"]["addressPrefixes"].append("10.1.9.0/24")
    return found


def test_what_it_remembers_is_for_its_user_alone(begun: Deployment) -> None:
    begun.undo(silently)
    assert begun.folder.stat().st_mode & 0o077 == 0


def test_what_somebody_adds_between_looking_and_putting_stays(begun: Deployment) -> None:
    path = next(each.path for each in begun.works if each.name == "vnet-data")
    faster = iter([{"name": "faster", "properties": {"addressPrefix": "10.40.0.64/26"}}])

    def tagged(standing: Any) -> Any:  # noqa: ANN401 - a body
        for each in faster:
            begun.arm.put(f"{path}/subnets/{each['name']}", NETWORK_VERSION, each)
        return {**json.loads(json.dumps(standing)), "tags": {"ours": "yes"}}

    assert begun.arm.change(path, NETWORK_VERSION, tagged)
    found = begun.arm.get(path, NETWORK_VERSION) or {}
    assert {each["name"] for each in found["properties"]["subnets"]} == {"theirs", "faster"}
    assert found["tags"] == {"ours": "yes"}


def test_what_azure_never_ends_is_told_and_not_waited_for_for_ever(
    campaign: Campaign, begun: Deployment
) -> None:
    network, cloud = the(begun, VIRTUAL_NETWORK), the(begun, CLOUD)
    begun.arm.put(network.path, network.version, network.body)
    answer = campaign.azure.ask("PUT", cloud.path, json=dict(cloud.body))
    assert answer.status_code == CREATED
    with (
        Arm(emulator(campaign.azure.served.folder), NEAR._replace(settled=0)) as hasty,
        pytest.raises(RemoteError, match="Azure does not end what it began"),
    ):
        hasty.settled(cloud.path, cloud.version)
    assert begun.arm.settled(cloud.path, cloud.version)
