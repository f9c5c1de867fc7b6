"""The proof of all pairs by VM: what each guest and interface may send to each other one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

import numpy as np

from landbridge.model.network import Network
from landbridge.model.proof import Cell
from landbridge.network.ground import Endpoint
from landbridge.network.matrix.block import Block, Blocks
from landbridge.network.proof import Proof
from landbridge.security.ends import Tags
from landbridge.space import number_of, worded
from landbridge.space.words import Octets, Words, crossed


class Machine(NamedTuple):
    """A VM by its name, and what nothing tells its address apart from."""

    name: str
    endpoint: Endpoint


def by_machine(
    network: Network, tags: Tags | None = None, progress: Callable[[str], None] | None = None
) -> Iterator[Cell]:
    """A cell for each VM that has a place and each other one, in the order of the network.

    A VM is one address, so that `always` and `sometimes` say the same.
    """
    proof = Proof(network, tags)
    machines = tuple(_machines(network, proof))
    numbers = {each: nth for nth, each in enumerate(proof.ground.endpoints)}
    kept = sorted({numbers[each.endpoint] for each in machines})
    squares = _Squares(kept)
    for block in Blocks(proof.judge, proof.ground):
        squares.add(block)
        if progress:
            progress(f"Proving by VM: {block.window.stop} of {proof.ground.traffic.count}")
    told: dict[int, str] = {}
    for source, destination in permutations(machines, 2):
        if source.endpoint.same_family(destination.endpoint):
            at = numbers[source.endpoint], numbers[destination.endpoint]
            for bits in (found := squares.at(*at)):
                if bits not in told:
                    told[bits] = worded(proof.ground.traffic.traffic(bits))
            allowed, depends = (told[bits] for bits in found)
            yield Cell(source.name, destination.name, allowed, allowed, depends)


def are_all(network: Network) -> bool:
    """Whether a network is VMs of private clouds and nothing else, as NSX alone tells it."""
    around = (network.virtual_networks, network.virtual_hubs, network.sites)
    return not any(around) and any(each.guests for each in network.private_clouds)


def alike(proof: Proof) -> Mapping[str, Sequence[str]]:
    """The VMs that nothing tells apart, by the first of them."""
    found: dict[Endpoint, list[str]] = {}
    for each in _machines(proof.network, proof):
        found.setdefault(each.endpoint, []).append(each.name)
    return {names[0]: names for names in found.values()}


class _Squares:
    """What is allowed, and what depends, between the endpoints that matter."""

    def __init__(self, kept: Sequence[int]) -> None:
        self._kept = np.array(kept, dtype=np.int64)
        self._nth = {number: nth for nth, number in enumerate(kept)}
        self._parts: tuple[list[Octets], list[Octets]] = ([], [])
        self._planes: tuple[Octets, ...] | None = None

    def add(self, block: Block) -> None:
        """One block more; they come in the order of their windows."""
        found = (block.allowed & ~block.denied, block.allowed & block.denied)
        for part, plane in zip(self._parts, found, strict=True):
            part.append(self._square(plane))

    def at(self, source: int, destination: int) -> tuple[int, int]:
        """Classes of traffic from one to the other, as bits: allowed, and open."""
        if self._planes is None:
            self._planes = tuple(np.concatenate(each) for each in self._parts)
        at = self._nth[destination], self._nth[source]
        allowed, depends = (
            int.from_bytes(plane[:, at[0], at[1]].tobytes(), "little") for plane in self._planes
        )
        return allowed, depends

    def _square(self, plane: Words) -> Octets:
        return crossed(np.ascontiguousarray(plane[:, :, self._kept]))[:, self._kept]


def _machines(network: Network, proof: Proof) -> Iterator[Machine]:
    known = {(each.place.key, each.number): each for each in proof.ground.endpoints}
    for name, address, place in _addresses(network):
        if found := known.get((place.lower(), proof.ground.classes.of(number_of(address)))):
            yield Machine(name, found)


def _addresses(network: Network) -> Iterator[tuple[str, str, str]]:
    """Name, address and place of each guest and interface."""
    for cloud in network.private_clouds:
        for guest in cloud.guests:
            yield guest.name, guest.address, f"{cloud.name}/{guest.segment}"
    yield from ((each.name, each.address, each.subnet) for each in network.interfaces)
