"""The types of Azure Monitor as they stand."""

from landbridge.emulator.insights.state.metrics import MetricDefinitions, MetricNamespaces, Metrics

KINDS = (Metrics(), MetricDefinitions(), MetricNamespaces())

__all__ = ["KINDS"]
