"""Azure Resource Manager: the one owner of access to it."""

from landbridge.clients.arm.arm import Arm
from landbridge.clients.arm.directory import principals
from landbridge.clients.arm.graph import rows
from landbridge.clients.arm.state import etag_of, is_whole, state_of
from landbridge.clients.arm.target import CLOUDS, Target, azure, emulator

__all__ = [
    "CLOUDS",
    "Arm",
    "Target",
    "azure",
    "emulator",
    "etag_of",
    "is_whole",
    "principals",
    "rows",
    "state_of",
]
