"""Templates of ARM in JSON, and resources that somebody copied out of one."""

from landbridge.lint.arm.fragment import is_arm
from landbridge.lint.arm.read import JSON, place_of
from landbridge.lint.arm.source import arm_source

__all__ = ["JSON", "arm_source", "is_arm", "place_of"]
