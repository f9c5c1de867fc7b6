"""Resources of a plan as Azure Resource Manager takes them, a type a file."""

from landbridge.render.arm.bodies import bodies, version_of
from landbridge.render.arm.resource import ArmResource, Filled
from landbridge.render.arm.stage import Stage, stage_of

__all__ = ["ArmResource", "Filled", "Stage", "bodies", "stage_of", "version_of"]
