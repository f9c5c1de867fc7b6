"""The two networks that HCX has outside of the block of a Generation 2 private cloud."""

from ipaddress import IPv4Network
from itertools import combinations

from landbridge.emulator.avs import child_errors
from landbridge.emulator.avs.state.child import block, in_network, prefix
from landbridge.emulator.figures import number
from landbridge.emulator.store import Body, Resource

NETWORKS = ("managementNetwork", "uplinkNetwork")
LENGTH = "network.hcx.prefix"


def refuse_networks(cloud: Resource, addon: Body) -> None:
    """Raises Refusal for networks that HCX cannot have; Generation 1 has them in its block."""
    told = {name: addon[name] for name in NETWORKS if addon.get(name)}
    missing = [name for name in NETWORKS if name not in told]
    if missing and in_network(cloud):
        wants = f"HCX in a Generation 2 private cloud needs {' and '.join(missing)}."
        raise child_errors.unfit(wants, f"properties.{missing[0]}")
    found = {name: _network(name, text) for name, text in told.items()}
    _refuse_overlaps({**found, "networkBlock": block(cloud)})


def _network(name: str, text: object) -> IPv4Network:
    found = prefix(text, f"properties.{name}")
    if found.prefixlen > number(LENGTH):
        told = f"The network {found} is smaller than HCX takes: a /{number(LENGTH)} is needed."
        raise child_errors.unfit(told, f"properties.{name}")
    return found


def _refuse_overlaps(networks: dict[str, IPv4Network]) -> None:
    """That they must lie beside each other and beside the block is inferred."""
    for (name, network), (other, beside) in combinations(networks.items(), 2):
        if network.overlaps(beside):
            told = f"{network} of {name} overlaps with {beside} of {other}."
            raise child_errors.unfit(told, f"properties.{name}")
