"""How many pieces of routes a private cloud of so many hosts may have."""

from collections import Counter
from collections.abc import Mapping

from landbridge.catalogue import catalogue
from landbridge.model.sized import Sized

FROM = "network.routes.large-from-hosts"
SMALL, LARGE = "network.routes.pieces-small-max", "network.routes.pieces-large-max"


def hosts_of(sized: Sized | None) -> Mapping[str, int]:
    """The hosts of each private cloud."""
    hosts = Counter[str]()
    for cluster in sized.clusters if sized else ():
        hosts[cluster.private_cloud] += cluster.hosts
    return hosts


def allowances(sized: Sized | None) -> Mapping[str, int]:
    """The pieces that each private cloud may have."""
    facts = catalogue()
    return {
        cloud: int(facts.number(LARGE if hosts >= facts.number(FROM) else SMALL))
        for cloud, hosts in hosts_of(sized).items()
    }
