"""What is attached to single addresses of a subnet: interfaces and private endpoints."""

from collections.abc import Iterator
from typing import NamedTuple

from landbridge.model.network import Interface, Network
from landbridge.network.pools import Pool, pool_of
from landbridge.space import Addresses, number_of


class Attachment(NamedTuple):
    """What distinguishes an address from the rest of its place; by default nothing does."""

    security_group: str | None = None
    endpoint: bool = False
    public: bool = False
    interface: str = ""
    """The interface's name, where it matters which one it is: behind a balancer."""
    pool: Pool = Pool.NONE
    known: bool = False
    """Whether an interface is told to stand there, where its subnet may have others."""
    balanced: bool = False
    """Whether a balancer that is not told may lead there."""


PLAIN = Attachment()


def attached(interface: Interface) -> Attachment:
    """What an interface has on it, for the filters of what passes it."""
    group = interface.network_security_group
    return Attachment(security_group=group.lower() if group else None, known=True)


class Attachments:
    """The attachments by place and address."""

    def __init__(self, network: Network) -> None:
        self._balanced = {
            name.lower() for each in network.load_balancers for name in each.interfaces
        }
        self._partly = {
            f"{home.name}/{each.name}".lower()
            for home in network.virtual_networks
            for each in home.subnets
            if not each.complete
        }
        self._at = dict(self._interfaces(network))
        for endpoint in network.private_endpoints:
            place = endpoint.subnet.lower()
            self._at[place, number_of(endpoint.address)] = Attachment(endpoint=True)

    def at(self, place: str, address: int) -> Attachment:
        """What an address of a place has."""
        return self._at.get((place, address), PLAIN)

    def of(self, place: str) -> list[Attachment]:
        """All attachments in a place."""
        return [each for (home, _), each in self._at.items() if home == place]

    def addresses(self, place: str, attachment: Attachment) -> Addresses:
        """Those of a place that have this attached."""
        mine = (key for key, each in self._at.items() if key[0] == place and each == attachment)
        return Addresses.union(Addresses.span(number, number + 1) for _, number in mine)

    def sets(self) -> Iterator[Addresses]:
        """The addresses of each kind of attachment, so that no class mixes two."""
        kinds: dict[Attachment, list[int]] = {}
        for (_, address), attachment in self._at.items():
            if attachment != PLAIN:
                kinds.setdefault(attachment, []).append(address)
        for addresses in kinds.values():
            yield Addresses.union(Addresses.span(each, each + 1) for each in addresses)

    def _interfaces(self, network: Network) -> Iterator[tuple[tuple[str, int], Attachment]]:
        for each in network.interfaces:
            name = each.name.lower()
            group = each.network_security_group
            yield (
                (each.subnet.lower(), number_of(each.address)),
                Attachment(
                    security_group=group.lower() if group else None,
                    public=each.public_address is not None,
                    pool=pool_of(name, network.load_balancers) if each.complete else Pool.PUBLIC,
                    interface=name if name in self._balanced or each.public_address else "",
                    known=each.subnet.lower() in self._partly,
                    balanced=not each.complete,
                ),
            )
