"""The clusters that the sizing finds for what moves: remarks, since each run of it finds them."""

from collections.abc import Iterator

from landbridge.errors import InputError
from landbridge.intake.draft.written import remark
from landbridge.intake.words import counted
from landbridge.model.estate import Estate
from landbridge.model.sized import Sized, SizedCluster
from landbridge.sizing import size


def clusters(estate: Estate) -> tuple[list[str], list[str]]:
    """The remarks on the clusters of the private cloud, and what is open about their hosts."""
    try:
        sized = size(estate)
    except InputError as error:
        return [*remark(f"No clusters: {error.problem}. {error.remedy}".strip())], []
    hosts = counted(sized.hosts, "host")
    quota = f"Is quota for {hosts} agreed with Microsoft (private_cloud.quota)?"
    return [*_told(sized)], [quota]


def _told(sized: Sized) -> Iterator[str]:
    found = counted(len(sized.clusters), "cluster")
    yield from remark(f"guess: {found} by the sizing of all that moves, under its defaults")
    for cluster in sized.clusters:
        yield from remark(_cluster(cluster), dash="- ")
    yield from remark(sized.reasons["hosts"])
    if homeless := sized.inventory.counted - sized.placed:
        fit = f"{counted(homeless, 'VM')} fit{'s' * (homeless == 1)} no host"
        yield from remark(f"{fit}: `landbridge size` tells which.")


def _cluster(cluster: SizedCluster) -> str:
    hosts = f"{counted(cluster.hosts, 'host')} of {cluster.sku.upper()} (n+{cluster.spare_hosts})"
    carried = counted(cluster.vms, "VM")
    limit = cluster.limiting_resource
    return f"{cluster.name}: {hosts} for {carried}, {cluster.storage_policy}; {limit} is scarcest"
