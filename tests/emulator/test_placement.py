"""Placement policies, VMs and hosts of a cluster: what the service takes, and what it refuses."""

import pytest
from tests.emulator.bodies import Body
from tests.emulator.estate import CLUSTER, Clouds, apart, near

POLICY = f"{CLUSTER}/placementPolicies/policy"


def policy(clouds: Clouds, body: Body, **changed: object) -> tuple[str, Body]:
    return f"{clouds.new}/{POLICY}", {"properties": {**body, **changed}}


@pytest.mark.parametrize(("named", "taken"), [(1, False), (2, True)])
def test_published_a_policy_between_vms_has_two_or_more(
    clouds: Clouds, named: int, taken: bool
) -> None:
    path, body = policy(clouds, apart(clouds), vmMembers=clouds.vms(clouds.new)[:named])
    if taken:
        assert clouds.put(path, body)["properties"]["state"] == "Enabled"
    else:
        told = clouds.refused("PUT", path, body)
        assert told[:2] == (400, "InvalidParameter")
        assert told.told == "The policy needs 2 or more VMs; 1 are named."


def test_a_vm_that_is_named_twice_counts_once(clouds: Clouds) -> None:
    (vm, *_) = clouds.vms(clouds.new)
    path, body = policy(clouds, apart(clouds), vmMembers=[vm, vm.upper()])
    assert clouds.refused("PUT", path, body).told.endswith("1 are named.")


@pytest.mark.parametrize(("named", "taken"), [(3, True), (4, False)])
def test_published_no_more_vms_are_kept_apart_than_there_are_hosts(
    clouds: Clouds, named: int, taken: bool
) -> None:
    members = clouds.vms(clouds.new)[:named]
    path, body = policy(clouds, apart(clouds), vmMembers=members)
    if taken:
        clouds.put(path, body)
    else:
        told = clouds.refused("PUT", path, body)
        assert (told.code, told.target) == ("InvalidParameter", "properties.vmMembers")
        assert told.told == "4 VMs cannot be kept apart on 3 hosts."
    together = policy(clouds, apart(clouds), vmMembers=members, affinityType="Affinity")
    clouds.put(*together)


def test_published_a_policy_to_hosts_has_a_vm_and_a_host(clouds: Clouds) -> None:
    for name, what in (("vmMembers", "VMs"), ("hostMembers", "hosts")):
        told = clouds.refused("PUT", *policy(clouds, near(clouds), **{name: []}))
        assert told.told == f"The policy needs 1 or more {what}; 0 are named."
        assert told.target == f"properties.{name}"


def test_published_members_are_of_the_cluster_of_the_policy(clouds: Clouds) -> None:
    (other, *_) = clouds.vms(clouds.old)
    own = clouds.vms(clouds.new)[0]
    told = clouds.refused("PUT", *policy(clouds, apart(clouds), vmMembers=[own, other]))
    assert told.told == f"There is no VM '{other}' in the cluster."
    told = clouds.refused("PUT", *policy(clouds, near(clouds), hostMembers=["esx99"]))
    assert told.told == "There is no host 'esx99' in the cluster."


def test_inferred_a_policy_to_hosts_is_a_preference_unless_it_says_more(clouds: Clouds) -> None:
    weak = {name: value for name, value in near(clouds).items() if name != "affinityStrength"}
    found = clouds.put(*policy(clouds, weak))["properties"]
    assert (found["affinityStrength"], found["azureHybridBenefitType"]) == ("Should", "None")
    assert clouds.put(*policy(clouds, near(clouds)))["properties"]["affinityStrength"] == "Must"


def test_published_a_policy_between_vms_takes_no_hosts(clouds: Clouds) -> None:
    hosts = clouds.hosts(clouds.new)
    told = clouds.refused("PUT", *policy(clouds, apart(clouds), hostMembers=hosts))
    assert told.code == "InvalidRequestContent"
    assert "'properties.hostMembers' is no property" in told.told


def test_published_a_policy_of_another_type_is_refused(clouds: Clouds) -> None:
    told = clouds.refused("PUT", *policy(clouds, apart(clouds), type="VmRack"))
    assert told.code == "InvalidRequestContent"
    assert "'properties.type' 'VmRack' is none of VmHost, VmVm" in told.told


def test_members_of_a_policy_are_changed_by_patch_and_held_to_the_same_rules(
    clouds: Clouds,
) -> None:
    path, body = policy(clouds, apart(clouds))
    clouds.put(path, body)
    vms = clouds.vms(clouds.new)
    change = {"properties": {"state": "Disabled", "vmMembers": vms[:3]}}
    assert clouds.ask("PATCH", path, change).status_code == 200
    found = clouds.read(path)["properties"]
    assert (found["state"], found["vmMembers"]) == ("Disabled", vms[:3])
    told = clouds.refused("PATCH", path, {"properties": {"vmMembers": vms[:1]}})
    assert told.told == "The policy needs 2 or more VMs; 1 are named."
    assert clouds.read(path)["properties"]["vmMembers"] == vms[:3]


def test_a_vm_is_kept_where_it_is_while_its_movement_is_restricted(clouds: Clouds) -> None:
    client = clouds.azure.avs.virtual_machines
    names = ("children-new", "cloud", "Cluster-1", "vm-1")
    client.begin_restrict_movement(*names, {"restrictMovement": "Enabled"}).result()
    assert client.get(*names).properties.restrict_movement == "Enabled"
    client.begin_restrict_movement(*names, {"restrictMovement": "Disabled"}).result()
    assert client.get(*names).properties.restrict_movement == "Disabled"


def test_the_movement_of_a_vm_that_is_not_there_is_not_restricted(clouds: Clouds) -> None:
    path = f"{clouds.new}/{CLUSTER}/virtualMachines/vm-99/restrictMovement"
    told = clouds.refused("POST", path, {"restrictMovement": "Enabled"})
    assert (told.status, told.code) == (404, "ResourceNotFound")


def test_a_host_is_given_licenses_by_patch_and_nothing_else(clouds: Clouds) -> None:
    (host, *_) = clouds.hosts(clouds.new)
    names = ("children-new", "cloud", "Cluster-1", host)
    change = {"properties": {"licenses": [{"kind": "WindowsServer"}]}}
    found = clouds.azure.avs.hosts.update(*names, change)
    assert [each.kind for each in found.properties.licenses] == ["WindowsServer"]
    assert found.properties.fqdn == host
    path = f"{clouds.new}/{CLUSTER}/hosts/{host}"
    told = clouds.refused("PATCH", path, {"properties": {"maintenance": "Upgrade"}})
    assert "'properties.maintenance' is no property" in told.told


def test_published_the_management_cluster_is_a_parent_that_no_list_shows(clouds: Clouds) -> None:
    assert clouds.read(f"{clouds.new}/clusters")["value"] == []
    found = clouds.read(f"{clouds.new}/clusters/cluster-1")
    assert found["name"] == "Cluster-1"
    assert found["properties"]["clusterSize"] == 3
    told = clouds.refused("PUT", f"{clouds.new}/clusters/none/placementPolicies/p", {})
    assert (told.status, told.code) == (404, "ParentResourceNotFound")


def test_a_change_makes_nothing_that_no_client_could_put(clouds: Clouds) -> None:
    path, body = policy(clouds, apart(clouds))
    clouds.put(path, body)
    before = clouds.read(path)
    change = {"properties": {"hostMembers": clouds.hosts(clouds.new)}}
    told = clouds.refused("PATCH", path, change)
    assert told.code == "InvalidRequestContent"
    assert "'properties.hostMembers' is no property" in told.told
    assert clouds.read(path) == before
