"""The private cloud that shall be, with its clusters and HCX."""

from collections.abc import Iterator
from typing import Any

from landbridge.catalogue import catalogue
from landbridge.errors import InputError
from landbridge.model.private_cloud import PrivateCloud
from landbridge.model.sized import Sized
from landbridge.network.address.declared import home_name
from landbridge.render.arm.ground import CLOUD, VIRTUAL_NETWORK, Ground
from landbridge.render.arm.resource import ArmResource, Body

CLUSTER, ADDON = f"{CLOUD}/clusters", f"{CLOUD}/addons"
HCX, ARC = "HCX", "Arc"
LOCKED = (
    "{}: the key {} is not used yet: let the cloud's identity into {} once it stands, then say"
    " `vault_open`"
)
SEVERAL = (
    "{} private clouds are needed for all hosts, and one is declared: the clusters of the others"
    " are not in it"
)


def private_cloud(ground: Ground, sized: Sized) -> Iterator[ArmResource]:
    """The cloud with its management cluster; passwords are the service's to make.

    Raises InputError while the estate does not tell where it stands, or which block it takes.
    """
    cloud = ground.cloud
    _refuse_untold(ground)
    first, *_ = sized.clusters
    several = sized.private_clouds
    properties = {
        "managementCluster": {"clusterSize": first.hosts},
        "networkBlock": cloud.address_block,
        "virtualNetworkId": ground.id(VIRTUAL_NETWORK, home_name(cloud)),
        "internet": "Disabled",
        **({"dnsZoneType": cloud.dns_zone} if cloud.dns_zone else {}),
        "availability": {"strategy": "SingleZone", **({"zone": cloud.zone} if cloud.zone else {})},
    }
    remarks = [SEVERAL.format(several)] if several > 1 else []
    if (key := cloud.customer_key) and not key.vault_open:
        remarks.append(LOCKED.format(cloud.name, key.name, key.vault))
    identity: dict[str, Any] = {"identity": {"type": "SystemAssigned"}} if key else {}
    yield ground.resource(
        CLOUD,
        cloud.name,
        {**properties, **_encryption(cloud)},
        remarks=remarks,
        sku=_sku(),
        **identity,
    )


def _encryption(cloud: PrivateCloud) -> Body:
    """None before the vault lets the cloud's identity in: the service would fail with the key."""
    key = cloud.customer_key
    if key is None or not key.vault_open:
        return {}
    version = {"keyVersion": key.version} if key.version else {}
    vault = {"keyVaultUrl": key.vault, "keyName": key.name, **version}
    return {"encryption": {"status": "Enabled", "keyVaultProperties": vault}}


def clusters(ground: Ground, sized: Sized) -> Iterator[ArmResource]:
    """The clusters of this cloud beside the management cluster."""
    first, *others = sized.clusters
    for each in others:
        if each.private_cloud == first.private_cloud:
            yield ArmResource(
                CLUSTER,
                f"{ground.cloud.name}/{each.name}",
                ground.home,
                {"sku": _sku(), "properties": {"clusterSize": each.hosts}},
            )


def hcx(ground: Ground, _: Sized) -> Iterator[ArmResource]:
    """HCX with its two networks, where the estate tells them."""
    blocks = ground.cloud.hcx_blocks or ()
    if blocks:
        management, *uplink = blocks
        properties = {
            "addonType": HCX,
            "offer": catalogue().value("arm.choice.hcx-offer"),
            "managementNetwork": management,
            **({"uplinkNetwork": uplink[0]} if uplink else {}),
        }
        name = f"{ground.cloud.name}/{HCX}"
        yield ArmResource(ADDON, name, ground.home, {"properties": properties})


def arc(ground: Ground, _: Sized) -> Iterator[ArmResource]:
    """Azure Arc, where its vCenter is told."""
    if vcenter := ground.cloud.arc_vcenter:
        properties = {"addonType": ARC, "vCenter": vcenter}
        name = f"{ground.cloud.name}/{ARC}"
        yield ArmResource(ADDON, name, ground.home, {"properties": properties})


def _sku() -> Body:
    return {"name": catalogue().value("arm.choice.cloud-sku")}


def _refuse_untold(ground: Ground) -> None:
    told = {
        "region": ground.cloud.region,
        "resource_group": ground.cloud.resource_group,
        "address_block": ground.cloud.address_block,
    }
    lost = [f"`private_cloud.{key}`" for key, value in told.items() if not value]
    if lost:
        raise InputError(
            f"{', '.join(lost)} of the estate: not told, and no private cloud can be made without",
            remedy="Tell it in the estate.",
        )
