"""When a resource is made: what the service makes itself parts the work into stages."""

from enum import StrEnum

from landbridge.render.arm.ground import PEERING


class Stage(StrEnum):
    """When it is done: each stage needs what the ones before have made."""

    FOUNDATION = "foundation"
    CLOUD = "private cloud"
    UPLINKS = "uplinks"
    CLUSTERS = "clusters and add-ons"
    NSX = "segments and firewall of NSX"
    PEERINGS = "peerings"
    MONITORING = "monitoring"


STAGES = {
    "Microsoft.AVS/privateClouds": Stage.CLOUD,
    "Microsoft.AVS/privateClouds/clusters": Stage.CLUSTERS,
    "Microsoft.AVS/privateClouds/addons": Stage.CLUSTERS,
    PEERING: Stage.PEERINGS,
    "Microsoft.Network/virtualHubs/hubVirtualNetworkConnections": Stage.PEERINGS,
    "Microsoft.AVS/privateClouds/providers/diagnosticSettings": Stage.MONITORING,
    "Microsoft.Insights/metricAlerts": Stage.MONITORING,
    "Microsoft.Insights/activityLogAlerts": Stage.MONITORING,
}


def stage_of(type_: str) -> Stage:
    """Every type that is not named is of the foundation."""
    return STAGES.get(type_, Stage.FOUNDATION)
