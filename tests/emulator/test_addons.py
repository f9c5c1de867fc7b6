"""Add-ons, and the license of the firewall."""

import pytest
from tests.emulator.bodies import Body
from tests.emulator.estate import Clouds, firewall_license

NETWORKS = {"managementNetwork": "192.168.0.0/24", "uplinkNetwork": "192.168.1.0/24"}
OFFER = "VMware MaaS Cloud Provider (Enterprise)"
SRM = {"properties": {"addonType": "SRM", "licenseKey": "key-of-srm"}}


def hcx(**changed: object) -> Body:
    return {"properties": {"addonType": "HCX", "offer": OFFER, **NETWORKS, **changed}}


def test_inferred_hcx_has_an_offer_of_two(clouds: Clouds) -> None:
    told = clouds.refused("PUT", f"{clouds.new}/addons/HCX", hcx(offer="Free"))
    assert (told.code, told.target) == ("InvalidParameter", "properties.offer")
    assert OFFER in told.told
    clouds.put(f"{clouds.new}/addons/HCX", hcx(offer="VMware MaaS Cloud Provider"))


@pytest.mark.parametrize("name", NETWORKS)
def test_inferred_hcx_needs_two_networks_in_generation_2_alone(clouds: Clouds, name: str) -> None:
    told = clouds.refused("PUT", f"{clouds.new}/addons/HCX", hcx(**{name: None}))
    assert (told.code, told.target) == ("InvalidParameter", f"properties.{name}")
    assert told.told == f"HCX in a Generation 2 private cloud needs {name}."
    clouds.put(f"{clouds.old}/addons/HCX", hcx(managementNetwork=None, uplinkNetwork=None))


@pytest.mark.parametrize(
    ("network", "why"),
    [
        ("192.168.1.0/25", "smaller than HCX takes: a /24 is needed"),
        ("192.168.1.1/24", "is no IPv4 prefix"),
        ("192.168.0.0/23", "overlaps with"),
        ("10.0.3.0/24", "of networkBlock"),
    ],
)
def test_inferred_the_networks_of_hcx_are_of_a_size_and_beside_all_others(
    clouds: Clouds, network: str, why: str
) -> None:
    told = clouds.refused("PUT", f"{clouds.new}/addons/HCX", hcx(uplinkNetwork=network))
    assert told.code == "InvalidParameter"
    assert why in told.told


def test_inferred_the_sites_of_hcx_go_with_it(clouds: Clouds) -> None:
    clouds.put(f"{clouds.new}/addons/hcx", hcx())
    clouds.put(f"{clouds.new}/hcxEnterpriseSites/site", {})
    assert clouds.ask("DELETE", f"{clouds.new}/addons/HCX").status_code == 200
    assert clouds.read(f"{clouds.new}/hcxEnterpriseSites")["value"] == []


def test_inferred_replication_comes_after_site_recovery(clouds: Clouds) -> None:
    replication = {"properties": {"addonType": "VR", "vrsCount": 1}}
    told = clouds.refused("PUT", f"{clouds.new}/addons/VR", replication)
    assert told.told == "The add-on VR needs the add-on SRM: make it first."
    clouds.put(f"{clouds.new}/addons/SRM", SRM)
    clouds.put(f"{clouds.new}/addons/VR", replication)


def test_inferred_site_recovery_stays_while_replication_stands(clouds: Clouds) -> None:
    clouds.put(f"{clouds.new}/addons/SRM", SRM)
    clouds.put(f"{clouds.new}/addons/VR", {"properties": {"addonType": "VR", "vrsCount": 1}})
    told = clouds.refused("DELETE", f"{clouds.new}/addons/SRM")
    assert (told.status, told.code) == (409, "Conflict")
    assert told.told == "'SRM' is used by the add-on VR: it cannot be deleted."
    clouds.ask("DELETE", f"{clouds.new}/addons/VR")
    assert clouds.ask("DELETE", f"{clouds.new}/addons/SRM").status_code == 200


def test_inferred_replication_has_a_server(clouds: Clouds) -> None:
    clouds.put(f"{clouds.new}/addons/SRM", SRM)
    body = {"properties": {"addonType": "VR", "vrsCount": 0}}
    assert clouds.refused("PUT", f"{clouds.new}/addons/VR", body).target == "properties.vrsCount"


def test_the_key_of_an_add_on_is_never_given_back(clouds: Clouds) -> None:
    assert "key-of-srm" not in str(clouds.put(f"{clouds.new}/addons/SRM", SRM))
    assert "key-of-srm" not in str(clouds.read(f"{clouds.new}/addons"))


def test_inferred_arc_names_a_vcenter_by_its_id(clouds: Clouds) -> None:
    body = {"properties": {"addonType": "Arc", "vCenter": "vcenter"}}
    told = clouds.refused("PUT", f"{clouds.new}/addons/Arc", body)
    assert told.target == "properties.vCenter"
    id_ = "/subscriptions/s/resourceGroups/g/providers/Microsoft.ConnectedVMwarevSphere/vcenters/v"
    clouds.put(f"{clouds.new}/addons/Arc", {"properties": {"addonType": "Arc", "vCenter": id_}})


def test_published_an_add_on_of_another_kind_is_refused(clouds: Clouds) -> None:
    told = clouds.refused("PUT", f"{clouds.new}/addons/HCX", SRM)
    assert told.told == "The add-on 'HCX' cannot be of the type 'SRM'."
    body = {"properties": {"addonType": "Zerto"}}
    told = clouds.refused("PUT", f"{clouds.new}/addons/Zerto", body)
    assert "'properties.addonType' 'Zerto' is none of Arc, HCX, SRM, VR" in told.told


def test_a_license_is_told_without_its_key(clouds: Clouds) -> None:
    client = clouds.azure.avs.licenses
    names = ("children-new", "cloud", "VmwareFirewall")
    body = {"properties": firewall_license()}
    client.begin_create_or_update(*names, body).result()
    found = client.get_properties(*names)
    assert (found.cores, found.license_key) == (64, None)
    assert [each.name for each in client.list(*names[:2])] == ["VmwareFirewall"]
    client.begin_delete(*names).result()
    assert list(client.list(*names[:2])) == []


@pytest.mark.parametrize(
    ("name", "changed", "target"),
    [
        ("Other", {}, "name"),
        ("VmwareFirewall", {"cores": 0}, "properties.cores"),
        ("VmwareFirewall", {"endDate": "some day"}, "properties.endDate"),
    ],
)
def test_inferred_a_license_has_its_name_cores_and_an_end(
    clouds: Clouds, name: str, changed: Body, target: str
) -> None:
    body = {"properties": {**firewall_license(), **changed}}
    told = clouds.refused("PUT", f"{clouds.new}/licenses/{name}", body)
    assert (told.code, told.target) == ("InvalidParameter", target)


def test_published_a_license_of_another_kind_is_refused(clouds: Clouds) -> None:
    body = {"properties": {**firewall_license(), "kind": "Antivirus"}}
    told = clouds.refused("PUT", f"{clouds.new}/licenses/VmwareFirewall", body)
    assert "'properties.kind' 'Antivirus' is none of VmwareFirewall" in told.told


def test_the_properties_of_a_license_that_is_not_there_are_not_told(clouds: Clouds) -> None:
    told = clouds.refused("POST", f"{clouds.new}/licenses/VmwareFirewall/getProperties")
    assert (told.status, told.code) == (404, "ResourceNotFound")
