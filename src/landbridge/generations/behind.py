"""The AV64 clusters that the same VMs take in Generation 1, behind a base cluster."""

from typing import NamedTuple

from landbridge.errors import InputError
from landbridge.model.estate import Estate
from landbridge.model.sized import Sized, SizedCluster
from landbridge.sizing import behind_base


class Behind(NamedTuple):
    """Those clusters, and why they do not carry all that the clusters of Generation 2 do."""

    clusters: tuple[SizedCluster, ...]
    limits: tuple[str, ...] = ()


def behind(estate: Estate, sized: Sized) -> Behind:
    """The fewest hosts found; where there is no arrangement, those of Generation 2 stand there."""
    try:
        placed, clusters = behind_base(estate)
    except InputError:
        return Behind(sized.clusters, ("no arrangement on AV64 of Generation 1 was found",))
    left = sized.placed - placed
    whom = "1 VM has" if left == 1 else f"{left:,} VMs have"
    return Behind(clusters, (f"{whom} no place on AV64 of Generation 1",) if left > 0 else ())
