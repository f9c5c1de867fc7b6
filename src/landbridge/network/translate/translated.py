"""The distributed firewall of a private cloud in the words of Azure, proven beside its own."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from landbridge.errors import InputError
from landbridge.model.difference import Difference
from landbridge.model.network import AvsNetwork, FirewallPolicy, Network, NetworkSecurityGroup
from landbridge.network.difference.difference import difference
from landbridge.network.difference.verdicts import Progress
from landbridge.network.proof import Proof
from landbridge.network.translate.collections import collected, inherited
from landbridge.network.translate.entries import Entry, Left, entries
from landbridge.network.translate.group import attached, group
from landbridge.network.translate.into import Into
from landbridge.security.ends import Ends, Tags
from landbridge.security.nsx import LAYER_2, distributed_filter
from landbridge.space import Addresses

Change = Callable[[Network], Network]
Thing = TypeVar("Thing", AvsNetwork, FirewallPolicy)
NAME = "nsx-{}"
OF_FRAMES = "it is about frames of Ethernet, which no rule of Azure sees"


class Asked(NamedTuple):
    """What is translated; names are empty where there is only one to choose from."""

    into: Into
    private_cloud: str = ""
    policy: str = ""


class Translated(NamedTuple):
    """The rules, those of NSX that they come from, what is left of these, and the change.

    `at` names what changes: the private cloud, or the firewall policy.
    """

    made: NetworkSecurityGroup | FirewallPolicy
    rules: Mapping[str, int]
    left: tuple[Left, ...]
    cloud: str
    at: str
    change: Change


class Proven(NamedTuple):
    """What differs with the new rules beside those of NSX, and with them in their place."""

    beside: Difference
    instead: Difference


def translated(network: Network, tags: Tags | None, asked: Asked) -> Translated:
    """The distributed firewall of one private cloud as rules of Azure.

    Raises InputError where it is not told which cloud or policy is meant, where something stands in
    the way, or where the rules are too many.
    """
    cloud = _named("private cloud", network.private_clouds, asked.private_cloud)
    guests = Addresses.of(each.prefix for each in cloud.segments)
    ends = Ends(network, tags)
    sides = [entries(distributed_filter(cloud, side, ends), side, guests) for side in ("out", "in")]
    found = [entry for side in sides for entry in side.entries]
    made, unsaid, at, change = MAKING[asked.into](network, cloud, asked, found)
    change(network)  # refuses where something stands in the way
    left = dict.fromkeys(
        (*(each for side in sides for each in side.left), *unsaid, *_framed(cloud))
    )
    return Translated(made, _counted(found, left), tuple(left), cloud.name, at, change)


def proven(
    network: Network, tags: Tags | None, found: Translated, progress: Progress | None = None
) -> Proven:
    """Both differences to the network as it is."""
    more = found.change(network)
    bare = _without_firewall(more, found.cloud)
    beside, instead = (
        difference(Proof(network, tags), Proof(each, tags), progress) for each in (more, bare)
    )
    return Proven(beside, instead)


Made = tuple[NetworkSecurityGroup | FirewallPolicy, tuple[Left, ...], str, Change]


def _group(network: Network, cloud: AvsNetwork, asked: Asked, found: list[Entry]) -> Made:
    name = NAME.format(cloud.name)
    _refuse_taken(name, [each.name for each in network.network_security_groups])
    made = group(name, found)
    return made.group, made.left, cloud.name, partial(attached, cloud=cloud.name, made_=made.group)


def _collections(network: Network, cloud: AvsNetwork, asked: Asked, found: list[Entry]) -> Made:
    heir = _named("firewall policy", network.firewall_policies, asked.policy)
    name = NAME.format(cloud.name)
    _refuse_taken(name, [each.name for each in network.firewall_policies])
    made = collected(name, found)
    change = partial(inherited, heir=heir.name, policy=made.policy)
    return made.policy, made.left, heir.name, change


MAKING: Mapping[Into, Callable[[Network, AvsNetwork, Asked, list[Entry]], Made]] = {
    Into.GROUP: _group,
    Into.FIREWALL: _collections,
}


def _without_firewall(network: Network, cloud: str) -> Network:
    """The network with nothing at the vNICs of a private cloud."""
    open_: dict[str, object] = {"distributed_firewall": (), "distributed_default": "allow"}
    clouds = tuple(
        each.model_copy(update=open_) if each.name == cloud else each
        for each in network.private_clouds
    )
    return network.model_copy(update={"private_clouds": clouds})


def _framed(cloud: AvsNetwork) -> Iterator[Left]:
    """Rules about frames, which nobody asks about packets."""
    for policy in cloud.distributed_firewall:
        if policy.category == LAYER_2:
            yield from (Left(f"{policy.name}/{each.name}", OF_FRAMES) for each in policy.rules)


def _counted(found: Iterable[Entry], left: Iterable[Left]) -> dict[str, int]:
    """How many sides of each rule are said."""
    unsaid = {each.rule for each in left}
    return dict(Counter(each.rule for each in found)) | {
        name: 0 for name in unsaid - {each.rule for each in found}
    }


def _named(what: str, those: Sequence[Thing], name: str) -> Thing:
    """The one of this name, or the only one."""
    fitting = [each for each in those if not name or each.name.lower() == name.lower()]
    if len(fitting) == 1:
        return fitting[0]
    names = ", ".join(each.name for each in those) or "none"
    problem = f"which {what} is meant is not told" if not name else f"there is no {what} {name}"
    raise InputError(problem, remedy=f"Name one of those that the estate has: {names}.")


def _refuse_taken(name: str, names: Iterable[str]) -> None:
    if name.lower() in {each.lower() for each in names}:
        raise InputError(f"{name} is there already", remedy="Rename it, or take it out first.")
