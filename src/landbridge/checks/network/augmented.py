"""Rules of network security groups that list what they cannot."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.keys import SECURITY_RULES
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.model.network import Network
from landbridge.model.network.fields import NUMERIC
from landbridge.network.proof import Proof
from landbridge.security.ends import ANY


def _several(proof: Proof) -> Iterator[Hit]:
    asgs = _application_groups(proof.network)
    for group in proof.network.network_security_groups:
        for rule in group.rules:
            for ends in (rule.source, rule.destination):
                words = [end for end in ends if not _plain(end)]
                tags = [each for each in words if each.lower() not in proof.ends.named]
                groups = [each for each in words if each.lower() in asgs]
                for several in (tags, groups):
                    if len(several) > 1:
                        yield Hit(f"{group.name}/{rule.name}", ", ".join(several))


def _plain(end: str) -> bool:
    return end.lower() in ANY or bool(NUMERIC.match(end))


def _application_groups(network: Network) -> set[str]:
    used = (name for each in network.interfaces for name in each.application_security_groups)
    return {name.lower() for name in (*network.application_security_groups, *used)}


AUGMENTED = Rule(
    id="azure.augmented-rule",
    severity=Severity.HIGH,
    says="one end of a rule lists several service tags or several application security groups",
    happens="a rule may list prefixes and ports, but one tag or one group only: it is refused",
    fix="The firewall's owner: a rule for each of them.",
    source=("nsg.augmented",),
    needs=(NETWORK,),
    about=(SECURITY_RULES,),
    find=asked(_several),
    undecided=answered,
)
