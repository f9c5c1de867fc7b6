"""Names in network rules of a firewall that does not resolve them."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.keys import FIREWALL_RULES
from landbridge.checks.network.written import network_rules
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.model.network.fields import NUMERIC
from landbridge.network.proof import Proof
from landbridge.security.firewall import lineage
from landbridge.space import ANYWHERE

PAGE = "firewall-fqdn"


def _unresolved(proof: Proof) -> Iterator[Hit]:
    policies = {each.name.lower(): each for each in proof.network.firewall_policies}
    for policy in proof.network.firewall_policies:
        if not any(each.dns_proxy for each in lineage(policy.name, policies)):
            for name, rule in network_rules(policy):
                if fqdns := [end for end in rule.destination if _is_fqdn(proof, end)]:
                    yield Hit(name, ", ".join(fqdns))


def _is_fqdn(proof: Proof, end: str) -> bool:
    """Whether it has dots and is neither an address, nor declared, nor a regional tag."""
    if "." not in end or NUMERIC.match(end) or end.lower() in proof.ends.named:
        return False
    return proof.ends.plain(end).possible == ANYWHERE


FQDN_WITHOUT_PROXY = Rule(
    id="azure.fqdn-without-proxy",
    severity=Severity.HIGH,
    says="a network rule of a firewall names an FQDN, and its policy has no DNS proxy",
    happens="firewall and client may resolve the name to different addresses: the rule misses",
    fix="The firewall's owner: switch the DNS proxy on, and let the clients ask the firewall.",
    source=(PAGE,),
    needs=(NETWORK,),
    about=(FIREWALL_RULES,),
    find=asked(_unresolved),
    undecided=answered,
)
