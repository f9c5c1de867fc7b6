"""Azure Resource Manager: the one owner of access to it."""

from landbridge.clients.arm.arm import Arm
from landbridge.clients.arm.target import CLOUDS, Target, azure, emulator

__all__ = ["CLOUDS", "Arm", "Target", "azure", "emulator"]
