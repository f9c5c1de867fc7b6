"""Places outside Azure: local network gateways, and sites of Virtual WAN."""

from collections.abc import Iterator

from landbridge.intake.azure.outside import SPACES, prefixes_of
from landbridge.intake.azure.resource import Resource
from landbridge.intake.azure.survey import Entry, Survey

READ = frozenset(
    {*SPACES, "gatewayIpAddress", "fqdn", "bgpSettings", "virtualWan", "deviceProperties"}
    | {"vpnSiteLinks", "isSecuritySite", "o365Policy", "ipAddress", "siteKey", "bgpProperties"}
)
UNTOLD = "which addresses are behind it is not told (BGP tells them to Azure): it is left out"


def read(site: Resource, survey: Survey) -> Iterator[Entry]:
    """A site; without an address it is none."""
    survey.unread(site.record, READ)
    prefixes = prefixes_of(site.record)
    if not prefixes:
        survey.remark(site.record, UNTOLD)
        return
    yield "sites", {"name": survey.name(site), "prefixes": list(prefixes)}
