"""The types of Microsoft.AlertsManagement as they stand."""

from landbridge.emulator.alerts_management.state.alerts import Alerts

KINDS = (Alerts(),)

__all__ = ["KINDS"]
