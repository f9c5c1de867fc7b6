"""The private cloud that shall be, with its clusters and HCX."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.errors import InputError
from landbridge.model.sized import Sized
from landbridge.network.address.declared import home_name
from landbridge.render.arm.ground import CLOUD, VIRTUAL_NETWORK, Ground
from landbridge.render.arm.resource import ArmResource, Body

CLUSTER, ADDON = f"{CLOUD}/clusters", f"{CLOUD}/addons"
HCX = "HCX"
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
    yield ground.resource(CLOUD, cloud.name, properties, remarks=remarks, sku=_sku())


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
