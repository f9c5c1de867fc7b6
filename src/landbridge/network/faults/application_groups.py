"""Application security groups where Azure does not take them: over two networks, at a firewall."""

from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import product

from landbridge.model.network import Network
from landbridge.network.faults.fault import Fault, along

Homes = Mapping[str, str]
"""The virtual network of each group that has a member, all names in small letters."""
RULES = "firewall_policies.*.rule_collection_groups.*.rule_collections.*.rules.*"
GIVE = "Name addresses or an address group in its place."
REMEDY = "Make one group for each network."


def application_groups(network: Network) -> Iterator[Fault]:
    """Members of one group, or the two ends of one rule, in two networks."""
    homes: dict[str, str] = {}
    for path, text in along(network, "interfaces.*.application_security_groups.*"):
        home = network.interfaces[int(path[1])].subnet.lower().partition("/")[0]
        other = homes.setdefault(text.lower(), home)
        if other != home:
            problem = f"the group `{text}` has members in `{other}` and in `{home}`"
            yield Fault(path, problem, REMEDY)
    yield from _between(network, homes)
    yield from _at_firewalls(
        network, {*homes, *map(str.lower, network.application_security_groups)}
    )


def _between(network: Network, homes: Homes) -> Iterator[Fault]:
    for path, rule in along(network, "network_security_groups.*.rules.*"):
        for source, end in product(_among(rule.source, homes), _among(rule.destination, homes)):
            here, there = homes[source.lower()], homes[end.lower()]
            if here != there:
                yield Fault(
                    path,
                    f"`{rule.name}` goes from the group `{source}` in `{here}` to the group"
                    f" `{end}` in `{there}`",
                    "Name prefixes in place of one of them: a rule joins groups of one network.",
                )


def _among(texts: Iterable[str], homes: Homes) -> list[str]:
    return [text for text in texts if text.lower() in homes]


def _at_firewalls(network: Network, groups: Set[str]) -> Iterator[Fault]:
    """Rules of a firewall that name such a group as their source."""
    for path, rule in along(network, RULES):
        for at, text in enumerate(rule.source):
            if text.lower() in groups:
                problem = f"`{rule.name}` names the application security group `{text}`"
                yield Fault((*path, "source", at), f"{problem}; Azure Firewall takes none", GIVE)
