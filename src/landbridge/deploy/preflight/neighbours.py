"""Whether another private cloud has the resource group, or the virtual network, already."""

from collections.abc import Iterator

from landbridge.deploy.preflight.hindrance import Hindrance, Intended, Sure
from landbridge.deploy.work import Work
from landbridge.render.arm import version_of
from landbridge.render.arm.ground import CLOUD

REMEDY = "Give the new one a resource group and a virtual network of its own."


def neighbours(intended: Intended) -> Iterator[Hindrance]:
    """Generation 2 clouds that stand in the place of the one that shall be."""
    for work in intended.works:
        if work.type == CLOUD:
            yield from _in_the_way(work, intended)


def _in_the_way(work: Work, intended: Intended) -> Iterator[Hindrance]:
    path = f"{intended.subscription}/providers/{CLOUD}"
    network = str(work.body["properties"].get("virtualNetworkId", "")).lower()
    group = work.path.lower().partition("/providers/")[0]
    for each in intended.arm.listed(path, version_of(CLOUD)):
        theirs = each["id"].lower()
        if theirs == work.path.lower():
            continue
        if str(each["properties"].get("virtualNetworkId", "")).lower() == network:
            yield Hindrance(Sure.BLOCKED, f"{each['name']} has the virtual network", REMEDY)
        elif theirs.startswith(f"{group}/"):
            yield Hindrance(Sure.BLOCKED, f"{each['name']} has the resource group", REMEDY)
