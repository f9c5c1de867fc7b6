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


class Firewalls(Kind):
    type = "Microsoft.Network/azureFirewalls"
    shows_etag = True


class FirewallPolicies(Kind):
    type = "Microsoft.Network/firewallPolicies"
    shows_etag = True


class RuleCollectionGroups(Kind):
    type = "Microsoft.Network/firewallPolicies/ruleCollectionGroups"
    tracked = False
    shows_etag = True


KEPT = (
    Firewalls(),
    FirewallPolicies(),
    RuleCollectionGroups(),
    ApplicationSecurityGroups(),
    IpGroups(),
    PublicAddresses(),
    NatGateways(),
)
