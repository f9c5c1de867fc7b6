"""Whether the region still has so many hosts for the subscription."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.deploy.merged import Body
from landbridge.deploy.preflight.hindrance import Hindrance, Intended, Sure
from landbridge.deploy.work import Work
from landbridge.errors import RemoteError
from landbridge.render.arm import version_of
from landbridge.render.arm.ground import CLOUD

CLUSTER = f"{CLOUD}/clusters"
OPERATION, FIELD, KEYS = "deploy.quota.operation", "deploy.quota.field", "deploy.quota.keys"
REQUEST = (
    "Ask for it in the portal under Help + support, New support request, of the type Service and"
    " subscription limits, service Azure VMware Solution: region {}, {} hosts of AV64."
)


def quota(intended: Intended) -> Iterator[Hindrance]:
    """Hosts that are asked for beyond those that stand, against what is left of the quota."""
    region = intended.plan.estate.private_cloud.region
    wanted = sum(_more(each, intended) for each in intended.works)
    left = _left(intended, str(region)) if wanted else None
    if wanted and left is None:
        told = f"{wanted} hosts are needed in {region}, and the quota does not tell how many it has"
        yield Hindrance(Sure.UNKNOWN, told, REQUEST.format(region, wanted))
    elif left is not None and left < wanted:
        told = f"{wanted} hosts are needed in {region}, and {left} are left of the quota"
        yield Hindrance(Sure.BLOCKED, told, REQUEST.format(region, wanted - left))


def _more(work: Work, intended: Intended) -> int:
    """The hosts of a cluster that do not stand yet."""
    if work.type not in (CLOUD, CLUSTER):
        return 0
    standing = intended.arm.get(work.path, work.version) or {}
    return max(0, _size(work.body) - _size(standing))


def _size(body: Body) -> int:
    properties: Body = body.get("properties", {})
    cluster: Body = properties.get("managementCluster", properties)
    return int(cluster.get("clusterSize") or 0)


def _left(intended: Intended, region: str) -> int | None:
    """What is left; None where nobody says."""
    operation, field, keys = (catalogue().value(each) for each in (OPERATION, FIELD, KEYS))
    assert isinstance(keys, dict)  # noqa: S101 - the data are ours
    path = f"{intended.subscription}/providers/Microsoft.AVS/locations/{region}/{operation}"
    try:
        found = intended.arm.post(path, version_of(CLOUD)) or {}
    except RemoteError:
        return None
    told = found.get(str(field), {}).get(keys["AV64"])
    return None if told is None else int(told)
