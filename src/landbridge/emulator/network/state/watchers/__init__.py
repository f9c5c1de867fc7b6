"""Network watchers and what they log."""

from landbridge.emulator.network.state.watchers.flow_logs import FlowLogs
from landbridge.emulator.network.state.watchers.watchers import Watchers

KINDS = (Watchers(), FlowLogs())

__all__ = ["KINDS"]
