"""The types of Microsoft.OperationalInsights as they stand."""

from landbridge.emulator.operational_insights.state.workspaces import Workspaces

KINDS = (Workspaces(),)

__all__ = ["KINDS"]
