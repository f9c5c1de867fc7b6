"""Gateways by their paths: every tier-1 by its name, and the one at the edge."""

from collections.abc import Mapping

from landbridge.intake.nsx.export import Export
from landbridge.intake.nsx.names import Names

TIER_0 = "tier-0"
"""The name of the gateway at the edge of a private cloud."""
ALONE = "no gateway"
"""The tier-1 of segments that hang on none."""


def gateways(export: Export) -> Mapping[str, str]:
    """The names of all gateways by their paths; of several tier-0s each is the edge."""
    names = Names()
    for reserved in (TIER_0, ALONE):
        names.give(reserved, "gateway")
    tier0s = dict.fromkeys((each.path for each in export.tier0s), TIER_0)
    return {**tier0s, **names.of(export.tier1s, "tier-1")}
