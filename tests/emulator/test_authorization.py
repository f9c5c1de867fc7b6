"""Roles and who has them, through azure-mgmt-authorization; policies, of which there are none."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from azure.core.exceptions import HttpResponseError
from azure.mgmt.authorization import AuthorizationManagementClient
from azure.mgmt.resource.policy import PolicyClient
from tests.emulator.azure import Azure, Client
from tests.emulator.bodies import cloud, network
from tests.emulator.monitor import at

VERSION = "2022-04-01"
READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7"
SOMEONE = "11111111-1111-4111-8111-111111111111"


@pytest.fixture(scope="module")
def client(azure: Azure) -> Iterator[Client]:
    kind: Client = AuthorizationManagementClient
    how = {"api_version": VERSION, **at(azure)}
    with kind(azure.credential, azure.subscription, **how) as found:
        yield found


def scope(azure: Azure, group: str = "") -> str:
    return f"/subscriptions/{azure.subscription}" + (f"/resourceGroups/{group}" if group else "")


def role(azure: Azure, name: str = READER) -> str:
    return f"{scope(azure)}/providers/Microsoft.Authorization/roleDefinitions/{name}"


def body(azure: Azure, who: str = SOMEONE, what: str = READER) -> dict[str, object]:
    return {"properties": {"roleDefinitionId": role(azure, what), "principalId": who}}


def refused(client: Client, at: str, name: str, told: object) -> tuple[int | None, str]:
    with pytest.raises(HttpResponseError) as caught:
        client.role_assignments.create(at, name, told)
    assert caught.value.error is not None
    return caught.value.status_code, str(caught.value.error.code)


def test_published_roles_are_built_in(azure: Azure, client: Client) -> None:
    found = {each.role_name: each for each in client.role_definitions.list(scope(azure))}
    assert {"Owner", "Contributor", "Reader", "User Access Administrator"} <= found.keys()
    assert {"Network Contributor", "AVS Orchestrator Role", "AVS on Fleet VIS Role"} <= found.keys()
    assert found["Owner"].permissions[0].actions == ["*"]
    (one,) = client.role_definitions.list(scope(azure), filter="roleName eq 'reader'")
    assert (one.name, one.id) == (READER, role(azure))
    assert client.role_definitions.get(scope(azure), READER).role_name == "Reader"
    assert client.role_definitions.get_by_id(role(azure)).role_name == "Reader"


def test_roles_of_ones_own_are_refused_by_name(azure: Azure, client: Client) -> None:
    with pytest.raises(HttpResponseError) as caught:
        client.role_definitions.create_or_update(scope(azure), str(uuid4()), {})
    assert caught.value.error is not None
    assert caught.value.error.code == "HttpMethodNotAllowed"


def test_published_an_assignment_is_found_from_below_and_above(
    azure: Azure, client: Client, group: str
) -> None:
    vnet, name = network(azure, group), str(uuid4())
    made = client.role_assignments.create(scope(azure, group), name, body(azure))
    assert (made.name, made.scope, made.principal_id) == (name, scope(azure, group), SOMEONE)
    mine = f"principalId eq '{SOMEONE}'"

    def names(at: str, told: str) -> list[str]:
        return [each.name for each in client.role_assignments.list_for_scope(at, filter=told)]

    assert names(vnet, mine) == names(scope(azure), mine) == [name]
    assert names(vnet, f"atScope() and {mine}") == [name]
    assert names(scope(azure), f"atScope() and {mine}") == []
    assert names(scope(azure, group), f"atExactScope() and assignedTo('{SOMEONE}')") == [name]
    assert names(vnet, f"atExactScope() and {mine}") == []
    assert names(vnet, f"principalId eq '{uuid4()}'") == []
    client.role_assignments.delete(scope(azure, group), name)
    assert names(scope(azure), mine) == []


def test_a_filter_that_is_not_known_is_refused(azure: Azure, client: Client) -> None:
    with pytest.raises(HttpResponseError) as caught:
        list(client.role_assignments.list_for_scope(scope(azure), filter="name eq 'x'"))
    assert "The filter 'name eq 'x'' is not understood" in str(caught.value)


def test_published_an_assignment_that_cannot_be_is_refused(
    azure: Azure, client: Client, group: str
) -> None:
    here, name = scope(azure, group), str(uuid4())
    assert refused(client, here, "mine", body(azure)) == (400, "InvalidRoleAssignmentId")
    assert refused(client, here, name, body(azure, "me")) == (400, "InvalidPrincipalId")
    assert refused(client, here, name, body(azure, what=str(uuid4()))) == (
        404,
        "RoleDefinitionDoesNotExist",
    )
    client.role_assignments.create(here, name, body(azure))
    assert refused(client, here, str(uuid4()), body(azure)) == (409, "RoleAssignmentExists")
    assert refused(client, here, name, body(azure, str(uuid4()))) == (
        400,
        "RoleAssignmentUpdateNotPermitted",
    )
    assert client.role_assignments.create(here, name, body(azure)).name == name


def test_published_a_generation_2_cloud_gives_roles_to_those_that_look_after_it(
    azure: Azure, client: Client, group: str
) -> None:
    told = cloud(network(azure, group))
    azure.avs.private_clouds.begin_create_or_update(group, "cloud", told).result()
    found = list(client.role_assignments.list_for_scope(scope(azure, group)))
    names = {client.role_definitions.get_by_id(each.role_definition_id).role_name for each in found}
    assert names == {"AVS Orchestrator Role", "AVS on Fleet VIS Role"}
    gone = found[0].name
    client.role_assignments.delete(scope(azure, group), gone)
    tags = {"tags": {"changed": "yes"}}
    azure.avs.private_clouds.begin_update(group, "cloud", tags).result()
    left = client.role_assignments.list_for_scope(scope(azure, group))
    assert gone not in {each.name for each in left}
    azure.avs.private_clouds.begin_delete(group, "cloud").result()
    assert not list(client.role_assignments.list_for_scope(scope(azure, group)))


def test_everything_may_be_done(azure: Azure, client: Client, group: str) -> None:
    (found,) = client.permissions.list_for_resource_group(group)
    assert found.actions == ["*"]


def test_there_are_no_policies(azure: Azure) -> None:
    kind: Client = PolicyClient
    with kind(azure.credential, azure.subscription, **at(azure)) as policies:
        assert list(policies.policy_assignments.list()) == []
        assert list(policies.policy_definitions.list()) == []
        with pytest.raises(HttpResponseError) as caught:
            policies.policy_assignments.get(scope(azure), "deny")
    assert caught.value.error is not None
    assert caught.value.error.code == "PolicyAssignmentNotFound"
