"""Virtual Network Manager through azure-mgmt-network: what has effect, where, and since when.

That a rule is published is said in its name; the codes of refusals are inferred throughout.
"""

from collections.abc import Callable
from typing import Any

import pytest
from azure.core.exceptions import HttpResponseError
from tests.emulator.avnm import Avnm
from tests.emulator.azure import Azure
from tests.emulator.test_gateways import refused


@pytest.fixture
def avnm(azure: Azure, group: str) -> Avnm:
    made = Avnm(azure, group)
    made.made()
    return made


def asked(act: Callable[[], Any]) -> tuple[str, str]:
    """The code and the sentence of what is refused at once."""
    with pytest.raises(HttpResponseError) as caught:
        act()
    assert caught.value.error is not None
    return str(caught.value.error.code), str(caught.value.error.message)


def hub_and_spoke(avnm: Avnm, **more: str) -> str:
    """A hub with a spoke; the id of their configuration."""
    group = avnm.grouped("spokes", avnm.network("spoke", 1))
    return avnm.connectivity("star", "HubAndSpoke", group, avnm.network("hub", 0), **more)


def effective(avnm: Avnm, name: str) -> list[str]:
    ask = avnm.azure.network.list_network_manager_effective_connectivity_configurations
    return [str(each.id).rpartition("/")[2] for each in ask(avnm.group, name, {}).value]


def rules_at(avnm: Avnm, name: str) -> list[Any]:
    ask = avnm.azure.network.list_network_manager_effective_security_admin_rules
    return list(ask(avnm.group, name, {}).value)


def test_published_nothing_has_effect_before_a_commit(avnm: Avnm) -> None:
    star = hub_and_spoke(avnm)
    assert (avnm.peerings("hub"), effective(avnm, "spoke"), avnm.statuses()) == ([], [], [])
    told = avnm.commit("Connectivity", star).result()
    assert told.configuration_ids == [star]
    assert told.commit_id
    assert effective(avnm, "spoke") == effective(avnm, "hub") == ["star"]
    assert avnm.statuses() == [("eastus", "Connectivity", "Deployed")]


def test_published_a_hub_and_spoke_makes_peerings_of_both_sides(avnm: Avnm) -> None:
    avnm.commit("Connectivity", hub_and_spoke(avnm, useHubGateway="True")).result()
    [down], [up] = avnm.peerings("hub"), avnm.peerings("spoke")
    assert down.name.startswith("ANM_")
    assert up.name.startswith("ANM_")
    assert (down.peering_state, up.peering_state) == ("Connected", "Connected")
    assert (down.allow_gateway_transit, down.use_remote_gateways) == (True, False)
    assert (up.allow_gateway_transit, up.use_remote_gateways) == (False, True)
    assert up.remote_virtual_network.id.endswith("/hub")


def test_published_a_mesh_makes_a_connected_group_and_no_peerings(avnm: Avnm) -> None:
    group = avnm.grouped("all", avnm.network("a", 0), avnm.network("b", 1))
    avnm.commit("Connectivity", avnm.connectivity("mesh", "Mesh", group)).result()
    assert (avnm.peerings("a"), avnm.peerings("b")) == ([], [])
    assert effective(avnm, "a") == effective(avnm, "b") == ["mesh"]


def test_published_an_empty_commit_takes_away_what_was_deployed(avnm: Avnm) -> None:
    avnm.commit("Connectivity", hub_and_spoke(avnm)).result()
    avnm.commit("Connectivity").result()
    assert (avnm.peerings("hub"), avnm.peerings("spoke"), effective(avnm, "hub")) == ([], [], [])
    assert avnm.statuses() == [("eastus", "Connectivity", "Deployed")]


def test_published_a_commit_counts_in_its_regions_alone(avnm: Avnm) -> None:
    group = avnm.grouped("spokes", avnm.network("east", 1), avnm.network("west", 2, "westus"))
    star = avnm.connectivity("star", "HubAndSpoke", group, avnm.network("hub", 0))
    avnm.commit("Connectivity", star, regions=("West US",)).result()
    assert len(avnm.peerings("hub")) == len(avnm.peerings("west")) == 1
    assert avnm.peerings("east") == []
    avnm.commit("Connectivity", star, regions=("eastus",)).result()
    assert len(avnm.peerings("hub")) == 2
    assert [each[0] for each in avnm.statuses()] == ["eastus", "westus"]


