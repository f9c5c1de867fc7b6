"""Types that are kept as they are sent: the emulator holds them to their shape alone."""

from landbridge.emulator.arm.kind import Kind


class ApplicationSecurityGroups(Kind):
    type = "Microsoft.Network/applicationSecurityGroups"
    shows_etag = True


class IpGroups(Kind):
    type = "Microsoft.Network/ipGroups"
    shows_etag = True


class PublicAddresses(Kind):
    type = "Microsoft.Network/publicIPAddresses"
    shows_etag = True


class NatGateways(Kind):
    type = "Microsoft.Network/natGateways"
    shows_etag = True


KEPT = (ApplicationSecurityGroups(), IpGroups(), PublicAddresses(), NatGateways())
