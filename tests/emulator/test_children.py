"""What stands under a private cloud, through azure-mgmt-avs."""

import pytest
from azure.core.exceptions import HttpResponseError
from tests.emulator.azure import Azure
from tests.emulator.bodies import cloud, network

HCX = {
    "properties": {
        "addonType": "HCX",
        "offer": "VMware MaaS Cloud Provider (Enterprise)",
        "managementNetwork": "192.168.0.0/24",
        "uplinkNetwork": "192.168.1.0/24",
    }
}


@pytest.fixture
def standing(azure: Azure, group: str) -> str:
    """A group with a Generation 2 cloud in it."""
    body = cloud(network(azure, group))
    azure.avs.private_clouds.begin_create_or_update(group, "cloud", body).result()
    return group


def test_a_site_of_hcx_needs_the_add_on(azure: Azure, standing: str) -> None:
    with pytest.raises(HttpResponseError) as caught:
        azure.avs.hcx_enterprise_sites.create_or_update(standing, "cloud", "site", {})
    assert caught.value.error is not None
    assert "needs the add-on HCX" in str(caught.value.error.message)
    azure.avs.addons.begin_create_or_update(standing, "cloud", "HCX", HCX).result()
    found = azure.avs.hcx_enterprise_sites.create_or_update(standing, "cloud", "site", {})
    assert found.properties.status == "Available"
    assert found.properties.activation_key


def test_an_add_on_of_another_name_is_refused(azure: Azure, standing: str) -> None:
    with pytest.raises(HttpResponseError) as caught:
        azure.avs.addons.begin_create_or_update(standing, "cloud", "Zerto", HCX).result()
    assert caught.value.error is not None
    assert caught.value.error.message == (
        "There is no add-on 'Zerto': it is one of SRM, VR, HCX, Arc."
    )


def test_generation_2_has_no_circuit_to_authorise(azure: Azure, standing: str) -> None:
    with pytest.raises(HttpResponseError) as caught:
        azure.avs.authorizations.begin_create_or_update(standing, "cloud", "a", {}).result()
    assert caught.value.error is not None
    assert "needs the circuit of a Generation 1 private cloud" in str(caught.value.error.message)


def test_generation_1_has_a_circuit_to_authorise(azure: Azure, group: str) -> None:
    azure.avs.private_clouds.begin_create_or_update(group, "old", cloud()).result()
    found = azure.avs.authorizations.begin_create_or_update(group, "old", "a", {}).result()
    assert found.properties.express_route_authorization_key
    azure.avs.private_clouds.begin_delete(group, "old").result()


def test_the_administrators_are_told_and_their_passwords_rotate(
    azure: Azure, standing: str
) -> None:
    found = azure.avs.private_clouds.list_admin_credentials(standing, "cloud")
    assert found.vcenter_username == "cloudadmin@vsphere.local"
    azure.avs.private_clouds.begin_rotate_vcenter_password(standing, "cloud").result()
