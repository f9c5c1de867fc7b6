"""The types of Microsoft.ResourceGraph as they stand."""

from landbridge.emulator.resource_graph.state.resources import Resources

KINDS = (Resources(),)

__all__ = ["KINDS"]
