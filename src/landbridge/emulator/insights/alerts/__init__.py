"""Metric alerts: which of their criteria are met."""
