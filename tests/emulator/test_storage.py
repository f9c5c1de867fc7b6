"""Datastores, iSCSI paths and policies of Pure Storage."""

import pytest
from tests.emulator.bodies import Body
from tests.emulator.estate import CLUSTER, Clouds, volume

SAN = "/subscriptions/s/resourceGroups/g/providers/Microsoft.ElasticSan"
SAN += "/elasticSans/san/volumeGroups/group/volumes/v"
TARGET = "/subscriptions/s/resourceGroups/g/providers/Microsoft.StoragePool"
TARGET += "/diskPools/pool/iscsiTargets/target"
POOL = "/subscriptions/s/resourceGroups/g/providers/PureStorage.Block/storagePools/pool"


def datastore(clouds: Clouds, name: str = "files") -> str:
    return f"{clouds.new}/{CLUSTER}/datastores/{name}"


def of(**properties: object) -> Body:
    return {"properties": properties}


VOLUMES: dict[str, Body] = {
    "elasticSanVolume": {"targetId": SAN},
    "diskPoolVolume": {"targetId": TARGET, "lunName": "lun0"},
    "pureStorageVolume": {"storagePoolId": POOL, "sizeGb": 64},
}


@pytest.mark.parametrize("kind", VOLUMES)
def test_published_a_datastore_stands_on_a_volume_of_each_kind(clouds: Clouds, kind: str) -> None:
    found = clouds.put(datastore(clouds), of(**{kind: VOLUMES[kind]}))["properties"]
    assert found["status"] == "Accessible"
    assert found[kind].items() >= VOLUMES[kind].items()


def test_published_a_lun_is_mounted_unless_it_is_attached(clouds: Clouds) -> None:
    disk = VOLUMES["diskPoolVolume"]
    found = clouds.put(datastore(clouds), of(diskPoolVolume=disk))
    assert found["properties"]["diskPoolVolume"]["mountOption"] == "MOUNT"


@pytest.mark.parametrize("named", [(), ("elasticSanVolume", "pureStorageVolume")])
def test_inferred_a_datastore_stands_on_one_volume(clouds: Clouds, named: tuple[str, ...]) -> None:
    told = clouds.refused("PUT", datastore(clouds), of(**{each: VOLUMES[each] for each in named}))
    assert (told.status, told.code) == (400, "InvalidParameter")
    assert told.told.endswith(f"{len(named)} are named.")


@pytest.mark.parametrize(
    ("kind", "volume", "type_"),
    [
        ("netAppVolume", {"id": SAN}, "Microsoft.NetApp/netAppAccounts/capacityPools/volumes"),
        ("elasticSanVolume", {"targetId": "san"}, "Microsoft.ElasticSan/elasticSans/volume"),
        (
            "pureStorageVolume",
            {"storagePoolId": SAN, "sizeGb": 1},
            "PureStorage.Block/storagePools",
        ),
    ],
)
def test_published_a_volume_is_named_by_the_id_of_its_type(
    clouds: Clouds, kind: str, volume: Body, type_: str
) -> None:
    told = clouds.refused("PUT", datastore(clouds), of(**{kind: volume}))
    assert told.code == "InvalidParameter"
    assert f"is no id of a resource of the type '{type_}" in told.told


def test_inferred_a_volume_is_one_datastore_of_a_cluster(clouds: Clouds) -> None:
    body = of(netAppVolume={"id": volume(clouds)})
    clouds.put(datastore(clouds), body)
    clouds.put(datastore(clouds), body)
    told = clouds.refused("PUT", datastore(clouds, "again"), body)
    assert (told.status, told.code) == (409, "Conflict")
    assert told.told == "The volume 'v' is the datastore 'files' already."


def test_inferred_a_datastore_stays_on_its_volume(clouds: Clouds) -> None:
    clouds.put(datastore(clouds), of(netAppVolume={"id": volume(clouds)}))
    other = of(netAppVolume={"id": volume(clouds, "other")})
    assert clouds.refused("PUT", datastore(clouds), other).code == "Conflict"


def test_published_a_name_has_letters_digits_hyphens_dots_and_underscores(clouds: Clouds) -> None:
    body = of(netAppVolume={"id": volume(clouds)})
    told = clouds.refused("PUT", datastore(clouds, "a%20b"), body)
    assert told.code == "InvalidResourceName"
    clouds.put(datastore(clouds, "a-b.c_1"), body)


def test_published_the_path_of_iscsi_has_one_name(clouds: Clouds) -> None:
    body = of(networkBlock="10.9.0.0/24")
    told = clouds.refused("PUT", f"{clouds.new}/iscsiPaths/other", body)
    assert told.told == "There is no 'iscsiPaths/other': its only name is 'default'."
    clouds.put(f"{clouds.new}/iscsiPaths/default", body)


@pytest.mark.parametrize(
    ("block", "why"), [("10.0.1.0/24", "overlaps"), ("10.9.0.1/24", "no IPv4 prefix")]
)
def test_inferred_the_block_of_iscsi_lies_beside_that_of_the_cloud(
    clouds: Clouds, block: str, why: str
) -> None:
    told = clouds.refused("PUT", f"{clouds.new}/iscsiPaths/default", of(networkBlock=block))
    assert (told.code, told.target) == ("InvalidParameter", "properties.networkBlock")
    assert why in told.told


def test_a_policy_of_pure_storage_is_made_and_deleted_through_the_client(clouds: Clouds) -> None:
    client = clouds.azure.avs.pure_storage_policies
    names = ("children-new", "cloud", "gold")
    told = {"storagePolicyDefinition": "gold", "storagePoolId": POOL}
    client.begin_create_or_update(*names, {"properties": told}).result()
    assert [each.name for each in client.list(*names[:2])] == ["gold"]
    client.begin_delete(*names).result()
    assert list(client.list(*names[:2])) == []


def test_published_a_policy_of_pure_storage_names_a_pool(clouds: Clouds) -> None:
    body = of(storagePolicyDefinition="gold", storagePoolId=SAN)
    told = clouds.refused("PUT", f"{clouds.new}/pureStoragePolicies/gold", body)
    assert told.target == "properties.storagePoolId"
