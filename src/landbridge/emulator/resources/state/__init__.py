"""Subscriptions and resource groups as they stand."""

from landbridge.emulator.resources.state.groups import ResourceGroups
from landbridge.emulator.resources.state.subscriptions import Subscriptions

KINDS = (Subscriptions(), ResourceGroups())

__all__ = ["KINDS"]
