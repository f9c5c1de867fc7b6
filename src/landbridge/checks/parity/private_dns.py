"""A private DNS zone beside custom DNS servers."""

from collections.abc import Iterator

from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _both(subject: Subject) -> Iterator[Hit]:
    cloud = subject.estate.private_cloud
    servers = cloud.virtual_network.dns_servers or ()
    if cloud.dns_zone == "Private" and servers:
        yield Hit(cloud.name, f"the virtual network asks {', '.join(servers)}")


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
    needs=("estate.private_cloud.dns_zone", "estate.private_cloud.virtual_network.dns_servers"),
    find=_both,
)
