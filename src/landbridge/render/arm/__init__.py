"""Resources of a plan as Azure Resource Manager takes them, a type a file."""

from landbridge.render.arm.bodies import bodies, version_of
from landbridge.render.arm.resource import ArmResource

__all__ = ["ArmResource", "bodies", "version_of"]
