"""Who is in application security groups: interfaces that are told, and perhaps others."""

from collections.abc import Iterable, Mapping

from landbridge.model.network import Interface, Network
from landbridge.security.filter import Known
from landbridge.space import NOWHERE, Addresses


def application_groups(network: Network) -> Mapping[str, Known]:
    """The groups by their names in small letters."""
    members: dict[str, list[Interface]] = {
        name.lower(): [] for name in network.application_security_groups
    }
    for interface in network.interfaces:
        for name in interface.application_security_groups:
            members.setdefault(name.lower(), []).append(interface)
    told = Addresses.of(each.address for each in network.interfaces)
    untold = {home: each - told for home, each in _untold(network).items()}
    return {name: _known(name, held, untold) for name, held in members.items()}


def _known(name: str, held: Iterable[Interface], untold: Mapping[str, Addresses]) -> Known:
    """The members, who are all in one network, and whoever of that may be one too."""
    certain = Addresses.of(each.address for each in held)
    homes = {_home(each) for each in held} or untold.keys()
    possible = Addresses.union(untold.get(home, NOWHERE) for home in homes)
    return Known(certain, possible, (name,)) if possible else Known(certain)


def _untold(network: Network) -> Mapping[str, Addresses]:
    """By network the subnets of which not all interfaces are told."""
    return {
        home.name.lower(): Addresses.of(
            prefix for each in home.subnets if not each.complete for prefix in each.prefixes
        )
        for home in network.virtual_networks
    }


def _home(interface: Interface) -> str:
    return interface.subnet.lower().partition("/")[0]