def test_published_who_joins_or_leaves_a_group_needs_no_commit(avnm: Avnm) -> None:
    avnm.commit("Connectivity", hub_and_spoke(avnm)).result()
    member = avnm.join("spokes", avnm.network("late", 2))
    assert (member.region, len(avnm.peerings("late")), len(avnm.peerings("hub"))) == (
        *("eastus", 1),
        2,
    )
    avnm.azure.network.static_members.delete(*avnm.at, "spokes", "late")
    assert (avnm.peerings("late"), len(avnm.peerings("hub"))) == ([], 1)


def test_inferred_a_network_that_is_deleted_leaves_its_groups(avnm: Avnm) -> None:
    avnm.commit("Connectivity", hub_and_spoke(avnm)).result()
    client = avnm.azure.network
    client.virtual_networks.begin_delete(avnm.group, "spoke").result()
    assert list(client.static_members.list(*avnm.at, "spokes")) == []
    assert avnm.peerings("hub") == []


def test_a_commit_is_work_that_a_client_waits_for(avnm: Avnm) -> None:
    path = f"/subscriptions/{avnm.azure.subscription}/resourceGroups/{avnm.group}"
    path += "/providers/Microsoft.Network/networkManagers/nm/commit"
    body = {"commitType": "Connectivity", "targetLocations": ["eastus"]}
    found = avnm.azure.ask("POST", path, json=body)
    assert (found.status_code, found.content) == (202, b"")
    assert "/operationResults/" in found.headers["Location"]
    nowhere = avnm.azure.ask("POST", path, json={**body, "targetLocations": ["atlantis"]})
    assert nowhere.json()["error"]["code"] == "LocationNotAvailableForResourceType"


def test_inferred_a_configuration_that_is_edited_counts_with_the_next_commit(avnm: Avnm) -> None:
    star = hub_and_spoke(avnm)
    avnm.commit("Connectivity", star).result()
    avnm.connectivity(
        "star",
        "HubAndSpoke",
        avnm.grouped("nobody"),
        avnm.network("hub", 0),
    )
    assert len(avnm.peerings("hub")) == 1
    avnm.commit("Connectivity", star).result()
    assert avnm.peerings("hub") == []


def test_published_what_is_deployed_stays_unless_it_is_forced_away(avnm: Avnm) -> None:
    avnm.commit("Connectivity", hub_and_spoke(avnm)).result()
    configurations = avnm.azure.network.connectivity_configurations
    assert refused(lambda: configurations.begin_delete(*avnm.at, "star")) == (
        "InUseResourceCannotBeDeleted",
        "'star' is deployed in eastus: commit without it first, or force.",
    )
    configurations.begin_delete(*avnm.at, "star", force=True).result()
    assert (avnm.peerings("hub"), effective(avnm, "hub")) == ([], [])
    assert list(configurations.list(*avnm.at)) == []


def test_a_group_that_a_configuration_names_stays(avnm: Avnm) -> None:
    hub_and_spoke(avnm)
    groups = avnm.azure.network.network_groups
    assert refused(lambda: groups.begin_delete(*avnm.at, "spokes"))[1] == (
        "The network group 'spokes' is used by 'star': take it out first, or force."
    )


def test_an_instance_with_parts_is_deleted_by_force_alone(avnm: Avnm) -> None:
    avnm.commit("Connectivity", hub_and_spoke(avnm)).result()
    instances = avnm.azure.network.network_managers
    code, told = refused(lambda: instances.begin_delete(*avnm.at))
    assert code == "CannotDeleteResource"
    assert told.startswith("Cannot delete resource while nested resources exist.")
    instances.begin_delete(*avnm.at, force=True).result()
    assert (avnm.peerings("hub"), avnm.peerings("spoke")) == ([], [])


def test_inferred_what_an_instance_deployed_goes_with_its_group(azure: Azure, group: str) -> None:
    apart = f"{group}-nm"
    azure.groups.create_or_update(apart, {"location": "eastus"})
    here, there = Avnm(azure, group), Avnm(azure, apart)
    there.made()
    spokes = there.grouped("spokes", here.network("spoke", 1))
    star = there.connectivity("star", "HubAndSpoke", spokes, here.network("hub", 0))
    there.commit("Connectivity", star).result()
    assert len(here.peerings("spoke")) == 1
    azure.groups.begin_delete(apart).result()
    assert (here.peerings("spoke"), here.peerings("hub")) == ([], [])


