"""Sizing: how many AV64 hosts in which clusters an estate needs, and a reason for every number.

`size` answers, `what_if` compares, `behind_base` sizes for Generation 1. The parts in the order of
use: `demand` (VMs as arrays), `items` (what a host carries whole), `host`, `policy` and `capacity`
(what may be promised),
`layout` (clusters and clouds), `bound` (what nobody can beat), `packing`, `arrange` and `apart`
(a place for everything), `search` and `choice` (the fewest hosts), `reasons` and `findings`.
"""

from landbridge.sizing.behind_base import behind_base
from landbridge.sizing.size import size
from landbridge.sizing.what_if import Scenario, what_if

__all__ = ["behind_base", "size", "what_if", "Scenario"]
