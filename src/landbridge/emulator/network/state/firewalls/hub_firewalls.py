"""Azure Firewall in a hub of a Virtual WAN: its place, and the addresses that the hub gives it."""

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.figures import number
from landbridge.emulator.network import errors as general
from landbridge.emulator.network.references import guid, referred
from landbridge.emulator.network.state.public_range import spare_address
from landbridge.emulator.network.state.space import network_of
from landbridge.emulator.network.state.wide_area.in_hub import HUBS, refuse_place
from landbridge.emulator.store import Body

HUB = "AZFW_Hub"
PLACE = "network.hub.firewall-place"
ADDRESSES = "hubIPAddresses"


def is_of_hub(properties: Body) -> bool:
    """Whether it shall stand in a hub: its SKU says so."""
    return (properties.get("sku") or {}).get("name") == HUB


def refuse_in_hub(world: World, wanted: Wanted) -> None:
    """Raises Refusal for one that cannot stand in its hub."""
    refuse_place(world, wanted, "azureFirewalls")
    if wanted.properties.get("ipConfigurations"):
        told = f"Firewall '{wanted.id.name}' of SKU {HUB} has no configurations of a subnet."
        raise general.wrong(told, "properties.ipConfigurations")
    if not _count(wanted.properties):
        raise general.missing(f"properties.{ADDRESSES}.publicIPs.count")


def addressed(world: World, wanted: Wanted) -> Body:
    """What a hub gives it. That it is always the same place in the prefix is inferred."""
    hub = referred(world, wanted.properties.get("virtualHub"), HUBS)
    assert hub is not None  # noqa: S101 - it was refused without
    prefix = network_of(str(hub.properties["addressPrefix"]))
    told = wanted.properties[ADDRESSES]["publicIPs"]
    public = [
        {"address": spare_address(guid(wanted.id, str(each)))}
        for each in range(_count(wanted.properties))
    ]
    own = {"privateIPAddress": str(prefix[number(PLACE)])}
    return {ADDRESSES: {**own, "publicIPs": {**told, "addresses": public}}}


def _count(properties: Body) -> int:
    return int(((properties.get(ADDRESSES) or {}).get("publicIPs") or {}).get("count") or 0)
