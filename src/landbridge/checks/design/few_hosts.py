"""A private cloud of so few hosts that it takes fewer routes."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.checks.design.allowance import FROM, LARGE, SMALL, hosts_of
from landbridge.checks.design.blocks import OWN
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _few(subject: Subject) -> Iterator[Hit]:
    facts = catalogue()
    routes = f"{facts.number(SMALL):,.0f} pieces of routes instead of {facts.number(LARGE):,.0f}"
    for cloud, count in hosts_of(subject.sized).items():
        if count < facts.number(FROM):
            yield Hit(cloud, f"{count} hosts take {routes}")


FEW_HOSTS = Rule(
    id="design.few-hosts",
    severity=Severity.LOW,
    says="the private cloud has fewer hosts than the larger allowance of routes asks for",
    happens="segments beyond the smaller allowance are not reachable from the virtual network",
    fix="The architect: order one more host, or count the segments' pieces before they are moved.",
    source=(FROM, SMALL, LARGE),
    needs=("sized",),
    about=(OWN,),
    find=_few,
)
