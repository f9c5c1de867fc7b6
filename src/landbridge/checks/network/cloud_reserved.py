"""Private clouds of a network in ranges that the service, NSX or Azure keeps for itself."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity
from landbridge.model.declared import Key
from landbridge.model.estate import Estate
from landbridge.model.network import AvsNetwork
from landbridge.security.ranges import listed
from landbridge.space import Addresses

SERVICE, NSX, AZURE = (
    "network.block.excluded",
    "network.block.nsx-reserved",
    "network.vnet.reserved",
)


class Held(NamedTuple):
    """A prefix, who has it, the key that says so, and the facts that tell what is kept."""

    prefix: str
    name: str
    key: Key
    facts: tuple[str, ...] = (NSX, AZURE)


def _touching(subject: Subject) -> Iterator[Hit]:
    """Of the private cloud that shall be, the rules of the design tell the rest."""
    for held in chain(_clouds(subject.estate), _homes(subject.estate)):
        kept = chain.from_iterable(listed(fact).prefixes() for fact in held.facts)
        mine = Addresses.parse(held.prefix)
        touched = [each for each in dict.fromkeys(kept) if mine & Addresses.parse(each)]
        if touched:
            told = f"{held.prefix} touches {', '.join(touched)}"
            yield Hit(held.name, told, keys=(held.key,))


def _clouds(estate: Estate) -> Iterator[Held]:
    """Blocks and segments."""
    for at, cloud in enumerate(estate.network.private_clouds):
        planned = cloud.name.casefold() == estate.private_cloud.name.casefold()
        here: Key = ("network", "private_clouds", at)
        if cloud.generation == 2:
            told = estate.segments if planned else ()
            yield from _segments(cloud, here, frozenset(each.name.casefold() for each in told))
        if cloud.generation == 2 and not planned:
            facts = (SERVICE, NSX, AZURE)
            yield Held(cloud.address_block, cloud.name, (*here, "address_block"), facts)


def _segments(cloud: AvsNetwork, here: Key, told: frozenset[str]) -> Iterator[Held]:
    for nth, each in enumerate(cloud.segments):
        if each.name.casefold() not in told:
            yield Held(each.prefix, each.name, (*here, "segments", nth, "prefix"))


def _homes(estate: Estate) -> Iterator[Held]:
    """The address spaces of their virtual networks."""
    clouds = (each for each in estate.network.private_clouds if each.generation == 2)
    homes = {(each.virtual_network or "").casefold() for each in clouds}
    for at, network in enumerate(estate.network.virtual_networks):
        for nth, prefix in enumerate(network.address_space):
            if network.name.casefold() in homes:
                key = ("network", "virtual_networks", at, "address_space", nth)
                yield Held(prefix, network.name, key)


CLOUD_RESERVED = Rule(
    id="azure.cloud-reserved",
    severity=Severity.BLOCKING,
    says="a private cloud, its network or a segment is in a range that NSX or Azure keeps",
    happens="no virtual network takes it into its address space, or NSX answers there itself",
    fix="The network engineer: take another prefix.",
    source=(SERVICE, NSX, AZURE, "network.routes.into-address-space"),
    needs=(NETWORK,),
    find=_touching,
    undecided=answered,
)
