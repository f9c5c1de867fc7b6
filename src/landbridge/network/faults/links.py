"""Which virtual networks somebody connects, whether or not it comes about."""

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from landbridge.model.network import Network
from landbridge.model.network.virtual_network_manager import Connectivity
from landbridge.network.faults.fault import Path, along


class Joined(NamedTuple):
    """Networks that one configuration connects: each with all, or each with the hub."""

    path: Path
    members: Set[str]
    hub: str | None = None

    def connects(self, one: str, other: str) -> bool:
        """Whether it connects two networks."""
        if self.hub is None:
            return {one, other} <= self.members
        return self.hub in {one, other} and bool({one, other} & (self.members - {self.hub}))


class Links:
    """The connections of a network by peerings and by Virtual Network Manager."""

    def __init__(self, network: Network) -> None:
        self._peerings = {
            frozenset(
                (network.virtual_networks[int(path[1])].name.lower(), peering.to.lower())
            ): path
            for path, peering in along(network, "virtual_networks.*.peerings.*")
        }
        self._joined = list(_managed(network))
        self._neighbours = _neighbours(network, self._joined)

    def __bool__(self) -> bool:
        return bool(self._peerings or self._joined or self._neighbours)

    def between(self, one: str, other: str) -> Path | None:
        """Where it is said that two networks are connected; None if nowhere."""
        one, other = one.lower(), other.lower()
        for each in self._joined:
            if each.connects(one, other):
                return each.path
        return self._peerings.get(frozenset((one, other)))

    def common(self, one: str, other: str) -> tuple[str, Path] | None:
        """A network or hub with which both are connected, and where that of `other` is said."""
        mine, theirs = (self._neighbours.get(name.lower(), {}) for name in (one, other))
        shared = [name for name in mine if name in theirs]
        return (theirs[shared[0]].name, theirs[shared[0]].path) if shared else None

    def beside(self, one: str, other: str) -> str:
        """How two networks see each other's addresses, in words; nothing if they do not."""
        if self.between(one, other):
            return "are connected"
        third = self.common(one, other)
        return f"are both connected with `{third[0]}`" if third else ""


class End(NamedTuple):
    """The other end of a connection, and where it is said."""

    name: str
    path: Path


def _neighbours(network: Network, joined: Sequence[Joined]) -> dict[str, dict[str, End]]:
    """Whatever each network is connected with by peerings or as a spoke, by name."""
    found: dict[str, dict[str, End]] = {}
    for path, peering in along(network, "virtual_networks.*.peerings.*"):
        here = network.virtual_networks[int(path[1])].name
        found.setdefault(here.lower(), {})[peering.to.lower()] = End(peering.to, path)
        found.setdefault(peering.to.lower(), {}).setdefault(here.lower(), End(here, path))
    for each in joined:
        for member in each.members if each.hub else ():
            found.setdefault(member, {}).setdefault(each.hub or "", End(each.hub or "", each.path))
    for path, connection in along(network, "virtual_hubs.*.connections.*"):
        hub = network.virtual_hubs[int(path[1])].name
        end = End(hub, path)
        found.setdefault(connection.virtual_network.lower(), {})[f"hub {hub.lower()}"] = end
    return found


def _managed(network: Network) -> Iterator[Joined]:
    members = {
        each.name.lower(): {name.lower() for name in each.virtual_networks}
        for each in network.network_manager.network_groups
    }
    for at, each in enumerate(network.network_manager.connectivity):
        path = ("network_manager", "connectivity", at)
        groups = [members.get(group.name.lower(), set()) for group in each.groups]
        yield from _of(each, path, groups)


def _of(each: Connectivity, path: Path, groups: list[set[str]]) -> Iterator[Joined]:
    """A mesh joins all of its groups, hub and spoke each with the hub, and on wish each group."""
    everybody = set().union(*groups)
    if each.topology == "mesh":
        yield Joined(path, everybody)
        return
    if each.hub:
        yield Joined(path, everybody, each.hub.lower())
    for group, joined in zip(groups, each.groups, strict=True):
        if joined.direct_connectivity:
            yield Joined(path, group)
