"""The networks that the service makes in the block of a private cloud, one of each type."""

from collections.abc import Iterator, Mapping
from ipaddress import IPv4Network

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.kind import World
from landbridge.emulator.avs.state.child import block, in_network
from landbridge.emulator.avs.state.derived import Derived, derived
from landbridge.emulator.avs.state.first_version import since
from landbridge.emulator.avs.state.layouts import FACTS
from landbridge.emulator.store import Body, Resource

OLD = "gen1.subnet-layout"
HCX = {"managementNetwork": "hcxManagement", "uplinkNetwork": "hcxUplink"}
TYPES: Mapping[str, str] = {
    "esxi-management": "esxManagement",
    "replication": "esxReplication",
    "hcx-management": "hcxManagement",
    "hcx-uplink": "hcxUplink",
    "vcenter": "vcenterManagement",
    "management": "vcenterManagement",
    "vmotion": "vmotion",
    "vsan": "vsan",
}
"""By role in a layout; the first of a layout is taken where two have one type."""


class ProvisionedNetworks(Derived):
    """That each is named by its type is inferred."""

    type = "Microsoft.AVS/privateClouds/provisionedNetworks"
    since = since("provisionedNetworks")

    def derived(self, world: World, above: Resource) -> Iterator[Resource]:
        found = networks(above) | _hcx(world, above)
        for type_, cidr in found.items():
            told: Body = {"addressPrefix": cidr, "networkType": type_}
            told["provisioningState"] = "Succeeded"
            yield derived(above, "provisionedNetworks", type_, told)


def networks(cloud: Resource) -> dict[str, str]:
    """The prefix of each type of network in the block of a cloud."""
    found: dict[str, str] = {}
    layout = FACTS[cloud.hidden["layout"]] if in_network(cloud) else OLD
    for role, cidr in laid_out(layout, block(cloud)).items():
        if role in TYPES:
            found.setdefault(TYPES[role], str(cidr))
    return found


def laid_out(layout: str, block: IPv4Network) -> dict[str, IPv4Network]:
    """The subnets of a layout moved into a block, by their roles."""
    value = catalogue().value(layout)
    assert isinstance(value, dict)  # noqa: S101 - the data are ours
    subnets, example = value["subnets"], IPv4Network(str(value["block"]))
    shift = int(block.network_address) - int(example.network_address)
    found: dict[str, IPv4Network] = {}
    for each in subnets if isinstance(subnets, tuple) else ():
        if isinstance(each, dict):
            found.setdefault(str(each["role"]), _moved(IPv4Network(str(each["cidr"])), shift))
    return found


def _moved(subnet: IPv4Network, shift: int) -> IPv4Network:
    return IPv4Network((int(subnet.network_address) + shift, subnet.prefixlen))


def _hcx(world: World, cloud: Resource) -> dict[str, str]:
    """The networks that the add-on HCX was given, which Generation 2 has outside of the block."""
    addon = world.store.get(cloud.id.child("addons", "HCX"))
    told = addon.properties if addon else {}
    return {type_: str(told[key]) for key, type_ in HCX.items() if told.get(key)}
