"""All emulated types of all services, and those that are refused by name."""

from landbridge.emulator.alerts_management.state import KINDS as ALERTS
from landbridge.emulator.authorization.state import KINDS as AUTHORIZATION
from landbridge.emulator.authorization.unsupported import UNSUPPORTED as NOT_OF_ACCESS
from landbridge.emulator.avs.state import KINDS as AVS
from landbridge.emulator.avs.unsupported import UNSUPPORTED as NOT_OF_AVS
from landbridge.emulator.deployments.state import KINDS as DEPLOYMENTS
from landbridge.emulator.features.state import KINDS as FEATURES
from landbridge.emulator.insights.state import KINDS as INSIGHTS
from landbridge.emulator.insights.unsupported import UNSUPPORTED as NOT_OF_MONITOR
from landbridge.emulator.network.state import KINDS as NETWORK
from landbridge.emulator.network.unsupported import UNSUPPORTED as NOT_OF_NETWORK
from landbridge.emulator.operational_insights.state import KINDS as OPERATIONAL_INSIGHTS
from landbridge.emulator.resource_graph.state import KINDS as RESOURCE_GRAPH
from landbridge.emulator.resources.state import KINDS as RESOURCES
from landbridge.emulator.resources.unsupported import UNSUPPORTED as NOT_OF_RESOURCES
from landbridge.emulator.security.state import KINDS as SECURITY

KINDS = (
    *RESOURCES,
    *DEPLOYMENTS,
    *AVS,
    *NETWORK,
    *INSIGHTS,
    *ALERTS,
    *OPERATIONAL_INSIGHTS,
    *AUTHORIZATION,
    *FEATURES,
    *RESOURCE_GRAPH,
    *SECURITY,
)
UNSUPPORTED = (*NOT_OF_AVS, *NOT_OF_NETWORK, *NOT_OF_MONITOR, *NOT_OF_ACCESS, *NOT_OF_RESOURCES)
