"""A private DNS zone beside custom DNS servers."""

from collections.abc import Iterator

from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity
from landbridge.model.checked import Lack

ZONE = "estate.private_cloud.dns_zone"
SERVERS = "estate.private_cloud.virtual_network.dns_servers"


def _both(subject: Subject) -> Iterator[Hit]:
    cloud = subject.estate.private_cloud
    servers = cloud.virtual_network.dns_servers or ()
    if cloud.dns_zone == "Private" and servers:
        yield Hit(cloud.name, f"the virtual network asks {', '.join(servers)}")


def _open(subject: Subject) -> Iterator[Lack]:
    """What is unsaid matters only while the other half does not rule the clash out."""
    cloud = subject.estate.private_cloud
    if cloud.dns_zone == "Public" or cloud.virtual_network.dns_servers == ():
        return iter(())
    return unless_said(ZONE, SERVERS)(subject)


PRIVATE_DNS = Rule(
    id="parity.private-dns",
    severity=Severity.BLOCKING,
    says="the private cloud has a private DNS zone and its virtual network custom DNS servers",
    happens="the two together are unsupported: scaling, upgrades and patching of the cloud fail",
    fix=(
        "The network engineer: a public zone, which resolves everywhere, or the DNS of Azure in"
        " this network with a DNS Private Resolver that forwards for everybody else."
    ),
    source=("dns.private-with-custom-dns", "dns.zone-types", "dns.private-elsewhere"),
    needs=(ZONE, SERVERS),
    find=_both,
    undecided=_open,
)