def test_published_peerings_of_others_go_where_the_configuration_says_so(avnm: Avnm) -> None:
    star = hub_and_spoke(avnm)
    other = avnm.network("other", 7)
    body = {"properties": {"remoteVirtualNetwork": {"id": other}}}
    peerings = avnm.azure.network.virtual_network_peerings
    peerings.begin_create_or_update(avnm.group, "spoke", "mine", body).result()
    avnm.commit("Connectivity", star).result()
    assert len(avnm.peerings("spoke")) == 2
    hub_and_spoke(avnm, deleteExistingPeering="True")
    avnm.commit("Connectivity", star).result()
    assert [each.name[:4] for each in avnm.peerings("spoke")] == ["ANM_"]


def test_inferred_a_peering_of_the_same_two_networks_stays(avnm: Avnm) -> None:
    star = hub_and_spoke(avnm)
    body = {"properties": {"remoteVirtualNetwork": {"id": avnm.network("hub", 0)}}}
    peerings = avnm.azure.network.virtual_network_peerings
    peerings.begin_create_or_update(avnm.group, "spoke", "mine", body).result()
    avnm.commit("Connectivity", star).result()
    assert [each.name for each in avnm.peerings("spoke")] == ["mine"]
    assert [each.name[:4] for each in avnm.peerings("hub")] == ["ANM_"]
    assert avnm.peerings("spoke")[0].peering_state == "Connected"


def test_inferred_a_spoke_whose_addresses_overlap_fails_the_deployment(avnm: Avnm) -> None:
    group = avnm.grouped("spokes", avnm.network("twin", 0), avnm.network("good", 1))
    star = avnm.connectivity("star", "HubAndSpoke", group, avnm.network("hub", 0))
    avnm.commit("Connectivity", star).result()
    found = avnm.azure.network.network_manager_deployment_status.list(*avnm.at, {}).value[0]
    assert found.deployment_status == "Failed"
    assert found.error_message == "The address spaces of 'hub' and 'twin' overlap."
    assert (len(avnm.peerings("good")), avnm.peerings("twin")) == (1, [])


def test_admin_rules_bind_the_networks_of_their_groups_once_committed(avnm: Avnm) -> None:
    group = avnm.grouped("all", avnm.network("in", 0))
    avnm.network("out", 1)
    admin = avnm.admin(group, ssh={"destinationPortRanges": ["22"], "priority": 7})
    assert rules_at(avnm, "in") == []
    avnm.commit("SecurityAdmin", admin).result()
    [found] = rules_at(avnm, "in")
    assert (found.kind, found.properties.priority, found.properties.access) == ("Custom", 7, "Deny")
    assert found.properties.destination_port_ranges == ["22"]
    assert found.rule_groups[0].id == group
    assert rules_at(avnm, "out") == []
    active = avnm.azure.network.list_active_security_admin_rules(*avnm.at, {"regions": ["eastus"]})
    assert [(each.region, each.properties.priority) for each in active.value] == [("eastus", 7)]
    there = {"regions": ["westus"]}
    assert avnm.azure.network.list_active_security_admin_rules(*avnm.at, there).value == []


def test_active_connectivity_is_told_by_region(avnm: Avnm) -> None:
    avnm.commit("Connectivity", hub_and_spoke(avnm)).result()
    found = avnm.azure.network.list_active_connectivity_configurations(*avnm.at, {}).value[0]
    assert (found.region, found.properties.connectivity_topology) == ("eastus", "HubAndSpoke")
    assert found.commit_time
    assert found.configuration_groups[0].id.endswith("/networkGroups/spokes")


def test_published_admin_rules_and_connectivity_are_committed_apart(avnm: Avnm) -> None:
    group = avnm.grouped("all", avnm.network("in", 0))
    avnm.commit("SecurityAdmin", avnm.admin(group, ssh={})).result()
    avnm.commit("Connectivity").result()
    assert len(rules_at(avnm, "in")) == 1
    assert [each[1] for each in avnm.statuses()] == ["Connectivity", "SecurityAdmin"]


def test_a_rule_that_is_deployed_stays_unless_it_is_forced_away(avnm: Avnm) -> None:
    group = avnm.grouped("all", avnm.network("in", 0))
    avnm.commit("SecurityAdmin", avnm.admin(group, ssh={}, rdp={"priority": 11})).result()
    rules, where = avnm.azure.network.admin_rules, (*avnm.at, "admin", "base", "ssh")
    assert "is deployed in eastus" in refused(lambda: rules.begin_delete(*where))[1]
    rules.begin_delete(*where, force=True).result()
    assert [each.properties.priority for each in rules_at(avnm, "in")] == [11]


