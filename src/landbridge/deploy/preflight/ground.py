"""Whether the network that stands can take the private cloud: where it is, and what is in it."""

from collections.abc import Iterator

from landbridge.deploy.merged import Body
from landbridge.deploy.preflight.hindrance import Hindrance, Intended, Sure
from landbridge.deploy.work import Work
from landbridge.network.routing.regions import apart
from landbridge.render.arm import version_of
from landbridge.render.arm.ground import CLOUD, VIRTUAL_NETWORK
from landbridge.space import Addresses

PREFIXES = "addressPrefixes"


def ground(intended: Intended) -> Iterator[Hindrance]:
    """Of a cloud that does not stand yet: afterwards its subnets are there, as they should be."""
    for work in intended.works:
        if work.type != CLOUD or intended.arm.get(work.path, work.version) is not None:
            continue
        path = str(work.body["properties"].get("virtualNetworkId", ""))
        network = intended.arm.get(path, version_of(VIRTUAL_NETWORK)) if path else None
        if network is not None:
            yield from _elsewhere(network, work)
            yield from _occupied(network, work)


def _elsewhere(network: Body, work: Work) -> Iterator[Hindrance]:
    if apart(network.get("location"), work.body.get("location")):
        yield Hindrance(
            Sure.BLOCKED,
            f"the virtual network {network['name']} stands in {network['location']},"
            f" and the private cloud {work.name} shall in {work.body['location']}",
            "Plan the cloud in the region of the network, or give it another network.",
        )


def _occupied(network: Body, work: Work) -> Iterator[Hindrance]:
    """The service makes its subnets in the block: nothing else may be there."""
    block = Addresses.of([str(work.body["properties"]["networkBlock"])])
    for each in network.get("properties", {}).get("subnets", ()):
        if block & Addresses.of(prefixes_of(each["properties"])):
            yield Hindrance(
                Sure.BLOCKED,
                f"the subnet {network['name']}/{each['name']} lies in the block of the private"
                f" cloud {work.name}, {work.body['properties']['networkBlock']}",
                f"Give the cloud another block, or the subnet: az network vnet subnet delete --ids"
                f" {each['id']}",
            )


def prefixes_of(properties: Body) -> list[str]:
    """Of a subnet, which tells one or several."""
    one = properties.get("addressPrefix")
    return [*properties.get(PREFIXES, ()), *([one] if one else [])]
