"""Whether what is planned overlaps with what stands in the subscription, or is peered with it."""

from collections.abc import Iterator
from typing import NamedTuple

from landbridge.deploy.merged import Body
from landbridge.deploy.preflight.hindrance import Hindrance, Intended, Sure
from landbridge.errors import RemoteError
from landbridge.render.arm import version_of
from landbridge.render.arm.ground import CLOUD, VIRTUAL_NETWORK
from landbridge.space import Addresses

REMEDY = "Give one of them other addresses; `landbridge check` tells those of the estate."
KINDS = {VIRTUAL_NETWORK: "the virtual network", CLOUD: "the private cloud"}


class Space(NamedTuple):
    """Who has which addresses, and with which networks it is peered, by their ids."""

    id: str
    name: str
    addresses: Addresses
    peers: frozenset[str] = frozenset()
    remote: Addresses = Addresses.of(())
    """What the peers had when they were last looked at."""


def overlap(intended: Intended) -> Iterator[Hindrance]:
    """Peered networks cannot overlap; others may, and can then never be peered."""
    ours = [
        _planned(each.path, each.name, each.body) for each in intended.works if each.type in KINDS
    ]
    try:
        there = [*_standing(VIRTUAL_NETWORK, intended), *_standing(CLOUD, intended)]
    except RemoteError as error:
        yield Hindrance(Sure.UNKNOWN, f"what else stands is not told: {error}", REMEDY)
        return
    own = {each.id for each in ours}
    for mine in ours:
        before = next((each for each in there if each.id == mine.id), mine)
        yield from _with_peers(mine, before)
        for other in there:
            if other.id not in own and (common := mine.addresses & other.addresses):
                peered = other.id in before.peers or mine.id in other.peers
                sure = Sure.BLOCKED if peered else Sure.UNKNOWN
                yield Hindrance(sure, _told(mine, other, common, peered), REMEDY)


def _with_peers(mine: Space, before: Space) -> Iterator[Hindrance]:
    """Networks of other subscriptions are known by what the peering tells of them."""
    new = mine.addresses - before.addresses
    if common := new & before.remote:
        told = f"{mine.name} would overlap with a network that it is peered with: {common}"
        yield Hindrance(Sure.BLOCKED, told, REMEDY)


def _told(mine: Space, other: Space, common: Addresses, peered: bool) -> str:
    how = "and is peered with it" if peered else "so that the two can never be peered"
    return f"{mine.name} overlaps with {other.name} in {common}, {how}"


def _standing(type_: str, intended: Intended) -> Iterator[Space]:
    path = f"{intended.subscription}/providers/{type_}"
    for each in intended.arm.listed(path, version_of(type_)):
        yield _planned(each["id"], each["name"], each)


def _planned(id_: str, name: str, body: Body) -> Space:
    properties: Body = body["properties"]
    told = properties.get("addressSpace", {}).get("addressPrefixes", ())
    block = properties.get("networkBlock")
    peerings = [each["properties"] for each in properties.get("virtualNetworkPeerings", ())]
    peers = {str(each["remoteVirtualNetwork"]["id"]).lower() for each in peerings}
    remote = [
        text
        for each in peerings
        for text in each.get("remoteAddressSpace", {}).get("addressPrefixes", ())
    ]
    kind = KINDS[VIRTUAL_NETWORK if told else CLOUD]
    addresses = Addresses.of([*told, *([block] if block else [])])
    return Space(id_.lower(), f"{kind} {name}", addresses, frozenset(peers), Addresses.of(remote))