@pytest.mark.parametrize(
    ("priority", "taken"), [(0, False), (1, True), (4096, True), (4097, False)]
)
def test_published_the_priority_of_an_admin_rule_is_from_1_to_4096(
    avnm: Avnm, priority: int, taken: bool
) -> None:
    avnm.admin(avnm.grouped("all"))
    if taken:
        assert avnm.rule("r", priority=priority).provisioning_state == "Succeeded"
    else:
        told = asked(lambda: avnm.rule("r", priority=priority))[1]
        assert told == "The priority of 'r' must be from 1 to 4096."


def test_published_a_region_has_one_security_admin_configuration(avnm: Avnm) -> None:
    one = avnm.admin(avnm.grouped("all"))
    configurations = avnm.azure.network.security_admin_configurations
    two = str(configurations.create_or_update(*avnm.at, "two", {}).id)
    assert refused(lambda: avnm.commit("SecurityAdmin", one, two))[1] == (
        "A region has at most 1 security admin configuration of a network manager."
    )


def test_an_instance_does_what_it_has_access_to(azure: Azure, group: str) -> None:
    avnm = Avnm(azure, group)
    avnm.made("SecurityAdmin")
    everyone = avnm.grouped("all")
    assert asked(lambda: avnm.connectivity("mesh", "Mesh", everyone))[1] == (
        "'nm' has no access to Connectivity: its networkManagerScopeAccesses tell which."
    )
    assert refused(lambda: avnm.commit("Connectivity"))[0] == "InvalidRequestFormat"
    assert avnm.admin(everyone)


REFUSED = {
    "Routing": ("NotImplemented", "The emulator does not have commits of the type Routing"),
    "Nonsense": ("InvalidRequestContent", "'Nonsense' is none of SecurityAdmin, Connectivity"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_commit_of_another_type_is_refused_by_name(avnm: Avnm, kind: str) -> None:
    code, told = refused(lambda: avnm.commit(kind))
    assert code == REFUSED[kind][0]
    assert REFUSED[kind][1] in told


def test_what_is_not_there_is_not_committed(avnm: Avnm) -> None:
    told = refused(lambda: avnm.commit("Connectivity", "/subscriptions/s/nothing"))
    assert told[0] == "InvalidResourceReference"
    assert told[1].endswith("stands at '/subscriptions/s/nothing'.")


@pytest.mark.parametrize(("topology", "with_hub"), [("Mesh", True), ("HubAndSpoke", False)])
def test_published_a_star_has_a_hub_and_a_mesh_has_none(
    avnm: Avnm, topology: str, with_hub: bool
) -> None:
    hub = avnm.network("hub", 0) if with_hub else ""
    everyone = avnm.grouped("all")
    told = asked(lambda: avnm.connectivity("c", topology, everyone, hub))[1]
    assert told.startswith(f"'c' is of the topology {topology}, which has ")


def test_a_network_out_of_scope_is_no_member(azure: Azure, group: str) -> None:
    scopes = {"subscriptions": ["/subscriptions/another"]}
    body = {"location": "eastus", "properties": {"networkManagerScopes": scopes}}
    azure.network.network_managers.create_or_update(group, "nm", body)
    avnm = Avnm(azure, group)
    here = avnm.network("in", 0)
    assert "is not in the scope" in asked(lambda: avnm.grouped("all", here))[1]
    assert "no virtual network stands" in asked(lambda: avnm.join("all", f"{here}-not"))[1]


@pytest.mark.parametrize("regions", [7, ["eastus", None, 3], "eastus"])
def test_a_question_of_another_form_is_refused(avnm: Avnm, regions: object) -> None:
    path = f"/subscriptions/{avnm.azure.subscription}/resourceGroups/{avnm.group}"
    path += "/providers/Microsoft.Network/networkManagers/nm/listDeploymentStatus"
    found = avnm.azure.ask("POST", path, json={"regions": regions})
    assert (found.status_code, found.json()["error"]["code"]) == (400, "InvalidRequestContent")


def test_a_rule_that_is_put_again_without_its_properties_is_refused(avnm: Avnm) -> None:
    avnm.admin(avnm.grouped("all"), ssh={})
    path = f"/subscriptions/{avnm.azure.subscription}/resourceGroups/{avnm.group}"
    path += "/providers/Microsoft.Network/networkManagers/nm/securityAdminConfigurations/admin"
    path += "/ruleCollections/base/rules/ssh"
    found = avnm.azure.ask("PUT", path, json={"kind": "Custom"})
    assert found.json()["error"]["message"] == "'ssh' needs the property 'properties.priority'."
