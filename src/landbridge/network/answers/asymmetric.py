"""Pairs of places whose replies miss a firewall that saw the request, or meet one that did not."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from landbridge.model.proof import Asymmetric
from landbridge.network.compiler import Sender
from landbridge.network.ground import Endpoint
from landbridge.network.judge import Judge
from landbridge.network.paths.steps import Inspected, OneSided, Path, Step, arrived, met
from landbridge.network.places import UNFILTERED, Place
from landbridge.network.proof import Proof

Names = tuple[str, ...]


class Turn(NamedTuple):
    """The firewalls and appliances that a request passes, and those that its reply passes."""

    there: Names
    back: Names


def asymmetric(proof: Proof) -> Iterator[Asymmetric]:
    """Every pair of places with such a way, by the routes alone; each once for alike endpoints.

    Filters are not asked: what they refuse today they may let through tomorrow.
    """
    places = _places(proof)
    number = proof.judge.number
    found = (
        Asymmetric(
            source=source.place.name,
            destination=destination.place.name,
            there=turn.there,
            back=turn.back,
            alike=len(places[number(source)]) * len(places[number(destination)]),
        )
        for source, destination, turn in turned(proof)
    )
    yield from dict.fromkeys(found)


def turned(proof: Proof) -> Iterator[tuple[Endpoint, Endpoint, Turn]]:
    """The same by endpoints, one of each kind."""
    kinds = {proof.judge.number(each): each for each in filter(_somebody, proof.ground.endpoints)}
    for source, destination in product(kinds.values(), kinds.values()):
        for turn in _turns(proof.judge, source, destination):
            yield source, destination, turn


def _places(proof: Proof) -> dict[int, set[str]]:
    """The places that have endpoints of each kind."""
    found: dict[int, set[str]] = defaultdict(set)
    for each in filter(_somebody, proof.ground.endpoints):
        found[proof.judge.number(each)].add(each.place.key)
    return found


def _somebody(endpoint: Endpoint) -> bool:
    """Whether machines stand there; in the subnets of gateways and firewalls none do."""
    subnet = endpoint.place.subnet
    return subnet is None or subnet.name.lower() not in UNFILTERED


def _turns(judge: Judge, source: Endpoint, destination: Endpoint) -> Iterator[Turn]:
    if source is destination or not source.same_family(destination):
        return
    if judge.enters(source, destination):
        return
    for path in judge.paths(source, destination):
        if place := arrived(path):
            yield from _of(judge, path, source, destination, place)


def _of(
    judge: Judge, path: Path, source: Endpoint, destination: Endpoint, place: Place
) -> Iterator[Turn]:
    """The replies to a request on one way, which came to a place, that pass others than it did."""
    sender = judge.compiler.sender(source)
    for step in path:
        sender = _after(judge, step, sender, destination)
    for back, heard in judge.ways_back(place, destination, sender.hearer):
        alone = any(isinstance(each, OneSided) for each in back)
        if arrived(back) and (alone or not heard.allowed):
            yield Turn(met(path), met(back))


def _after(judge: Judge, step: Step, sender: Sender, destination: Endpoint) -> Sender:
    if isinstance(step, Inspected):
        return judge.compiler.behind(step, sender, destination, proxied=False)[0]
    return judge.compiler.after(step, sender)
