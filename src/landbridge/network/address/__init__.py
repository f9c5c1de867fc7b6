"""The address plan: carving the block, the HCX ranges and the segments, and the route budget.

Rules ask for the parts alone: `ranges` says what was declared, `overlaps` which of it meets,
`carve` who gets what, `budget` which routes any set of prefixes spends.
"""

from landbridge.network.address.budget import budget
from landbridge.network.address.carve import Carved, carve
from landbridge.network.address.declared import ranges
from landbridge.network.address.overlap import overlaps
from landbridge.network.address.plan import address_plan

__all__ = ["Carved", "address_plan", "budget", "carve", "overlaps", "ranges"]
