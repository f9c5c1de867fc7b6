"""What the names at the ends of rules and routes stand for, in words."""

from collections.abc import Iterator

from landbridge.model.network import Network
from landbridge.model.network.fields import NUMERIC
from landbridge.model.topology import Meaning
from landbridge.network.faults.fault import along
from landbridge.security.ends import ANY, INTERNET, VIRTUAL_NETWORK, Ends, Tags
from landbridge.security.filter import Known

RULES = (
    "network_security_groups.*.rules.*",
    "network_manager.security_admin.*.rules.*",
    "firewall_policies.*.rule_collection_groups.*.rule_collections.*.rules.*",
    "private_clouds.*.distributed_firewall.*.rules.*",
    "private_clouds.*.gateway_firewall.*.rules.*",
)
ROUTES = "route_tables.*.routes.*.prefix"
SCOPED = {
    VIRTUAL_NETWORK: "the network where the rule counts with its peers, what gateways and hubs"
    " make known there, and the prefixes of its route table",
    INTERNET: "every public address, less what VirtualNetwork holds where the rule counts",
}
UNTOLD = "what it holds is not known here"


def meanings(network: Network, tags: Tags | None = None) -> Iterator[Meaning]:
    """Every name once, blind to case, in the order in which rules use them."""
    ends = Ends(network, tags)
    written = {each.lower(): each for each in _written(network)}
    for word, text in written.items():
        if word in ends.named or not (word in ANY or NUMERIC.match(text)):
            yield Meaning(name=text, means=SCOPED.get(word) or _told(ends.one(text)))


def _written(network: Network) -> Iterator[str]:
    for pattern in RULES:
        for _, rule in along(network, pattern):
            for end in ("source", "destination"):
                told = getattr(rule, end, ())
                yield from told if isinstance(told, tuple) else (told,)
    yield from (text for _, text in along(network, ROUTES))


def _told(known: Known) -> str:
    """Such as `10.1.1.0/24, and perhaps more`."""
    if not known.certain:
        return UNTOLD if known.possible else "no address"
    return f"{known.certain}, and perhaps more" if known.possible else str(known.certain)
