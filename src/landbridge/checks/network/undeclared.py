"""An estate without a network."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _silent(subject: Subject) -> Iterator[Hit]:
    if subject.network is None:
        yield Hit(subject.estate.name)


UNDECLARED = Rule(
    id="azure.undeclared",
    severity=Severity.INFO,
    says="the estate declares no network",
    happens="the rules about networks are not asked, and nothing about reachability is proven",
    fix="The network engineer: declare what stands around the private cloud under `network`.",
    source=("docs/network-model.md",),
    needs=(NETWORK,),
    find=_silent,
)
