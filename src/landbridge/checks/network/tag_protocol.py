"""Service tags with the protocol of an application rule."""

from collections.abc import Iterator

from landbridge.checks.network.keys import GUIDE_RULES
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.checks.texts import texts
from landbridge.model import Severity

PROTOCOLS, TAGS = "firewall.application-protocols", "service-tag.names"


def _mixed(subject: Subject) -> Iterator[Hit]:
    protocols = {each.lower() for each in texts(PROTOCOLS)}
    tags = {each.lower() for each in texts(TAGS)}
    for rule in subject.estate.firewall_rules:
        tag = rule.destination.lower().partition(".")[0] in tags
        if tag and rule.protocol.lower() in protocols:
            yield Hit(rule.name, f"{rule.protocol} to {rule.destination}")


TAG_PROTOCOL = Rule(
    id="azure.tag-protocol",
    severity=Severity.INFO,
    says="a firewall rule joins a service tag with the protocol of an application rule",
    happens="a tag belongs to a network rule: it becomes one for the port of that protocol",
    fix="Nobody need act; where the name shall be checked, name FQDNs in an application rule.",
    source=("firewall.service-tag-belongs-to", PROTOCOLS, TAGS),
    needs=("estate.firewall_rules",),
    about=(GUIDE_RULES,),
    find=_mixed,
)
