"""The types of Azure Monitor as they stand."""

from landbridge.emulator.insights.state.activity import ActivityLog
from landbridge.emulator.insights.state.alerts import (
    ActionGroups,
    ActivityLogAlerts,
    MetricAlerts,
    MetricAlertStatuses,
    QueryRules,
)
from landbridge.emulator.insights.state.diagnostics import Categories, DiagnosticSettings
from landbridge.emulator.insights.state.metrics import MetricDefinitions, MetricNamespaces, Metrics

KINDS = (
    Metrics(),
    MetricDefinitions(),
    MetricNamespaces(),
    ActionGroups(),
    MetricAlerts(),
    MetricAlertStatuses(),
    ActivityLogAlerts(),
    QueryRules(),
    DiagnosticSettings(),
    Categories(),
    ActivityLog(),
)

__all__ = ["KINDS"]
