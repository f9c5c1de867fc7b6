"""Private zones of DNS, and DNS Private Resolvers: nobody is answered, but all of it stands."""

from landbridge.emulator.network.state.dns.resolvers import (
    InboundEndpoints,
    OutboundEndpoints,
    Resolvers,
)
from landbridge.emulator.network.state.dns.rulesets import Rules, RulesetLinks, Rulesets
from landbridge.emulator.network.state.dns.zones import ZoneLinks, Zones

KINDS = (
    Zones(),
    ZoneLinks(),
    Resolvers(),
    InboundEndpoints(),
    OutboundEndpoints(),
    Rulesets(),
    Rules(),
    RulesetLinks(),
)

__all__ = ["KINDS"]
