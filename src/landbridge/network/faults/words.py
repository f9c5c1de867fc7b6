"""Words for traffic and addresses that nobody understands."""

from collections.abc import Iterable, Iterator

from landbridge.model.estate import FirewallRule
from landbridge.model.network import Network
from landbridge.model.network.fields import NUMERIC
from landbridge.model.network.firewall import ApplicationRule
from landbridge.network.faults.fault import Fault, Path, along
from landbridge.security.ends import Ends
from landbridge.security.matching import NoTraffic, service
from landbridge.space import NUMBERS, Addresses, Traffic

SERVICES = (
    "private_clouds.*.distributed_firewall.*.rules.*.services.*",
    "private_clouds.*.gateway_firewall.*.rules.*.services.*",
)
RULES = "firewall_policies.*.rule_collection_groups.*.rule_collections.*.rules.*"
MEMBERS = (
    "virtual_networks.*.subnets.*.service_endpoints.*",
    "groups.*.members.*",
    "groups.*.somewhere_in.*",
    "private_clouds.*.exclude.*",
)
"""Names or addresses that are not looked at as they are read."""
TOLD_APART = ("tcp", "udp", "icmp")
"""The protocols of Azure Firewall's network rules."""
CALLED = "Write a protocol with its port, such as `https:443`."


def words(network: Network) -> Iterator[Fault]:
    """What stands for traffic or addresses, and means none."""
    for pattern in SERVICES:
        for path, text in along(network, pattern):
            yield from _traffic(path, text)
    for path, rule in along(network, RULES):
        if isinstance(rule, ApplicationRule):
            yield from _called(path, rule)
    yield from _members(network)


def rule_words(rules: Iterable[FirewallRule]) -> Iterator[Fault]:
    """Protocols of the guide's block that Azure Firewall cannot tell."""
    for at, rule in enumerate(rules):
        path = ("firewall_rules", at, "protocol")
        if fault := next(_traffic(path, rule.protocol), None):
            yield fault
        elif not _is_told_apart(service(rule.protocol)):
            problem = f"Azure Firewall has no network rules for `{rule.protocol}`"
            yield Fault(path, problem, "Name TCP or UDP with ports, ICMP as a whole, or any.")


def _called(path: Path, rule: ApplicationRule) -> Iterator[Fault]:
    for at, text in enumerate(rule.protocols):
        name, _, port = text.partition(":")
        for fault in _traffic((), f"tcp/{port}" if port else name):
            why = fault.problem.partition(": ")[2]
            problem = f"`{text}` is no protocol of an application rule: {why}"
            yield Fault((*path, "protocols", at), problem, CALLED)


def _traffic(path: Path, text: str) -> Iterator[Fault]:
    try:
        service(text)
    except NoTraffic as error:
        yield Fault(path, str(error), error.remedy)


def _is_told_apart(traffic: Traffic) -> bool:
    """Whether network rules can say exactly this traffic."""
    if traffic == service("any"):
        return True
    whole = Traffic.of(NUMBERS["icmp"])
    parts = [traffic & Traffic.of(NUMBERS[each]) for each in TOLD_APART]
    icmp = parts[TOLD_APART.index("icmp")]
    return Traffic.union(parts) == traffic and icmp in {whole, icmp - icmp}


def _members(network: Network) -> Iterator[Fault]:
    """What begins like an address, and is neither one nor the name of something."""
    names = Ends(network).named.keys()
    for pattern in MEMBERS:
        for path, text in along(network, pattern):
            if NUMERIC.match(text) and text.lower() not in names and not _is_address(text):
                problem = f"`{text}` is no address, prefix or range, and nothing is called so"
                yield Fault(path, problem, "Write one such as 10.0.0.4, or name a group.")


def _is_address(text: str) -> bool:
    try:
        return bool(Addresses.parse(text))
    except ValueError:
        return False
