"""Subscriptions, resource groups and locks as they stand."""

from landbridge.emulator.resources.state.groups import ResourceGroups
from landbridge.emulator.resources.state.locks import Locks
from landbridge.emulator.resources.state.subscriptions import Subscriptions

KINDS = (Subscriptions(), ResourceGroups(), Locks())

__all__ = ["KINDS"]
