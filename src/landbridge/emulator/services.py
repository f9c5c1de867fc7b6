"""All emulated types of all services, and those that are refused by name."""

from landbridge.emulator.avs.state import KINDS as AVS
from landbridge.emulator.avs.unsupported import UNSUPPORTED as NOT_OF_AVS
from landbridge.emulator.deployments.state import KINDS as DEPLOYMENTS
from landbridge.emulator.insights.state import KINDS as INSIGHTS
from landbridge.emulator.network.state import KINDS as NETWORK
from landbridge.emulator.network.unsupported import UNSUPPORTED as NOT_OF_NETWORK
from landbridge.emulator.resources.state import KINDS as RESOURCES

KINDS = (*RESOURCES, *DEPLOYMENTS, *AVS, *NETWORK, *INSIGHTS)
UNSUPPORTED = (*NOT_OF_AVS, *NOT_OF_NETWORK)
